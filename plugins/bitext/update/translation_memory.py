"""Translation memory: what a locale has already translated, on other pages, unplaced in this run, or retired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property, lru_cache

from bitext.core.model import Document, Match, Segment, State, Unit
from bitext.segments.context import SegmentContext, segment_contexts
from bitext.segments.fuzzy_match import TextIndex, is_contained, similarity
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.retired_segments import SUPERSEDED, page_of, retired_contexts
from bitext.segments.source_catalog import comparable_text
from bitext.segments.stale_targets import MEMORY, PREVIOUS, STALE, MinorRevisions, fuzzy_proposal, with_source_codes
from bitext.segments.target_catalog import is_open, with_segments

_RECENT = 256
"""So many pages are kept ready whose pairs were asked for."""


class Origin(IntEnum):
    """Where a pair comes from, from remote to close."""

    MEMORY = 0
    PAGE = 1
    """It is on a page."""
    MOVED = 2
    """It was on a page until this run."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A translated sentence, and where it is or was."""

    page: str
    context: SegmentContext
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class TranslatedPage:
    """What a locale has on a page; its document is read when one of its sentences is asked for."""

    texts: Sequence[str | None]
    """The source of each segment, in reading order; None where other pages may not use its pair."""
    document: Callable[[], Document]

    @classmethod
    def of(cls, document: Document) -> TranslatedPage:
        """The page of a document that is already read."""
        segments = (segment for unit in document.units for segment in unit.segments)
        texts = [comparable_text(segment.source) if _is_usable(segment) else None for segment in segments]
        return cls(texts, lambda: document)


