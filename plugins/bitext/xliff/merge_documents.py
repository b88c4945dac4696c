"""Merges two versions of a document with their common ancestor, segment by segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from bitext.core.model import Document, Match, Segment, State, Unit

CONFLICT = "bt:conflict"
"""Sub-state of an untranslated segment for which two people wrote different targets: both are among its matches."""
OURS, THEIRS = "bt:ours", "bt:theirs"
"""Origins of these matches: the branch that was merged into, and the one that was merged."""


class _Part(Protocol):
    @property
    def id(self) -> str: ...


_RETIRED = "_memory"
"""Name of the documents with retired segments."""
_P = TypeVar("_P", bound=_Part)
_T = TypeVar("_T")


def merged(base: Document | None, ours: Document, theirs: Document) -> Document:
    """Both sides' changes to the base.

    Units and segments that one side removed are gone unless the other changed them; new ones stand after the same
    neighbour. Two different new targets of one sentence become a conflict (see `conflicts`).

    Args:
        base: the common ancestor; None if there is none or it is unknown.
        ours: the version whose order, and whose values in doubt, are taken.
        theirs: the other version.
    """
    before = base or replace(theirs, units=(), notes=(), meta=())
    found = replace(
        ours,
        original=_pick(before.original, ours.original, theirs.original),
        target_locale=_pick(before.target_locale, ours.target_locale, theirs.target_locale),
        units=_parts(before.units, ours.units, theirs.units, _unit),
        notes=_union(before.notes, ours.notes, theirs.notes),
        meta=_union(before.meta, ours.meta, theirs.meta),
    )
    return _without_conflicts(found) if found.original == _RETIRED else found


def conflicts(document: Document) -> Iterator[tuple[Unit, Segment]]:
    """The segments that nobody has chosen a target for since a merge."""
    for unit in document.units:
        for segment in unit.segments:
            if segment.sub_state == CONFLICT and segment.target is None:
                yield unit, segment


def _without_conflicts(retired: Document) -> Document:
    """Nobody edits retired pairs: of two targets, ours stays the one to be reused."""

    def settled(segment: Segment) -> Segment:
        if segment.sub_state != CONFLICT:
            return segment
        return replace(segment, target=segment.matches[0].target, state=State.TRANSLATED, sub_state="", matches=())

    units = (replace(unit, segments=tuple(map(settled, unit.segments))) for unit in retired.units)
    return replace(retired, units=tuple(units))


def _pick(base: _T, ours: _T, theirs: _T) -> _T:
    """The value of the side that changed it; ours if both did."""
    return theirs if ours == base else ours


def _both_changed(base: object, ours: object, theirs: object) -> bool:
    return base not in (ours, theirs) and ours != theirs


def _union(base: tuple[_T, ...], ours: tuple[_T, ...], theirs: tuple[_T, ...]) -> tuple[_T, ...]:
    """Ours without what theirs removed, then what theirs added."""
    if not _both_changed(base, ours, theirs):
        return _pick(base, ours, theirs)
    kept = (each for each in ours if each in theirs or each not in base)
    return (*kept, *(each for each in theirs if each not in ours and each not in base))


def _parts(
    base: Sequence[_P], ours: Sequence[_P], theirs: Sequence[_P], merge: Callable[[_P | None, _P, _P], _P]
) -> tuple[_P, ...]:
    """Units or segments of both sides, by id; in the order of the side that changed it."""
    before, mine, other = ({part.id: part for part in parts} for parts in (base, ours, theirs))
    found: dict[str, _P] = {}
    for id in (*mine, *other):
        one, two = mine.get(id), other.get(id)
        if one is not None and two is not None:
            found[id] = one if one == two else merge(before.get(id), one, two)
        elif (only := one or two) is not None and only != before.get(id):
            found[id] = only
    first, second = (other, mine) if list(mine) == list(before) else (mine, other)
    order = [id for id in first if id in found]
    place = 0
    for id in second:
        if id in first:
            place = order.index(id) + 1 if id in found else place
        elif id in found:
            order.insert(place, id)
            place += 1
    return tuple(found[id] for id in order)


def _unit(base: Unit | None, ours: Unit, theirs: Unit) -> Unit:
    before = base or replace(theirs, segments=(), notes=(), meta=())
    return replace(
        ours,
        type=_pick(before.type, ours.type, theirs.type),
        name=_pick(before.name, ours.name, theirs.name),
        translate=_pick(before.translate, ours.translate, theirs.translate),
        segments=_parts(before.segments, ours.segments, theirs.segments, _segment),
        notes=_union(before.notes, ours.notes, theirs.notes),
        meta=_union(before.meta, ours.meta, theirs.meta),
    )


def _segment(base: Segment | None, ours: Segment, theirs: Segment) -> Segment:
    if base in (ours, theirs):
        return _pick(base, ours, theirs)
    before = base or Segment(theirs.id, theirs.source)
    source = _pick(before.source, ours.source, theirs.source)
    matches = _union(before.matches, ours.matches, theirs.matches)
    if ours.source == theirs.source:
        return _with_target(before, ours, theirs, matches)
    # One of the two targets is of the sentence as it was.
    newer, older, origin = (ours, theirs, THEIRS) if ours.source == source else (theirs, ours, OURS)
    if older.target is not None and older.target != before.target:
        matches = (*matches, Match(older.source, older.target, 99, origin))
    return replace(newer, matches=matches)


def _with_target(before: Segment, ours: Segment, theirs: Segment, matches: tuple[Match, ...]) -> Segment:
    """The segment if both sides have the same source."""
    if ours.target == theirs.target:
        states = (before.state, ours.state, theirs.state)
        state = max(ours.state, theirs.state) if _both_changed(*states) else _pick(*states)
        sub_state = _pick(before.sub_state, ours.sub_state, theirs.sub_state)
        return replace(ours, state=state, sub_state=sub_state, matches=matches)
    if not _both_changed(before.target, ours.target, theirs.target):
        return replace(theirs if ours.target == before.target else ours, matches=matches)
    if ours.target is None or theirs.target is None:
        return replace(theirs if ours.target is None else ours, matches=matches)
    proposals = (Match(ours.source, ours.target, 100, OURS), Match(theirs.source, theirs.target, 100, THEIRS))
    return Segment(ours.id, ours.source, None, State.INITIAL, CONFLICT, (*proposals, *matches))
