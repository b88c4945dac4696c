"""Finds the segment that each segment of an imported file belongs to, also where a tool renumbered the file."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from bitext.core.inline import Comparable
from bitext.core.model import Document, Segment, Unit
from bitext.segments.layout import source_key

Place: TypeAlias = tuple[Unit, Segment]
"""A segment in its unit."""


def partners(own: Document, returned: Document) -> Iterator[tuple[Place, Place | None]]:
    """Each segment of the file with the project's segment: by id, else by the unit's name, else by its source.

    Segments with the same source are matched in page order. None if the page has no such segment.
    """
    by_id = [(place, _by_id(own_unit, *place)) for own_unit, place in _with_unit(own, returned)]
    taken = {(partner[0].id, partner[1].id) for _, partner in by_id if partner}
    free: defaultdict[Comparable, deque[Place]] = defaultdict(deque)
    for unit, segment in segments(own):
        if (unit.id, segment.id) not in taken:
            free[source_key(segment.source)].append((unit, segment))
    for place, partner in by_id:
        candidates = free.get(source_key(place[1].source))
        yield place, partner or (candidates.popleft() if candidates else None)


def segments(document: Document) -> Iterator[Place]:
    """Every segment in page order."""
    return ((unit, segment) for unit in document.units for segment in unit.segments)


def shared(own: Document, returned: Document) -> tuple[int, int]:
    """How many unit ids, and how many sources, two documents have in common."""
    ids = {unit.id for unit in own.units} & {unit.id for unit in returned.units}
    sources = Counter(source_key(one.source) for _, one in segments(own))
    return len(ids), (sources & Counter(source_key(one.source) for _, one in segments(returned))).total()


def _with_unit(own: Document, returned: Document) -> Iterator[tuple[Unit | None, Place]]:
    """Each segment of the file with the project's unit of the same id or, if it has another id, of the same name."""
    units = {unit.id: unit for unit in own.units}
    names = _unique_names(own)
    known = {unit.id for unit in returned.units if unit.id in units}
    theirs = _unique_names(returned)
    for place in segments(returned):
        unit = place[0]
        named = names.get(unit.name) if theirs.get(unit.name) is unit else None
        yield units.get(unit.id) or (named if named and named.id not in known else None), place


def _unique_names(document: Document) -> Mapping[str, Unit]:
    """The units by name, without those that share a name."""
    counts = Counter(unit.name for unit in document.units)
    return {unit.name: unit for unit in document.units if unit.name and counts[unit.name] == 1}


def _by_id(own: Unit | None, unit: Unit, segment: Segment) -> Place | None:
    """The unit's segment with that id; in a renumbered unit, the one with that source."""
    if own is None:
        return None
    found = next((one for one in own.segments if one.id == segment.id), None)
    if found is None and len(own.segments) == len(unit.segments) == 1:
        # Some tools drop segment ids; in a unit with one segment the match is certain.
        found = own.segments[0]
    if found and own.id != unit.id and source_key(found.source) != source_key(segment.source):
        return None
    return (own, found) if found else None
