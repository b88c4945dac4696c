"""References: their syntax, and whether their targets exist."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.core.model import Severity
from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.fragments import parse
from bitext.xliff.validate.tree import File, Scope, Tree, Unit

_REFERRING = ("mrk", "sm", "note", "mtc:match", "gls:glossEntry", "gls:translation")
_DATA = (
    ("dataRef", "3.3.1.9 dataRef"),
    ("dataRefStart", "3.3.1.11 dataRefStart"),
    ("dataRefEnd", "3.3.1.10 dataRefEnd"),
)
_FLOWS = (
    ("subFlows", "3.3.1.32 subFlows"),
    ("subFlowsStart", "3.3.1.34 subFlowsStart"),
    ("subFlowsEnd", "3.3.1.33 subFlowsEnd"),
)


def fragments(tree: Tree) -> Iterator[Fault]:
    """A note, term or match with an invalid reference is not shown to the translator."""
    for element in tree.inside(tree.root, *_REFERRING):
        reference = element.get("ref", "")
        if reference.startswith("#") and isinstance(error := parse(reference), str):
            message = f"ref “{reference[:40]}” is not a fragment identifier ({error}); write it like #u=u1/s1"
            yield Fault("ref-syntax", element, message, core("2 Fragment Identification"))


def broken_reference(
    unit: Unit, element: etree._Element, clause: str, severity: Severity = Severity.ERROR
) -> Iterator[Fault]:
    """A fault if the element's ref does not lead to text of the unit; syntax errors have their own fault."""
    reference = element.get("ref")
    fragment = parse(reference) if reference is not None and reference.startswith("#") else None
    if reference is None or isinstance(fragment, str):
        return
    leaf = fragment.leaf_in(unit.file.element.get("id", ""), unit.id) if fragment else None
    if leaf is None or not _is_text(unit, *leaf):
        message = f"ref “{reference[:40]}” does not lead to a segment or span of this unit; write # and its id"
        yield Fault("ref-target", element, message, clause, severity)


def _is_text(unit: Unit, prefix: str, name: str) -> bool:
    """Whether the leaf of a fragment identifier is a segment or an inline element of its unit."""
    if prefix == "t":
        return name in unit.target_ids
    return prefix == "" and (name in unit.source_ids or name in unit.part_ids)


def severity_of_reference(element: etree._Element) -> Severity:
    """An error for a broken fragment identifier, a note for any other reference.

    The specification's own examples have notes with `ref="id"`, and its test suite a valid entry with `t=#m2`.
    """
    return Severity.ERROR if element.get("ref", "").startswith("#") else Severity.NOTE


def note_references(unit: Unit) -> Iterator[Fault]:
    """The note is not shown at its sentence."""
    for notes in unit.tree.children(unit.element, "notes"):
        for note in unit.tree.children(notes, "note"):
            yield from broken_reference(unit, note, core("3.3.1.27 ref"), severity_of_reference(note))


def original_data(scope: Scope) -> Iterator[Fault]:
    """The markup of this code is lost when the page is merged: a link has no address."""
    holder = etree.QName(scope.element).localname
    for side in scope.sides:
        for code in side:
            for name, clause in _DATA:
                reference = code.get(name)
                if reference is not None and reference not in scope.data:
                    message = f"{name} “{reference}” is not a <data> of this {holder}; add it, or correct the reference"
                    yield Fault("data-ref", code, message, core(clause))


def sub_flows(file: File) -> Iterator[Fault]:
    """The text inside a code, such as an image's description, stays untranslated."""
    for code in file.tree.inside(file.element, "ph", "pc", "sc", "ec"):
        for name, clause in _FLOWS:
            for unit_id in (code.get(name) or "").split():
                if unit_id not in file.unit_ids:
                    message = f"{name} has “{unit_id}”, which is not a unit of this file; correct it"
                    yield Fault("sub-flow", code, message, core(clause))
