"""Aligns the sentences of two paired blocks; several sentences may become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bitext.exchange.adopt.alignment import LIKELY, SURE, UNLIKELY, agreement, length_error
from bitext.exchange.adopt.meanings import Meanings
from bitext.exchange.adopt.pieces import Piece

_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))
_COST = {(1, 1): 0.0, (1, 2): 1.0, (2, 1): 1.0, (1, 3): 2.0, (3, 1): 2.0, (2, 2): 2.5, (1, 0): 1.5, (0, 1): 1.5}
_SHORT = 12
_APART = -0.1
"""By how much less alike a pair may be with a sentence that is part of it; of a stranger it is more, as a rule."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Consecutive sentences of a block and their translation; one side may be empty."""

    source: range
    target: range
    sure: bool = False


def align_sentences(
    source: Sequence[Piece], target: Sequence[Piece], ratio: float, meanings: Meanings | None = None
) -> list[Bead]:
    """The beads of two paired blocks, in order; every sentence is in exactly one.

    Args:
        source: sentences of the source.
        target: sentences of the translation.
        ratio: how much longer translations into this language are.
        meanings: compares texts by meaning; None where that is not possible.
    """
    if len(source) == len(target) == 1:
        return [Bead(range(1), range(1), True)]
    plain = _aligned(source, target, ratio, None)
    if meanings is None or _is_plain(plain, source, target, ratio):
        return plain
    meanings.prepare(text for piece in (*source, *target) for text in piece.texts)
    return _aligned(source, target, ratio, meanings)


def _is_plain(beads: Sequence[Bead], source: Sequence[Piece], target: Sequence[Piece], ratio: float) -> bool:
    """Whether sentence by sentence the lengths leave no doubt."""
    return all(
        bead.sure and length_error(source[bead.source.start].size, target[bead.target.start].size, ratio) < 1.5
        for bead in beads
    )


def _aligned(source: Sequence[Piece], target: Sequence[Piece], ratio: float, meanings: Meanings | None) -> list[Bead]:
    def gain(bead: Bead) -> float:
        score = -_COST[len(bead.source), len(bead.target)]
        if not bead.source or not bead.target:
            return score
        left, right = _joined(source, bead.source), _joined(target, bead.target)
        same = agreement(left.constants, right.constants)
        score += 1.5 - 0.5 * min(length_error(left.size, right.size, ratio), 6.0)
        score += 0.0 if same is None else 4.0 * (same - 0.5)
        if meanings is not None:
            weight = min(min(left.size, right.size) / _SHORT, 1.0)
            score += 8.0 * weight * (meanings(left.texts, right.texts) - LIKELY)
        return score

    beads = _best(len(source), len(target), gain)
    straight = len(source) == len(target) and all(len(bead.source) == len(bead.target) == 1 for bead in beads)
    judged = [_judged(bead, source, target, ratio, meanings, straight=straight) for bead in beads]
    return _attached(judged, source, target, ratio, meanings)


def _attached(
    beads: Sequence[Bead], source: Sequence[Piece], target: Sequence[Piece], ratio: float, meanings: Meanings | None
) -> list[Bead]:
    """The beads; what has no partner joins the bead beside it of which it is a part.

    A translator has made two sentences of one, and the vector of one of them is like that of the whole: "X: Y" may have
    become "X. Y". A sentence of the source joins the bead before it only: it may be new, and wait to be translated.
    """

    def gain(before: Bead, both: Bead, *, is_target: bool) -> float | None:
        """By how much the bead is better with its new part; None where it is not a part of it."""
        old, new = ((_joined(source, one.source), _joined(target, one.target)) for one in (before, both))
        fit = length_error(old[0].size, old[1].size, ratio) - length_error(new[0].size, new[1].size, ratio)
        if meanings is None or not is_target:
            return fit if fit > 0 else None
        closer = meanings(new[0].texts, new[1].texts) - meanings(old[0].texts, old[1].texts)
        return closer if fit > 0 or closer >= _APART else None

    found: list[Bead] = []
    rest = list(beads)
    for at, bead in enumerate(rest):
        beside = [] if bead.source and bead.target else [(found[-1:], -1), (rest[at + 1 : at + 2], 1)]
        options = [
            (score, step, both)
            for some, step in beside
            for one in some
            if one.source and one.target and (bead.target or step < 0)
            if (score := gain(one, both := _both(one, bead), is_target=bool(bead.target))) is not None
        ]
        if not options:
            found.append(bead)
            continue
        _, step, joined = max(options, key=lambda option: option[:2])
        if step > 0:
            rest[at + 1] = joined
        else:
            found[-1] = joined
    return found


def _both(bead: Bead, part: Bead) -> Bead:
    """A bead with what stands beside it."""
    spans = ((bead.source, part.source), (bead.target, part.target))
    source, target = (
        range(min(one.start, other.start), max(one.stop, other.stop)) if other else one for one, other in spans
    )
    return Bead(source, target, bead.sure)


def _best(rows: int, columns: int, gain: Callable[[Bead], float]) -> list[Bead]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(rows + 1):
        for j in range(columns + 1):
            options = [
                (best[i - a, j - b][0] + gain(Bead(range(i - a, i), range(j - b, j))), (a, b))
                for a, b in _STEPS
                if i >= a and j >= b and (i - a, j - b) in best
            ]
            if options:
                best[i, j] = max(options)
    found: list[Bead] = []
    i, j = rows, columns
    while i or j:
        a, b = best[i, j][1]
        found.append(Bead(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return found[::-1]


def _judged(
    bead: Bead,
    source: Sequence[Piece],
    target: Sequence[Piece],
    ratio: float,
    meanings: Meanings | None,
    *,
    straight: bool,
) -> Bead:
    if not bead.source or not bead.target:
        return bead
    left, right = _joined(source, bead.source), _joined(target, bead.target)
    error = length_error(left.size, right.size, ratio)
    same = agreement(left.constants, right.constants)
    if meanings is None:
        sure = straight and error < 3.0 and (same is None or same >= 0.5)
    else:
        cosine = meanings(left.texts, right.texts)
        short = min(left.size, right.size) < _SHORT
        needed = UNLIKELY if straight and (error < 3.0 or short) else SURE if len(bead.source) == 1 else SURE + 0.05
        sure = cosine >= needed or (straight and short and cosine > 0)
    return Bead(bead.source, bead.target, sure)


def _joined(pieces: Sequence[Piece], span: range) -> Piece:
    parts = pieces[span.start : span.stop]
    if len(parts) == 1:
        return parts[0]
    constants: Counter[str] = sum((part.constants for part in parts), Counter())
    return Piece("", tuple(text for part in parts for text in part.texts), sum(part.size for part in parts), constants)
