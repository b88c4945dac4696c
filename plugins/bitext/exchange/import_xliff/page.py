"""Imports one page: compares the targets of a file with the project's document, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Finding, Location, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.exchange.import_xliff.comparison import comparable, is_blank
from bitext.exchange.import_xliff.segment import Fault, NewTarget, import_segment
from bitext.xliff import WrittenSegment

_UNKNOWN = "does not belong to a segment of this page; run bitext update, and look it up in the retired segments"


@dataclass(frozen=True, slots=True)
class ImportedTarget:
    """An imported target."""

    unit: str
    segment: str
    target: Content
    state: State
    sub_state: str
    is_new: bool
    """Whether the text changed; otherwise only its state did."""


@dataclass(frozen=True, slots=True)
class PageImport:
    """The result of importing a file into a page."""

    taken: tuple[ImportedTarget, ...]
    unchanged: int
    """Number of segments with nothing new."""
    findings: tuple[Finding, ...]
    """One per rejected target."""


def import_targets(
    own: Document, returned: Document, written: Mapping[tuple[str, str], WrittenSegment], path: Path
) -> PageImport:
    """The targets to import from a document, matched by unit id, segment id and equal source.

    Args:
        own: the project's document for this page and locale.
        returned: the document in the file.
        written: lines and states in the file.
        path: path of the file, for findings.
    """
    units = {unit.id: unit for unit in own.units}
    taken: list[ImportedTarget] = []
    findings: list[Finding] = []
    unchanged = 0
    for unit, segment in _segments(returned):
        own_unit = units.get(unit.id)
        partner = _partner(own_unit, segment, unit) if own_unit else None
        position = written.get((unit.id, segment.id))
        result: NewTarget | Fault | None = _unknown_segment(segment)
        if own_unit and partner:
            result = import_segment(partner, segment, position.state if position else "", own_unit)
        if result is None:
            unchanged += 1
        elif isinstance(result, Fault):
            place = Location(path, position.line if position else None)
            findings.append(_finding(result, segment, unit, place))
        elif own_unit and partner:
            taken.append(_taken(own_unit, partner, result))
    return PageImport(tuple(taken), unchanged, tuple(findings))


def with_imported(own: Document, taken: Iterable[ImportedTarget]) -> Document:
    """The project's document with the imported targets; nothing else changes."""
    new = {(target.unit, target.segment): target for target in taken}
    return replace(own, units=tuple(_updated(unit, new) for unit in own.units)) if new else own


def _updated(unit: Unit, new: Mapping[tuple[str, str], ImportedTarget]) -> Unit:
    if not any((unit.id, segment.id) in new for segment in unit.segments):
        return unit
    return replace(unit, segments=tuple(_filled(segment, new.get((unit.id, segment.id))) for segment in unit.segments))


def _filled(segment: Segment, new: ImportedTarget | None) -> Segment:
    return replace(segment, target=new.target, state=new.state, sub_state=new.sub_state) if new else segment


def _segments(document: Document) -> Iterator[tuple[Unit, Segment]]:
    return ((unit, segment) for unit in document.units for segment in unit.segments)


def _partner(own: Unit, returned: Segment, unit: Unit) -> Segment | None:
    found = next((segment for segment in own.segments if segment.id == returned.id), None)
    if found is None and len(own.segments) == len(unit.segments) == 1:
        # Some tools drop segment ids; in a unit with one segment the match is certain.
        return own.segments[0]
    return found


def _unknown_segment(segment: Segment) -> Fault | None:
    """The fault of a segment that the page does not have; None if it has no translation to lose."""
    target = segment.target
    if target is None or is_blank(target) or comparable(target) == comparable(segment.source):
        return None
    return Fault("unit-unknown", _UNKNOWN)


def _taken(unit: Unit, own: Segment, new_target: NewTarget) -> ImportedTarget:
    is_new = own.target is None or comparable(own.target) != comparable(new_target.target)
    return ImportedTarget(unit.id, own.id, new_target.target, new_target.state, new_target.sub_state, is_new)


def _finding(fault: Fault, segment: Segment, unit: Unit, place: Location) -> Finding:
    message = f"the target of “{short(markdown(segment.source))}” {fault.message}"
    return Finding(fault.code, Severity.ERROR, message, place, unit.id, segment.id)
