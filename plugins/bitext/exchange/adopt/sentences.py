"""Aligns the sentences of two paired blocks; several sentences may become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from bitext.exchange.adopt.alignment import LIKELY, SURE, UNLIKELY, agreement, length_error
from bitext.exchange.adopt.pieces import Piece

Cosines: TypeAlias = Sequence[Sequence[float]]
"""Of all sentences of the source and then all of the target, each with each."""

_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))
_COST = {(1, 1): 0.0, (1, 2): 1.0, (2, 1): 1.0, (1, 3): 2.0, (3, 1): 2.0, (2, 2): 2.5, (1, 0): 1.5, (0, 1): 1.5}
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Bead:
    """Consecutive sentences of a block and their translation; one side may be empty."""

    source: range
    target: range
    sure: bool = False


def align_sentences(
    source: Sequence[Piece], target: Sequence[Piece], ratio: float, cosines: Cosines | None = None
) -> list[Bead]:
    """The beads of two paired blocks, in order; every sentence is in exactly one.

    Args:
        source: sentences of the source.
        target: sentences of the translation.
        ratio: how much longer translations into this language are.
        cosines: of their vectors; None where they are not known.
    """
    if len(source) == len(target) == 1:
        return [Bead(range(1), range(1), True)]

    def gain(bead: Bead) -> float:
        score = -_COST[len(bead.source), len(bead.target)]
        if not bead.source or not bead.target:
            return score
        left, right = _joined(source, bead.source), _joined(target, bead.target)
        same = agreement(left.constants, right.constants)
        score += 1.5 - 0.5 * min(length_error(left.size, right.size, ratio), 6.0)
        score += 0.0 if same is None else 4.0 * (same - 0.5)
        if cosines is not None:
            score += (
                8.0 * min(min(left.size, right.size) / _SHORT, 1.0) * (_cosine(cosines, bead, len(source)) - LIKELY)
            )
        return score

    beads = _best(len(source), len(target), gain)
    straight = len(source) == len(target) and all(len(bead.source) == len(bead.target) == 1 for bead in beads)
    return [_judged(bead, source, target, ratio, cosines, straight=straight) for bead in beads]


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
    cosines: Cosines | None,
    *,
    straight: bool,
) -> Bead:
    if not bead.source or not bead.target:
        return bead
    left, right = _joined(source, bead.source), _joined(target, bead.target)
    error = length_error(left.size, right.size, ratio)
    same = agreement(left.constants, right.constants)
    if cosines is None:
        sure = straight and error < 3.0 and (same is None or same >= 0.5)
    else:
        cosine = _cosine(cosines, bead, len(source))
        short = min(left.size, right.size) < _SHORT
        needed = UNLIKELY if straight and (error < 3.0 or short) else SURE if len(bead.source) == 1 else SURE + 0.05
        sure = cosine >= needed or (straight and short and cosine > 0)
    return Bead(bead.source, bead.target, sure)


def _joined(pieces: Sequence[Piece], span: range) -> Piece:
    parts = pieces[span.start : span.stop]
    if len(parts) == 1:
        return parts[0]
    constants: Counter[str] = sum((part.constants for part in parts), Counter())
    return Piece("", " ".join(part.text for part in parts), sum(part.size for part in parts), constants)


def _cosine(cosines: Cosines, bead: Bead, behind: int) -> float:
    """Of the sums of the vectors of both sides."""
    left, right = bead.source, range(bead.target.start + behind, bead.target.stop + behind)

    def product(some: range, others: range) -> float:
        return sum(cosines[a][b] for a in some for b in others)

    return product(left, right) / (sqrt(product(left, left) * product(right, right)) or 1.0)
