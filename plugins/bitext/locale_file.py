"""A locale's file of one page, brought up to its register: targets stay with their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bitext.model import Content, Document, InlineCode, Note, Segment, State, Unit
from bitext.register import known_units, text_of

SOURCE_NOTES = frozenset({"context", "ui"})
"""Categories of notes that come from the register; all others are the locale's own."""


@dataclass(frozen=True, slots=True)
class Localized:
    """A locale's document, brought up to its register."""

    document: Document
    retired: tuple[Unit, ...]
    """What vanished: units with those of their segments that had a target and found no place."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A segment with the texts of its neighbours on the page."""

    unit: Unit
    segment: Segment
    before: str
    after: str


def localized(register: Document, old: Document | None, target_locale: str) -> Localized:
    """Bring a locale's document up to its register.

    A segment keeps target, state, matches and sub-state by its id, or, where its sentence went to another unit of
    the page, by its text. New ones are `initial`.
    """
    before = known_units(old)
    old_units = {unit.id: unit for unit in before}
    claimed = {(unit.id, segment.id) for unit in register.units if unit.id in old_units for segment in unit.segments}
    loose = _Pool(
        place
        for place in _places(before)
        if place.segment.target is not None and (place.unit.id, place.segment.id) not in claimed
    )
    units: dict[str, list[Segment]] = {unit.id: [] for unit in register.units}
    for place in _places(register.units):
        mine = old_units.get(place.unit.id)
        own = next((one for one in mine.segments if one.id == place.segment.id), None) if mine else None
        units[place.unit.id].append(_with_source(own, place.segment) if own else loose.take(place))
    document = Document(
        register.original,
        register.source_locale,
        tuple(_unit(unit, old_units.get(unit.id), tuple(units[unit.id])) for unit in register.units),
        target_locale,
        notes=old.notes if old else (),
        meta=old.meta if old else (),
    )
    return Localized(document, loose.rest())


def bound(target: Content, source: Content) -> Content:
    """The target with the source's own codes in place of its copies of them."""
    own = {(part.id, part.kind): part for part in source if isinstance(part, InlineCode)}
    return tuple(own.get((part.id, part.kind), part) if isinstance(part, InlineCode) else part for part in target)


class _Pool:
    """Pairs whose place is gone, by text, to be taken by the same sentence elsewhere on the page."""

    def __init__(self, places: Iterable[_Loose]) -> None:
        self._by_text: defaultdict[str, list[_Loose]] = defaultdict(list)
        for place in places:
            self._by_text[text_of(place.segment.source)].append(place)

    def take(self, place: _Loose) -> Segment:
        """The segment with the pair that fits its neighbours best, if there is any."""
        candidates = self._by_text.get(text_of(place.segment.source))
        if not candidates:
            return place.segment
        best = max(
            candidates, key=lambda candidate: (_context(candidate, place), candidate.unit.type == place.unit.type)
        )
        candidates.remove(best)
        found = _with_source(best.segment, place.segment)
        # Read by itself a sentence may need other words elsewhere: without a neighbour it is to be reviewed again.
        return found if _context(best, place) else replace(found, state=min(found.state, State.TRANSLATED))

    def rest(self) -> tuple[Unit, ...]:
        """What nobody took, unit by unit."""
        units: dict[str, tuple[Unit, list[Segment]]] = {}
        for places in self._by_text.values():
            for place in places:
                units.setdefault(place.unit.id, (place.unit, []))[1].append(place.segment)
        return tuple(replace(unit, segments=tuple(segments)) for unit, segments in units.values())


def _context(left: _Loose, right: _Loose) -> int:
    return (left.before == right.before) + (left.after == right.after)


def _places(units: Sequence[Unit]) -> Iterator[_Loose]:
    flat = [(unit, segment) for unit in units for segment in unit.segments]
    texts = ["", *(text_of(segment.source) for _, segment in flat), ""]
    for index, (unit, segment) in enumerate(flat):
        yield _Loose(unit, segment, texts[index], texts[index + 2])


def _with_source(old: Segment, new: Segment) -> Segment:
    target = bound(old.target, new.source) if old.target is not None else None
    return replace(old, id=new.id, source=new.source, target=target)


def _unit(register: Unit, old: Unit | None, segments: tuple[Segment, ...]) -> Unit:
    own: tuple[Note, ...] = tuple(note for note in old.notes if note.category not in SOURCE_NOTES) if old else ()
    notes = tuple(note for note in register.notes if note.category in SOURCE_NOTES) + own
    return replace(register, segments=segments, notes=notes, meta=old.meta if old else ())