@dataclass(frozen=True)
class TranslationMemory:
    """Everything that a locale has translated; collected when the first sentence asks for it."""

    locale: str
    memory: Document | None = None
    """The retired segments, those of this run included."""
    unplaced: Mapping[str, Sequence[SegmentContext]] = field(default_factory=dict)
    """By page, the pairs that lost their context in this run."""
    current_pages: Callable[[], Iterable[TranslatedPage]] = tuple
    """Returns the locale's pages as they are before anything is filled in."""

    def filled(self, document: Document, fresh: Collection[tuple[str, str]] = ()) -> Document:
        """The document with targets and matches for its open segments.

        The same sentence elsewhere supplies its target: with its state if the neighbours match too, otherwise as
        `translated` at most. After a minor edit in this run the old target stays as `bt:stale-minor`.

        Args:
            document: of one page, synchronised with the source catalog.
            fresh: unit and segment ids of the segments that are new on the page; only they get matches.
        """
        if not any(is_open(segment) for unit in document.units for segment in unit.segments):
            return document
        segments = (
            self._filled(document.original, context, (context.unit.id, context.segment.id) in fresh)
            if is_open(context.segment)
            else context.segment
            for context in segment_contexts(document.units)
        )
        return with_segments(document, segments)

    def _filled(self, page: str, context: SegmentContext, fresh: bool) -> Segment:
        found = self.exact_match(page, context) or self._revisions.of(page, context)
        if found is not None:
            return found
        if not fresh or context.segment.matches:
            return context.segment
        return replace(context.segment, matches=tuple(self.fuzzy_matches(page, context)))

    def exact_match(self, page: str, context: SegmentContext) -> Segment | None:
        """The segment with the target of the same sentence elsewhere; None where there is none."""
        candidates = self._pairs(context.text)
        if not candidates:
            return None
        best = max(candidates, key=lambda pair: _rank(pair, page, context))
        old = best.context.segment
        assert old.target is not None
        revised = old.sub_state == STALE_MINOR
        return replace(
            context.segment,
            target=with_source_codes(old.target, context.segment.source),
            state=old.state if _in_context(best, page, context) else min(old.state, State.TRANSLATED),
            sub_state=STALE_MINOR if revised else "",
            matches=old.matches if revised else (),
        )

    def fuzzy_matches(self, page: str, context: SegmentContext) -> Iterator[Match]:
        """The earlier version of the sentence on its page; where it is too different, the best match anywhere too."""
        before = self._proposal(page, context, self._lost_texts(page), PREVIOUS)
        if before:
            yield before
            return
        shorter = self._predecessor(page, context)
        if shorter:
            yield shorter
        if likest := self._proposal(page, context, self._texts, MEMORY):
            yield likest

    def _proposal(self, page: str, context: SegmentContext, texts: TextIndex, origin: str) -> Match | None:
        found = texts.best(context.text)
        if found is None:
            return None
        best = max(self._pairs(found[0]), key=lambda pair: _rank(pair, page, context))
        return fuzzy_proposal(best.context.segment, context.segment.source, origin)

    def _predecessor(self, page: str, context: SegmentContext) -> Match | None:
        """What the sentence was before words were added or removed: the most similar one that its unit lost."""
        lost = [
            other
            for other in self.unplaced.get(page, ())
            if other.unit.id == context.unit.id
            and other.segment.sub_state != STALE
            and is_contained(other.text, context.text)
        ]
        if not lost:
            return None
        best = max(lost, key=lambda other: similarity(other.text, context.text))
        return fuzzy_proposal(best.segment, context.segment.source, PREVIOUS)

    def _lost_texts(self, page: str) -> TextIndex:
        if page not in self._lost:
            texts = (context.text for context in self.unplaced.get(page, ()) if context.segment.sub_state != STALE)
            self._lost[page] = TextIndex(list(dict.fromkeys(texts)))
        return self._lost[page]

    @cached_property
    def _lost(self) -> dict[str, TextIndex]:
        return {}

    @cached_property
    def _texts(self) -> TextIndex:
        return TextIndex(sorted({*self._elsewhere, *self._on_pages}))

    @cached_property
    def _revisions(self) -> MinorRevisions:
        return MinorRevisions(self.unplaced, self.locale)

    def _pairs(self, text: str) -> list[Pair]:
        """The pairs of a sentence."""
        on_pages = (pair for page in self._on_pages.get(text, ()) for pair in self._pairs_on(page, text))
        return [*self._elsewhere.get(text, ()), *on_pages]

    def _pairs_on(self, page: TranslatedPage, text: str) -> Iterator[Pair]:
        name, flat = self._flat(page)
        for index, other in enumerate(page.texts):
            if other == text:
                before, after = (
                    comparable_text(flat[near][1].source) if 0 <= near < len(flat) else ""
                    for near in (index - 1, index + 1)
                )
                yield Pair(name, SegmentContext(*flat[index], text, before, after), Origin.PAGE)

    @cached_property
    def _on_pages(self) -> Mapping[str, tuple[TranslatedPage, ...]]:
        """By sentence, the pages that it is on: far smaller than its pairs, of which few are ever asked for."""
        found: dict[str, tuple[TranslatedPage, ...]] = {}
        for page in self.current_pages():
            for text in dict.fromkeys(page.texts):
                if text is not None:
                    found[text] = (*found.get(text, ()), page)
        return found

    @cached_property
    def _flat(self) -> Callable[[TranslatedPage], tuple[str, Sequence[tuple[Unit, Segment]]]]:
        """Returns the name and the segments of a page; few pages are kept, for those of clean ones are on disk."""

        @lru_cache(_RECENT)
        def flat(page: TranslatedPage) -> tuple[str, Sequence[tuple[Unit, Segment]]]:
            document = page.document()
            return document.original, [(unit, segment) for unit in document.units for segment in unit.segments]

        return flat

    @cached_property
    def _elsewhere(self) -> Mapping[str, Sequence[Pair]]:
        """By sentence, the pairs that are on no page any more."""
        retired = retired_contexts(self.memory) if self.memory else ()
        pairs = [Pair(page_of(context.unit), context, Origin.MEMORY) for context in retired]
        pairs += [Pair(page, one, Origin.MOVED) for page, unplaced in self.unplaced.items() for one in unplaced]
        found: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if pair.context.segment.target is not None and pair.context.segment.sub_state != STALE:
                found[pair.context.text].append(pair)
        return found


def _is_usable(segment: Segment) -> bool:
    """Whether other pages may use the pair: a draft is unfinished."""
    return segment.target is not None and segment.state > State.INITIAL and segment.sub_state != STALE


def _rank(pair: Pair, page: str, context: SegmentContext) -> tuple[object, ...]:
    segment = pair.context.segment
    return (
        segment.sub_state not in (SUPERSEDED, STALE_MINOR),
        segment.sub_state != SUPERSEDED,
        _in_context(pair, page, context),
        pair.context.shared_neighbours(context),
        pair.page == page,
        pair.context.unit.type == context.unit.type,
        segment.state.progress,
        pair.origin,
        pair.page,
        pair.context.unit.id,
        segment.id,
    )


def _in_context(pair: Pair, page: str, context: SegmentContext) -> bool:
    """Whether a pair has the same context: the same neighbours, or a unit that moved as a whole."""
    has_context = context.before or context.after or pair.page == page
    if has_context and pair.context.shared_neighbours(context) == 2:
        return True
    if pair.origin is not Origin.MOVED or len(context.unit.segments) < 2:
        return False
    return _type_and_texts(pair.context.unit) == _type_and_texts(context.unit)


def _type_and_texts(unit: Unit) -> list[str]:
    return [unit.type, *(comparable_text(segment.source) for segment in unit.segments)]
