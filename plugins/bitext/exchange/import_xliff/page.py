"""One page that comes back: its targets beside the project's own document, judged one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Finding, Place, Segment, Severity, State, Unit
from bitext.exchange.import_xliff.segment import Fault, Gain, judged
from bitext.exchange.import_xliff.shape import is_empty, shape
from bitext.xliff import Spot

_UNKNOWN = "belongs to no segment of this page (any more); run bitext update, and look it up in the memory"


@dataclass(frozen=True, slots=True)
class Taken:
    """A target that came in."""

    unit: str
    segment: str
    target: Content
    state: State
    sub_state: str
    is_new: bool
    """Whether the text is new; else only its state is."""


@dataclass(frozen=True, slots=True)
class HandedBack:
    """What a file gives to a page."""

    taken: tuple[Taken, ...]
    unchanged: int
    """How many of its segments have nothing to take."""
    findings: tuple[Finding, ...]
    """One for each target that is refused."""


def hand_back(own: Document, back: Document, spots: Mapping[tuple[str, str], Spot], path: Path) -> HandedBack:
    """What is to be taken of a document that came back, by unit id, segment id and equal source.

    Args:
        own: the project's document of this page and locale.
        back: what the file says.
        spots: of the file.
        path: of the file, for findings.
    """
    units = {unit.id: unit for unit in own.units}
    taken: list[Taken] = []
    findings: list[Finding] = []
    unchanged = 0
    for unit, segment in _segments(back):
        mine = units.get(unit.id)
        partner = _partner(mine, segment, unit) if mine else None
        spot = spots.get((unit.id, segment.id))
        result: Gain | Fault | None = _strange(segment)
        if mine and partner:
            result = judged(partner, segment, spot.said if spot else "", mine)
        if result is None:
            unchanged += 1
        elif isinstance(result, Fault):
            place = Place(path, spot.line if spot else None)
            findings.append(_finding(result, segment, unit, place))
        elif mine and partner:
            taken.append(_taken(mine, partner, result))
    return HandedBack(tuple(taken), unchanged, tuple(findings))


def with_taken(own: Document, taken: Iterable[Taken]) -> Document:
    """The project's document with what came in; nothing else of it changes."""
    new = {(one.unit, one.segment): one for one in taken}
    return replace(own, units=tuple(_updated(unit, new) for unit in own.units)) if new else own


def _updated(unit: Unit, new: Mapping[tuple[str, str], Taken]) -> Unit:
    if not any((unit.id, segment.id) in new for segment in unit.segments):
        return unit
    return replace(unit, segments=tuple(_filled(segment, new.get((unit.id, segment.id))) for segment in unit.segments))


def _filled(segment: Segment, new: Taken | None) -> Segment:
    return replace(segment, target=new.target, state=new.state, sub_state=new.sub_state) if new else segment


def _segments(document: Document) -> Iterator[tuple[Unit, Segment]]:
    return ((unit, segment) for unit in document.units for segment in unit.segments)


def _partner(own: Unit, back: Segment, unit: Unit) -> Segment | None:
    found = next((segment for segment in own.segments if segment.id == back.id), None)
    if found is None and len(own.segments) == len(unit.segments) == 1:
        # Some tools drop the ids of segments; in a unit with only one there is no doubt.
        return own.segments[0]
    return found


def _strange(segment: Segment) -> Fault | None:
    """Of a segment that the page does not have: nothing is lost where it has nothing to give."""
    target = segment.target
    if target is None or is_empty(target) or shape(target) == shape(segment.source):
        return None
    return Fault("unit-unknown", _UNKNOWN)


def _taken(unit: Unit, own: Segment, gain: Gain) -> Taken:
    is_new = own.target is None or shape(own.target) != shape(gain.target)
    return Taken(unit.id, own.id, gain.target, gain.state, gain.sub_state, is_new)


def _finding(fault: Fault, segment: Segment, unit: Unit, place: Place) -> Finding:
    message = f"the target of “{_short(segment.source)}” {fault.says}"
    return Finding(fault.code, Severity.ERROR, message, place, unit.id, segment.id)


def _short(source: Content) -> str:
    text = " ".join(markdown(source).split())
    return text if len(text) <= 60 else text[:59] + "…"
