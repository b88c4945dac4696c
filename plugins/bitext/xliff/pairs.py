"""Which codes of a sentence belong together, and which pairs can be one element around their text."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.core.model import Content, InlineCode, Kind

_DEEPEST = 64
"""Pairs inside pairs; deeper ones become halves, so that no file goes beyond what parsers accept (256)."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Places (indexes) of codes in a content."""

    ends: dict[int, int]
    """Opening half to closing half, for pairs that lie inside each other."""
    starts: dict[int, int]
    """The same, from closing half to opening half."""
    across: frozenset[int]
    """Halves of all other pairs; a half that is neither here nor above stands alone."""


_NONE = Pairs({}, {}, frozenset())


def pairs(text: Content) -> Pairs:
    """The pairs of a content; of two that lie across, the one that closes first counts as lying inside."""
    alone = Kind.STANDALONE
    halves = [(place, part) for place, part in enumerate(text) if not isinstance(part, str) and part.kind is not alone]
    if not halves:
        return _NONE
    ends = _nested(halves)
    starts = {end: start for start, end in ends.items()}
    if 2 * len(ends) == len(halves):
        return Pairs(ends, starts, frozenset())
    return Pairs(ends, starts, _across([one for one in halves if one[0] not in ends and one[0] not in starts]))


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
            if len(opened) < _DEEPEST and partner.type == half.type:
                found[start] = place
    return found


def _across(halves: list[tuple[int, InlineCode]]) -> frozenset[int]:
    found: set[int] = set()
    opened: dict[str, int] = {}
    for place, half in halves:
        if half.kind is Kind.OPEN:
            opened[half.id] = place
        elif half.id in opened:
            found.update((place, opened.pop(half.id)))
    return frozenset(found)
