"""Finds the pairs among a sentence's codes, and which of them nest, so that one element can enclose their text."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.core.model import Content, InlineCode, Kind

_MAX_DEPTH = 64
"""Maximum nesting of pairs; deeper ones are written as halves, because parsers accept at most 256 levels."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Indexes of codes in a content."""

    ends: dict[int, int]
    """Opening half to closing half, for pairs that nest."""
    starts: dict[int, int]
    """The same, from closing half to opening half."""
    overlapping: frozenset[int]
    """Halves of all other pairs; a half that is in none of these has no partner."""


_NONE = Pairs({}, {}, frozenset())


def pairs(text: Content) -> Pairs:
    """The pairs of a content; of two overlapping pairs, the one that closes first counts as nested."""
    standalone = Kind.STANDALONE
    halves = [
        (place, part) for place, part in enumerate(text) if not isinstance(part, str) and part.kind is not standalone
    ]
    if not halves:
        return _NONE
    ends = _nested(halves)
    starts = {end: start for start, end in ends.items()}
    if 2 * len(ends) == len(halves):
        return Pairs(ends, starts, frozenset())
    return Pairs(ends, starts, _overlapping([half for half in halves if half[0] not in ends and half[0] not in starts]))


def _nested(halves: list[tuple[int, InlineCode]]) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: dict[str, tuple[int, InlineCode]] = {}
    opens = Kind.OPEN
    for place, half in halves:
        name = half.id
        if half.kind is opens:
            opened.pop(name, None)
            opened[name] = (place, half)
        elif name in opened:
            last, (start, partner) = opened.popitem()
            while last != name:
                last, (start, partner) = opened.popitem()
            if len(opened) < _MAX_DEPTH and partner.type == half.type:
                found[start] = place
    return found


def _overlapping(halves: list[tuple[int, InlineCode]]) -> frozenset[int]:
    found: set[int] = set()
    opened: dict[str, int] = {}
    for place, half in halves:
        if half.kind is Kind.OPEN:
            opened[half.id] = place
        elif half.id in opened:
            found.update((place, opened.pop(half.id)))
    return frozenset(found)
