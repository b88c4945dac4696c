"""Ids: unique where they must be, and the same in source and target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core, module
from bitext.xliff.validate.tree import CODES, INLINE, File, Tree, Unit

_SWITCH = "{urn:oasis:names:tc:xliff:pgs:1.0}switch"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ID = core("3.3.1.21 id")
_STANDALONE = frozenset({"ph"})


def repeated(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Those whose id one before them has already."""
    seen: set[str] = set()
    for element in elements:
        name = element.get("id") or element.get(_XML_ID)
        if name in seen:
            yield element
        if name:
            seen.add(name)


def twice(elements: Iterable[etree._Element], where: str, clause: str) -> Iterator[Fault]:
    """A fault for each of them; `where` says in what the ids are unique."""
    for element in repeated(elements):
        name = element.get("id") or element.get(_XML_ID)
        yield Fault("id-duplicate", element, f"the id “{name}” stands twice {where}; give one of them another", clause)


def file_ids(tree: Tree) -> Iterator[Fault]:
    """Whatever refers to a file by its id gets the first of two, and its sentences land on the wrong page."""
    yield from twice(tree.children(tree.root, "file"), "among the files", _ID)
    notes = tree.child(tree.root, "notes")
    if notes is not None:
        yield from twice(notes, "among these notes", _ID)


def tree_ids(file: File) -> Iterator[Fault]:
    """Of two units with one id a merge keeps one translation and drops the other."""
    yield from twice(file.unit_elements, "among the units of this file", _ID)
    yield from twice(file.groups, "among the groups of this file", _ID)


def note_ids(file: File) -> Iterator[Fault]:
    """A comment in the text then shows somebody else's note."""
    for holder in (file.element, *file.groups, *file.unit_elements):
        for notes in file.tree.children(holder, "notes"):
            yield from twice(notes, "among these notes", _ID)


def metadata_ids(tree: Tree) -> Iterator[Fault]:
    """A tool that looks up its own data finds that of something else."""
    for metadata in tree.inside(tree.root, "mda:metadata"):
        holders = (metadata, *tree.inside(metadata, "mda:metaGroup"))
        yield from twice(holders, "in this metadata", module("4.4.5.3 id"))


def extension_ids(file: File) -> Iterator[Fault]:
    """A fragment identifier then means two things of an extension, and a tool takes either."""
    for holder in (file.element, *file.groups, *file.unit_elements):
        by_namespace: dict[str, list[etree._Element]] = {}
        for child in file.tree.strangers(holder):
            for element in child.iter():
                namespace = etree.QName(element).namespace or ""
                by_namespace.setdefault(namespace, []).append(element)
        for elements in by_namespace.values():
            yield from twice(elements, "in one extension", core("3.9.2 Constraints of extensions"))


def inline_ids(unit: Unit) -> Iterator[Fault]:
    """A segment and a code with one id: notes and matches attach to the wrong one, and codes get mixed up."""
    yield from twice((part.element for part in unit.parts), "among the segments of this unit", _ID)
    # Variants of one message (part 2, 4.9.6) have the same codes; only one of them is ever shown.
    variants = unit.element.get(_SWITCH) is not None
    for parts in [(part,) for part in unit.parts] if variants else [unit.parts]:
        sources = _with_ids(unit, (part.source for part in parts))
        yield from twice([*_first_of_each(unit), *sources], "among segments and inline elements of this unit", _ID)
        yield from twice(_with_ids(unit, (part.target for part in parts)), "in the targets of this unit", _ID)
    for table in unit.tree.children(unit.element, "originalData"):
        yield from twice(table, "among the data of this unit", _ID)


def _first_of_each(unit: Unit) -> Iterator[etree._Element]:
    known: dict[str, etree._Element] = {}
    for part in unit.parts:
        known.setdefault(part.element.get("id", ""), part.element)
    return iter(known.values())


def _with_ids(unit: Unit, contents: Iterator[etree._Element | None]) -> Iterator[etree._Element]:
    return (element for element in unit.within(contents) if unit.tree.name(element) in INLINE)


def target_ids(unit: Unit) -> Iterator[Fault]:
    """The translated link opens as an image: the target's code is another thing than the source's of that id."""
    for name, element in unit.target_ids.items():
        kind = unit.tree.name(element)
        if name in unit.part_ids:
            message = f"<{kind}> has the id “{name}” of a segment; give it another"
            yield Fault("id-target", element, message, _ID)
        base = unit.source_ids.get(name)
        if base is not None and not _corresponds(kind, unit.tree.name(base)):
            message = f"<{kind}> has the id “{name}” of a <{unit.tree.name(base)}> in the source; give it another"
            yield Fault("id-target", element, message, _ID)


def _corresponds(kind: str, other: str) -> bool:
    # A spanning code may be written either way (3.7.2.2), and so may an annotation.
    return kind == other or (_family(kind) == _family(other))


def _family(kind: str) -> str:
    if kind in _STANDALONE:
        return kind
    return "code" if kind in CODES else "annotation"
