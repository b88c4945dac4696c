"""Imports one page: compares the targets of a file with the project's document, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bitext.core.inline import comparable, markdown
from bitext.core.model import Content, Document, Finding, Location, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.exchange.import_xliff.partners import partners
from bitext.exchange.import_xliff.segment import Fault, NewTarget, Result, import_segment
from bitext.segments.layout import source_key
from bitext.xliff import SECOND_TARGET, WrittenSegment

_UNKNOWN = "has no segment: the page no longer has this sentence; export again, and translate the one that replaced it"


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
    line: int | None = None
    """1-based, in its file."""


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
    """The targets to import from a document; see `partners` for how its segments are found.

    Args:
        own: the project's document for this page and locale.
        returned: the document in the file.
        written: lines and states in the file.
        path: path of the file, for findings.
    """
    taken: list[ImportedTarget] = []
    findings: list[Finding] = []
    unchanged = 0
    for (unit, segment), partner in partners(own, returned):
        position = written.get((unit.id, segment.id))
        place = Location(path, position.line if position else None)
        result: Result = _unknown_segment(segment)
        if position and position.more_targets:
            result = Fault("target-twice", SECOND_TARGET)
        elif partner:
            own_unit, own_segment = partner
            state = position.state if position else ""
            result = import_segment(own_segment, segment, state, own_unit, own.target_locale or "")
            if isinstance(result, NewTarget):
                taken.append(_taken(own_unit, own_segment, result, place.line))
        if result is None:
            unchanged += 1
        elif isinstance(result, Fault):
            shown = partner[1] if partner and result.code != "src-mismatch" else segment
            findings.append(_finding(result, shown, unit, place))
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


def _unknown_segment(segment: Segment) -> Fault | None:
    """The fault of a segment that the page does not have; None if it has no translation to lose."""
    target = segment.target
    if not target or not source_key(target) or source_key(target) == source_key(segment.source):
        return None
    return Fault("unit-unknown", _UNKNOWN)


def _taken(unit: Unit, own: Segment, new: NewTarget, line: int | None) -> ImportedTarget:
    is_new = own.target is None or comparable(own.target) != comparable(new.target)
    return ImportedTarget(unit.id, own.id, new.target, new.state, new.sub_state, is_new, line)


def _finding(fault: Fault, segment: Segment, unit: Unit, place: Location) -> Finding:
    message = f"the target of “{short(markdown(segment.source))}” {fault.message}"
    return Finding(fault.code, Severity.ERROR, message, place, unit.id, segment.id)
