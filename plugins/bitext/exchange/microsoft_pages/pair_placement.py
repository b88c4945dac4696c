"""Assigns bilingual pairs to the segments of the extracted page, with targets that use the segments' codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bitext.core.model import Content
from bitext.exchange.microsoft_pages.pairs import Pair
from bitext.exchange.microsoft_pages.targets import MarkdownTarget, as_target, one_line
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
from bitext.markdown.extract.inline import collapse

SegmentIndex = tuple[int, int]
"""Index of a unit, and of a segment in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The targets of a page's pairs, by segment."""

    targets: Mapping[SegmentIndex, Content]
    ttus: Mapping[int, Sequence[str]]
    """Microsoft's ids of the pairs in a unit, by the unit's index."""
    unplaced: tuple[Pair, ...]
    """Pairs with text that match no segment."""


def place_pairs(page: ExtractedPage, pairs: Sequence[Pair], spans: Sequence[tuple[int, int]]) -> Placed:
    """Assign all pairs to segments.

    Args:
        page: the source page, segmented along the pairs.
        pairs: in page order.
        spans: span of each pair's source in the page, in characters.
    """
    targets: dict[SegmentIndex, Content] = {}
    ttus: defaultdict[int, list[str]] = defaultdict(list)
    unplaced: list[Pair] = []
    segment_spans = _SegmentSpans(page)
    for pair, span in zip(pairs, spans, strict=True):
        indexes = segment_spans.inside(span)
        subs = [index for index in indexes if page.units[index[0]].parent is not None]
        found = _placed(page, pair, span, [index for index in indexes if index not in subs], subs)
        if found is None:
            unplaced.append(pair)
            continue
        targets |= found
        for unit in {unit for unit, _ in found}:
            ttus[unit].append(pair.ttu)
    return Placed(targets, ttus, tuple(unplaced))


class _SegmentSpans:
    """The segments of a page, ordered by their start."""

    def __init__(self, page: ExtractedPage) -> None:
        self._all = sorted(
            (segment.start, segment.end, (unit, at))
            for unit, extracted in enumerate(page.units)
            for at, segment in enumerate(extracted.segments)
        )
        self._next = 0

    def inside(self, span: tuple[int, int]) -> list[SegmentIndex]:
        """The segments inside the span; call with spans in page order."""
        while self._next < len(self._all) and self._all[self._next][0] < span[0]:
            self._next += 1
        found, at = [], self._next
        while at < len(self._all) and self._all[at][0] < span[1]:
            if self._all[at][1] <= span[1]:
                found.append(self._all[at][2])
            at += 1
        return found


def _placed(
    page: ExtractedPage,
    pair: Pair,
    span: tuple[int, int],
    indexes: Sequence[SegmentIndex],
    subs: Sequence[SegmentIndex],
) -> dict[SegmentIndex, Content] | None:
    if not indexes and not subs:
        return {} if collapse(pair.source) == collapse(pair.target) else None
    if not indexes:
        source = as_target(pair.source, ()).content
        return dict(_texts_of_codes(page, as_target(pair.target, source), subs, None))
    if len(indexes) > 1:
        return _in_order(page, pair, indexes)
    unit, at = indexes[0]
    segment = page.units[unit].segments[at]
    before, after = collapse(page.text[span[0] : segment.start]), collapse(page.text[segment.end : span[1]])
    target = as_target(_unwrapped(pair.target, before, after), segment.source, page.labels)
    return {indexes[0]: target.content, **dict(_texts_of_codes(page, target, subs, indexes[0]))}


def _unwrapped(target: str, before: str, after: str) -> str:
    """The target without the markup around its segment in the page, e.g. of a link that is a whole line."""
    flat = one_line(target)
    if flat.startswith(before) and flat.endswith(after) and len(flat) >= len(before) + len(after):
        return flat[len(before) : len(flat) - len(after)].strip()
    return flat


def _texts_of_codes(
    page: ExtractedPage, target: MarkdownTarget, subs: Sequence[SegmentIndex], owner: SegmentIndex | None
) -> Iterator[tuple[SegmentIndex, Content]]:
    """The alt texts and titles in a target, by the indexes of their sub-units."""
    by_number = iter(target.subs.items())
    for index in subs:
        unit = page.units[index[0]]
        if owner is None:
            text = next((text for (_, kind), text in by_number if kind == unit.type), None)
        else:
            spans = page.units[owner[0]].segments[owner[1]].codes
            code = next((span.code for span in spans if span.start <= unit.start and unit.end <= span.end), None)
            text = target.subs.get((code.id if code else "", unit.type))
        if text:
            yield index, (collapse(text),)


def _in_order(page: ExtractedPage, pair: Pair, indexes: Sequence[SegmentIndex]) -> dict[SegmentIndex, Content] | None:
    """The targets of a pair with several segments: its sentences one by one, if there are equally many."""
    texts = [
        pair.target[segment.start : segment.end]
        for unit in extract_units(pair.target, ExtractOptions(front_matter=(), locale=page.options.locale)).units
        if unit.parent is None
        for segment in unit.segments
    ]
    if len(texts) != len(indexes):
        return None
    return {
        index: as_target(text, page.units[index[0]].segments[index[1]].source, page.labels).content
        for index, text in zip(indexes, texts, strict=True)
    }
