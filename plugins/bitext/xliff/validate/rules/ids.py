"""Ids: unique where required, and the same in source and target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core, module
from bitext.xliff.validate.grammar import FOREIGN
from bitext.xliff.validate.tree import CODES, INLINE, File, Scope, Tree, Unit
from bitext.xliff.validate.values import NMTOKEN, is_nmtoken

_SWITCH = "{urn:oasis:names:tc:xliff:pgs:1.0}switch"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ID = core("3.3.1.21 id")
_HOLDERS = ("file", "group", "unit")


def duplicate_ids(elements: Iterable[etree._Element], where: str, clause: str) -> Iterator[Fault]:
    """A fault for each element whose id an earlier one has; `where` names them all, for the message."""
    seen: set[str] = set()
    for element in elements:
        name = element.get("id") or element.get(_XML_ID)
        if name in seen:
            message = f"the id “{name}” is used twice {where}; give one of them another"
            yield Fault("id-duplicate", element, message, clause)
        if name:
            seen.add(name)


def file_ids(tree: Tree) -> Iterator[Fault]:
    """References to a file by its id get the first of two, and sentences end up on the wrong page."""
    yield from duplicate_ids(tree.children(tree.root, "file"), "among the files", _ID)
    notes = tree.child(tree.root, "notes")
    if notes is not None:
        yield from duplicate_ids(notes, "among these notes", _ID)


def tree_ids(file: File) -> Iterator[Fault]:
    """If two units have one id, a merge keeps one translation and drops the other."""
    yield from duplicate_ids(file.unit_elements, "among the units of this file", _ID)
    yield from duplicate_ids(file.groups, "among the groups of this file", _ID)


def note_ids(file: File) -> Iterator[Fault]:
    """A comment in the text is shown with another comment's note."""
    for holder in (file.element, *file.groups, *file.unit_elements):
        for notes in file.tree.children(holder, "notes"):
            yield from duplicate_ids(notes, "among these notes", _ID)


def metadata_ids(tree: Tree) -> Iterator[Fault]:
    """A tool gets the wrong metadata."""
    for metadata in tree.inside(tree.root, "mda:metadata"):
        holders = (metadata, *tree.inside(metadata, "mda:metaGroup"))
        yield from duplicate_ids(holders, "in this metadata", module("4.4.5.3 id"))


def extension_ids(file: File) -> Iterator[Fault]:
    """A fragment identifier is invalid in an extension, or ambiguous."""
    clause = core("3.9.2 Constraints of extensions")
    by_place: dict[tuple[etree._Element, str], list[etree._Element]] = {}
    for extension in file.tree.extensions:
        holder = next((each for each in extension.iterancestors() if file.tree.name(each) in _HOLDERS), None)
        if holder is None or file.element not in (holder, *holder.iterancestors()):
            continue
        for element in extension.iter(etree.Element):
            if file.tree.name(element) == FOREIGN:
                by_place.setdefault((holder, etree.QName(element).namespace or ""), []).append(element)
    for elements in by_place.values():
        yield from duplicate_ids(elements, "in one extension", clause)
        for element in elements:
            name = element.get("id", element.get(_XML_ID, "id"))
            if not is_nmtoken(name):
                message = f"the id “{name[:40]}” of an extension is not valid; write {NMTOKEN.hint}"
                yield Fault("extension-id", element, message, clause)


def inline_ids(unit: Unit) -> Iterator[Fault]:
    """If a segment and a code share an id, notes and matches are attached to the wrong one."""
    yield from duplicate_ids((part.element for part in unit.parts), "among the segments of this unit", _ID)
    first_parts = {part.element.get("id"): part.element for part in reversed(unit.parts)}
    # Variants of one message (part 2, 4.9.6) have the same codes; only one of them is shown at a time.
    variants = unit.element.get(_SWITCH) is not None
    for parts in [(part,) for part in unit.parts] if variants else [unit.parts]:
        sources = _with_ids(unit, (part.source for part in parts))
        together = (*first_parts.values(), *sources)
        yield from duplicate_ids(together, "among segments and inline elements of this unit", _ID)
        yield from duplicate_ids(_with_ids(unit, (part.target for part in parts)), "in the targets of this unit", _ID)


def _with_ids(unit: Unit, contents: Iterator[etree._Element | None]) -> Iterator[etree._Element]:
    return (element for element in unit.within(contents) if unit.tree.name(element) in INLINE)


def target_ids(unit: Unit) -> Iterator[Fault]:
    """A code has the id of a sentence: notes and matches are attached to the wrong one."""
    for name, element in unit.target_ids.items():
        if name in unit.part_ids:
            message = f"<{unit.tree.name(element)}> has the id “{name}” of a segment; give it another"
            yield Fault("id-target", element, message, _ID)


def kinds(scope: Scope) -> Iterator[Fault]:
    """A target's code differs in kind from the source's code of that id: a link becomes an image."""
    for name, element in scope.target_ids.items():
        base = scope.source_ids.get(name)
        kind = scope.tree.name(element)
        if base is not None and _family(kind) != _family(scope.tree.name(base)):
            message = f"<{kind}> has the id “{name}” of a <{scope.tree.name(base)}> in the source; give it another"
            yield Fault("id-target", element, message, _ID)


def data_ids(scope: Scope) -> Iterator[Fault]:
    """A code gets the markup of another."""
    for table in scope.tree.children(scope.element, "originalData"):
        yield from duplicate_ids(table, f"among the data of this {etree.QName(scope.element).localname}", _ID)


def _family(kind: str) -> str:
    """Equal for elements that may correspond: a spanning code can be written either way (3.7.2.2), as can a marker."""
    if kind == "ph":
        return kind
    return "code" if kind in CODES else "annotation"
