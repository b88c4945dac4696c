"""Retired segments: what vanished from the pages. Ids in the source catalog's file, pairs in each locale's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from bitext.core.model import Document, Meta, Segment, Unit
from bitext.segments.context import RetiredContext, SegmentContext
from bitext.segments.source_catalog import comparable_text
from bitext.segments.stale_targets import STALE as STALE

SUPERSEDED = "bt:superseded"
"""Sub-state of a pair whose sentence returned, got another target, and vanished again."""
_PAGE = "page"
_CONTEXT = "context"
"""Name of the metadata with the neighbours of a unit's segments: `<segment>:<before>:<after> ..`."""
_UNKNOWN = "-"
"""A neighbour of which nothing is known; no fingerprint equals it."""


def with_retired(memory: Document, gone: Mapping[str, Sequence[Unit]]) -> Document:
    """The retired segments with newly vanished units added, by page."""
    entries = {unit.id: unit for unit in memory.units}
    fresh: set[tuple[str, str]] = set()
    for page, units in gone.items():
        for unit in units:
            id = entry_id(unit.id, page)
            known = entries.get(id, replace(unit, id=id, segments=(), notes=()))
            neighbours = _neighbours(known) | _neighbours(unit)
            meta = _with_neighbours(_with(known.meta, _PAGE, page), neighbours)
            entries[id] = replace(known, segments=_merged(known.segments, unit.segments), meta=meta)
            fresh |= {(id, segment.id) for segment in unit.segments}
    # Sorted by id, which is a hash: two branches that retire units seldom touch the same lines of the file.
    return _superseded(replace(memory, units=tuple(entries[id] for id in sorted(entries))), fresh)


def retired_ids(memory: Document) -> dict[str, frozenset[str]]:
    """By page, the ids that it used before: `<unit>`, and `<unit>-<segment>` for segments."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for unit in memory.units:
        name = unit.id.partition(".")[0]
        ids[page_of(unit)] |= {name, *(f"{name}-{segment.id}" for segment in unit.segments)}
    return {page: frozenset(names) for page, names in ids.items()}


def retired_units(pairs: Iterable[SegmentContext]) -> tuple[Unit, ...]:
    """Translated pairs that vanished, as units with only those segments; their metadata tells the neighbours."""
    units: dict[str, list[SegmentContext]] = {}
    for pair in pairs:
        units.setdefault(pair.unit.id, []).append(pair)
    return tuple(
        replace(
            places[0].unit,
            segments=tuple(place.segment for place in places),
            meta=_with_neighbours(places[0].unit.meta, {place.segment.id: place.fingerprints for place in places}),
        )
        for places in units.values()
    )


def retired_contexts(memory: Document) -> Iterator[RetiredContext]:
    """The retired segments, with what is known of their neighbours."""
    for unit in memory.units:
        neighbours = _neighbours(unit)
        for segment in unit.segments:
            yield RetiredContext(
                unit, segment, comparable_text(segment.source), *neighbours.get(segment.id, (_UNKNOWN, _UNKNOWN))
            )


def with_page_renamed(memory: Document, old_page: str, new_page: str) -> Document:
    """The retired segments after a page was renamed: they now belong to its new name."""
    entries = {unit.id: unit for unit in memory.units if page_of(unit) != old_page}
    for unit in memory.units:
        if page_of(unit) == old_page:
            id = entry_id(unit.id.partition(".")[0], new_page)
            known = entries.get(id, replace(unit, id=id, segments=()))
            entries[id] = replace(
                known,
                segments=_merged(known.segments, unit.segments),
                meta=_with_neighbours(_with(unit.meta, _PAGE, new_page), _neighbours(known) | _neighbours(unit)),
            )
    return replace(memory, units=tuple(entries[id] for id in sorted(entries)))


def entry_id(unit: str, page: str) -> str:
    """The unit's id with six hex digits for its page: unit ids are unique per page only."""
    return f"{unit}.{sha256(page.encode()).hexdigest()[:6]}"


def page_of(unit: Unit) -> str:
    """The page that a retired unit was on."""
    return dict(unit.meta).get(_PAGE, "")


def _merged(known: Sequence[Segment], new: Iterable[Segment]) -> tuple[Segment, ...]:
    by_id = {segment.id: segment for segment in (*known, *(replace(segment, matches=()) for segment in new))}
    return tuple(by_id[id] for id in sorted(by_id))


def _superseded(memory: Document, fresh: set[tuple[str, str]]) -> Document:
    """Older pairs of the same sentence, page and type, marked as superseded."""
    newer = {
        _sentence(unit, segment)
        for unit in memory.units
        for segment in unit.segments
        if segment.target is not None and (unit.id, segment.id) in fresh
    }
    if not newer:
        return memory

    def marked(unit: Unit, segment: Segment) -> Segment:
        old = segment.target is not None and (unit.id, segment.id) not in fresh
        return replace(segment, sub_state=SUPERSEDED) if old and _sentence(unit, segment) in newer else segment

    return replace(
        memory,
        units=tuple(replace(unit, segments=tuple(marked(unit, one) for one in unit.segments)) for unit in memory.units),
    )


def _sentence(unit: Unit, segment: Segment) -> tuple[str, str, str]:
    return page_of(unit), unit.type, comparable_text(segment.source)


def _neighbours(unit: Unit) -> dict[str, tuple[str, str]]:
    """By segment, the fingerprints of its neighbours."""
    known = (words.split(":") for words in dict(unit.meta).get(_CONTEXT, "").split())
    return {words[0]: (words[1], words[2]) for words in known if len(words) == 3}


def _with_neighbours(meta: Meta, neighbours: Mapping[str, tuple[str, str]]) -> Meta:
    words = (":".join((id, *around)) for id, around in sorted(neighbours.items()))
    return _with(meta, _CONTEXT, " ".join(words)) if neighbours else meta


def _with(meta: Meta, name: str, value: str) -> Meta:
    return (*((other, content) for other, content in meta if other != name), (name, value))
