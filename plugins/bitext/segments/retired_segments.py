"""Retired segments: what vanished from the pages. Ids in the source catalog's file, pairs in each locale's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from bitext.core.model import Document, Meta, Segment, Unit
from bitext.segments.source_catalog import comparable_text, unique_units
from bitext.segments.stale_targets import STALE as STALE

SUPERSEDED = "bt:superseded"
"""Sub-state of a pair whose sentence returned, got another target, and vanished again."""
_PAGE = "page"


def with_retired(memory: Document, gone: Mapping[str, Sequence[Unit]]) -> Document:
    """The retired segments with newly vanished units added, by page."""
    entries = {unit.id: unit for unit in memory.units}
    fresh: set[tuple[str, str]] = set()
    for page, units in gone.items():
        for unit in units:
            id = entry_id(unit.id, page)
            blank = replace(unit, id=id, segments=(), notes=(), meta=_with_page(unit.meta, page))
            known = entries.get(id, blank)
            entries[id] = replace(known, segments=_merged(known.segments, unit.segments))
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


def retirable_units(document: Document) -> tuple[Unit, ...]:
    """What is retired when a file is removed: everything in the source catalog, translated pairs in a locale."""
    if document.target_locale is None:
        return unique_units(document)
    pairs = (
        replace(unit, segments=tuple(segment for segment in unit.segments if segment.target is not None))
        for unit in unique_units(document)
    )
    return tuple(unit for unit in pairs if unit.segments)


def with_page_renamed(memory: Document, old_page: str, new_page: str) -> Document:
    """The retired segments after a page was renamed: they now belong to its new name."""
    entries = {unit.id: unit for unit in memory.units if page_of(unit) != old_page}
    for unit in memory.units:
        if page_of(unit) == old_page:
            id = entry_id(unit.id.partition(".")[0], new_page)
            known = entries.get(id, replace(unit, id=id, segments=()))
            entries[id] = replace(
                known, segments=_merged(known.segments, unit.segments), meta=_with_page(unit.meta, new_page)
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


def _with_page(meta: Meta, page: str) -> Meta:
    return (*((name, value) for name, value in meta if name != _PAGE), (_PAGE, page))
