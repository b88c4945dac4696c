"""The target catalog of one page: synchronised with the source catalog, so that targets stay with their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bitext.core.model import Document, Note, Segment, State, Unit
from bitext.segments.context import SegmentContext, segment_contexts
from bitext.segments.layout import without_layout
from bitext.segments.plural_forms import with_forms_of
from bitext.segments.recut_codes import with_codes_recut
from bitext.segments.retired_segments import retired_units
from bitext.segments.source_catalog import comparable_text, unique_units
from bitext.segments.stale_targets import MinorRevisions, before_revision, without_settled_matches
from bitext.segments.stale_targets import with_source_codes as with_source_codes
from bitext.xliff.literal import with_shown_tags
from bitext.xliff.merge_documents import CONFLICT

SOURCE_NOTES = frozenset({"context", "ui"})
"""Categories of notes that come from the source catalog; all others are the locale's own."""


@dataclass(frozen=True, slots=True)
class TargetUpdate:
    """A locale's document, synchronised with the source catalog."""

    document: Document
    unplaced: tuple[SegmentContext, ...] = ()
    """Translated pairs that have no place on the page any more, with their old neighbours."""

    @property
    def retired(self) -> tuple[Unit, ...]:
        """The unplaced pairs as units with only those segments."""
        return retired_units(self.unplaced)


def updated_targets(catalog: Document, old: Document | None, target_locale: str) -> TargetUpdate:
    """Synchronise a locale's document with the source catalog, without translation memory and other pages.

    A segment keeps target, state, matches and sub-state by its id, or by its text where its sentence moved to
    another unit of the page. After a minor edit of its source it keeps its target as `bt:stale-minor`. New segments
    are `initial`.
    """
    result = placed_targets(catalog, old, target_locale)
    if not result.unplaced:
        return result
    revisions = MinorRevisions({catalog.original: result.unplaced}, target_locale)

    def revised(place: SegmentContext) -> Segment:
        return (is_open(place.segment) and revisions.of(catalog.original, place)) or place.segment

    return replace(
        result, document=with_segments(result.document, map(revised, segment_contexts(result.document.units)))
    )


def placed_targets(catalog: Document, old: Document | None, target_locale: str) -> TargetUpdate:
    """The same, but only for unchanged sentences."""
    catalog = with_forms_of(catalog, target_locale)
    before = unique_units(old)
    old_units = {unit.id: unit for unit in before}
    claimed = {(unit.id, segment.id) for unit in catalog.units if unit.id in old_units for segment in unit.segments}
    unplaced = _UnplacedPairs(
        place
        for place in segment_contexts(before)
        if place.segment.target is not None and (place.unit.id, place.segment.id) not in claimed
    )
    units: dict[str, list[Segment]] = {unit.id: [] for unit in catalog.units}
    for place in segment_contexts(catalog.units):
        mine = old_units.get(place.unit.id)
        own = next((one for one in mine.segments if one.id == place.segment.id), None) if mine else None
        found = (
            without_settled_matches(_with_source(own, place.segment), target_locale) if own else unplaced.take(place)
        )
        units[place.unit.id].append(found)
    document = Document(
        catalog.original,
        catalog.source_locale,
        tuple(_unit(unit, old_units.get(unit.id), tuple(units[unit.id])) for unit in catalog.units),
        target_locale,
        notes=old.notes if old else (),
        meta=old.meta if old else (),
    )
    return TargetUpdate(document, tuple(unplaced.rest()))


def is_open(segment: Segment) -> bool:
    """Whether its translation has not been started; of a merge conflict there are even two."""
    return segment.target is None and segment.state is State.INITIAL and segment.sub_state != CONFLICT


def with_segments(document: Document, segments: Iterable[Segment]) -> Document:
    """The document with its segments replaced, in reading order."""
    rest = iter(segments)
    return replace(
        document,
        units=tuple(replace(unit, segments=tuple(next(rest) for _ in unit.segments)) for unit in document.units),
    )


class _UnplacedPairs:
    """Pairs whose unit vanished, by text: the same sentence elsewhere on the page may take them."""

    def __init__(self, unplaced: Iterable[SegmentContext]) -> None:
        self._by_text: defaultdict[str, list[SegmentContext]] = defaultdict(list)
        self._originals: dict[str, Segment] = {}
        for place in unplaced:
            self._by_text[place.text].append(place)
            before = before_revision(place.segment)
            if before:
                self._originals.setdefault(comparable_text(before.source), before)

    def take(self, place: SegmentContext) -> Segment:
        """The segment with the target of the pair whose neighbours fit best, if there is a pair."""
        candidates = self._by_text.get(place.text)
        if not candidates:
            # A minor edit was reverted: the source that its target was made for is back.
            before = self._originals.get(place.text)
            return _with_source(before, place.segment) if before else place.segment
        best = max(
            candidates,
            key=lambda candidate: (candidate.shared_neighbours(place), candidate.unit.type == place.unit.type),
        )
        candidates.remove(best)
        found = _with_source(best.segment, place.segment)
        # In another context a sentence may need another translation: without a shared neighbour it needs review.
        return found if best.shared_neighbours(place) else replace(found, state=min(found.state, State.TRANSLATED))

    def rest(self) -> Iterator[SegmentContext]:
        """The pairs that were not taken."""
        for unplaced in self._by_text.values():
            yield from unplaced


def _with_source(old: Segment, new: Segment) -> Segment:
    target = old.target
    if target is not None:
        target = with_codes_recut(with_source_codes(target, old.source), old.source, new.source)
        target = with_source_codes(without_layout(target, old.source, new.source), new.source)
        target = with_shown_tags(target, new.source)
    return replace(old, id=new.id, source=new.source, target=target)


def _unit(catalog: Unit, old: Unit | None, segments: tuple[Segment, ...]) -> Unit:
    own: tuple[Note, ...] = tuple(note for note in old.notes if note.category not in SOURCE_NOTES) if old else ()
    notes = tuple(note for note in catalog.notes if note.category in SOURCE_NOTES) + own
    return replace(catalog, segments=segments, notes=notes, meta=old.meta if old else ())
