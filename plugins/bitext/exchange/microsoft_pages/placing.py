"""Pairs put in their places: which segment of the cut page each of them is, and its target in that segment's terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bitext.core.model import Content
from bitext.exchange.microsoft_pages.pairs import Pair
from bitext.exchange.microsoft_pages.targets import MarkdownTarget, as_target, one_line
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
from bitext.markdown.extract.inline import collapse

Spot = tuple[int, int]
"""Index of a unit and of a segment in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the pairs of a page went."""

    targets: Mapping[Spot, Content]
    ttus: Mapping[int, Sequence[str]]
    """Microsoft's ids of the pairs in a unit, by the unit's index."""
    lost: tuple[Pair, ...]
    """Pairs with words that found no place."""


def place_pairs(page: ExtractedPage, pairs: Sequence[Pair], spans: Sequence[tuple[int, int]]) -> Placed:
    """Find the segments of all pairs.

    Args:
        page: the source page, cut along the pairs.
        pairs: in page order.
        spans: where each pair's source stands in the page, in characters.
    """
    targets: dict[Spot, Content] = {}
    ttus: defaultdict[int, list[str]] = defaultdict(list)
    lost: list[Pair] = []
    index = _Spots(page)
    for pair, span in zip(pairs, spans, strict=True):
        spots = index.inside(span)
        subs = [spot for spot in spots if page.units[spot[0]].parent is not None]
        found = _placed(page, pair, span, [spot for spot in spots if spot not in subs], subs)
        if found is None:
            lost.append(pair)
            continue
        targets |= found
        for unit in {unit for unit, _ in found}:
            ttus[unit].append(pair.ttu)
    return Placed(targets, ttus, tuple(lost))


class _Spots:
    """The segments of a page by where they start."""

    def __init__(self, page: ExtractedPage) -> None:
        self._all = sorted(
            (segment.start, segment.end, (unit, at))
            for unit, one in enumerate(page.units)
            for at, segment in enumerate(one.segments)
        )
        self._next = 0

    def inside(self, span: tuple[int, int]) -> list[Spot]:
        """The segments that lie in the span; spans are asked for in page order."""
        while self._next < len(self._all) and self._all[self._next][0] < span[0]:
            self._next += 1
        found, at = [], self._next
        while at < len(self._all) and self._all[at][0] < span[1]:
            if self._all[at][1] <= span[1]:
                found.append(self._all[at][2])
            at += 1
        return found


def _placed(
    page: ExtractedPage, pair: Pair, span: tuple[int, int], spots: Sequence[Spot], subs: Sequence[Spot]
) -> dict[Spot, Content] | None:
    if not spots and not subs:
        return {} if collapse(pair.source) == collapse(pair.target) else None
    if not spots:
        return dict(_texts_of_codes(page, as_target(pair.target, _as_source(pair)), subs, None))
    if len(spots) > 1:
        return _in_order(page, pair, spots)
    unit, at = spots[0]
    segment = page.units[unit].segments[at]
    before, after = collapse(page.text[span[0] : segment.start]), collapse(page.text[segment.end : span[1]])
    target = as_target(_unwrapped(pair.target, before, after), segment.source, page.labels)
    return {spots[0]: target.content, **dict(_texts_of_codes(page, target, subs, spots[0]))}


def _unwrapped(target: str, before: str, after: str) -> str:
    """The target without the markup that stands around its segment in the page, e.g. of a link that is a whole line."""
    flat = one_line(target)
    if flat.startswith(before) and flat.endswith(after) and len(flat) >= len(before) + len(after):
        return flat[len(before) : len(flat) - len(after)].strip()
    return flat


def _as_source(pair: Pair) -> Content:
    return as_target(pair.source, ()).content


def _texts_of_codes(
    page: ExtractedPage, target: MarkdownTarget, subs: Sequence[Spot], owner: Spot | None
) -> Iterator[tuple[Spot, Content]]:
    """The alt texts and titles of a target, for the sub-units that they are."""
    by_number = iter(target.subs.items())
    for spot in subs:
        unit = page.units[spot[0]]
        if owner is None:
            text = next((text for (_, kind), text in by_number if kind == unit.type), None)
        else:
            code = next(
                (
                    code.code.id
                    for code in page.units[owner[0]].segments[owner[1]].codes
                    if code.start <= unit.start and unit.end <= code.end
                ),
                "",
            )
            text = target.subs.get((code, unit.type))
        if text:
            yield spot, (collapse(text),)


def _in_order(page: ExtractedPage, pair: Pair, spots: Sequence[Spot]) -> dict[Spot, Content] | None:
    """A pair that holds several segments: its target's sentences one by one, where there are as many of them."""
    texts = [
        pair.target[segment.start : segment.end]
        for unit in extract_units(pair.target, ExtractOptions(front_matter=(), locale=page.options.locale)).units
        if unit.parent is None
        for segment in unit.segments
    ]
    if len(texts) != len(spots):
        return None
    return {
        spot: as_target(text, page.units[spot[0]].segments[spot[1]].source, page.labels).content
        for spot, text in zip(spots, texts, strict=True)
    }
