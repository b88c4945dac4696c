"""Aligns the pieces of a text with those of its translation by dynamic programming, then what was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from math import sqrt
from typing import TypeAlias

from bitext.exchange.adopt.meanings import Meanings
from bitext.exchange.adopt.pieces import Piece

Likeness: TypeAlias = Callable[[int, int], float]

SURE, LIKELY, NEAR, UNLIKELY = 0.55, 0.4, 0.3, 0.2
"""Cosines of sentence vectors. Of pairs on real pages that are translations 1 in 100 is below 0.4; of pairs that are
not, 1 in 1,000 is above 0.55."""
_SHORT = 12
"""Texts below so many letters have too little meaning for a vector to count."""
_FITS, _NEARBY = 1.5, 8
"""A length error up to which two texts may be translations, and how far apart blocks are likely to be exchanged."""
_SAME = 0.5
"""The share of what a translation leaves unchanged that the texts of a pair have in common, at least."""
_SKIP = -0.7
_BAND = 60
"""How far from the diagonal pieces are compared; what moved farther is found afterwards."""
_NEVER = -1e9
_VARIANCE = 6.8
"""Of the difference in length, per letter (Gale and Church, 1993)."""
_GROUPS = ({"p", "li", "dd", "footnote", "td"}, {"td", "th"}, {"title", "summary", "html-title"}, {"heading", "dt"})
"""Types of blocks that a translator may exchange."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source piece and its translation."""

    source: int
    target: int
    sure: bool
    """Whether it may be published; otherwise a person must confirm it."""


def align_units(source: Sequence[Piece], target: Sequence[Piece], meanings: Meanings | None = None) -> list[Pair]:
    """The pairs of two pages, by source index. Each piece is in one pair at most.

    Args:
        source: the blocks of the source page.
        target: the blocks of its translation.
        meanings: compares texts by meaning; None where that is not possible.
    """
    ratio = length_ratio(source, target)
    known = _identified(source, target)
    found = _best_order(source, target, ratio, known, None)
    locked = _locked(source, target, found, known, ratio)
    is_plain = len(source) == len(target) == len(found) == len(locked) - 2
    doubtful = {(i, j) for i, j in found if not _is_sure(source[i], target[j], (i, j) in locked, None, ratio)}
    if meanings and is_plain:
        doubtful |= _exchangeable(source, target, found, known, ratio)
        asked = _likeness(source, target, meanings, sorted(doubtful))
        is_plain = not any(_is_other(source[i], Pair(i, j, False), asked) for i, j in doubtful)
    likeness = _likeness(source, target, meanings, sorted(doubtful) if is_plain else None) if meanings else None
    if likeness and not is_plain:
        found = _best_order(source, target, ratio, known, likeness)
        locked = _locked(source, target, found, known, ratio)

    def judged(i: int, j: int) -> Pair:
        if likeness is None or (is_plain and (i, j) not in doubtful):
            return Pair(i, j, (i, j) not in doubtful)
        return Pair(i, j, _is_sure(source[i], target[j], (i, j) in locked, likeness(i, j), ratio))

    pairs = {i: judged(i, j) for i, j in found}
    if likeness:
        pairs = {i: pair for i, pair in pairs.items() if pair.sure or not _is_other(source[i], pair, likeness)}
    for pair in _moved(source, target, pairs, known, ratio, likeness):
        pairs[pair.source] = pair
    used = {pair.target for pair in pairs.values()} | {-1, len(target)}
    # A person decides whether it is a free translation: nothing else on the page can be one.
    pairs |= {i: Pair(i, j, False) for i, j in locked if i not in pairs and j not in used}
    if likeness:
        _confirm_by_neighbours(source, target, pairs, likeness)
    return [pairs[i] for i in sorted(pairs)]


def _confirm_by_neighbours(
    source: Sequence[Piece], target: Sequence[Piece], pairs: dict[int, Pair], likeness: Likeness
) -> None:
    """Make those pairs sure that stand between sure ones, such as cells whose texts are too short for a vector."""
    for _ in range(2):
        for i, pair in list(pairs.items()):
            beside = [pairs.get(i + step) == Pair(i + step, pair.target + step, True) for step in (-1, 1)]
            if pair.sure or not any(beside) or source[i].type != target[pair.target].type:
                continue
            short = min(source[i].size, target[pair.target].size) < _SHORT
            least = (-1.0 if short else UNLIKELY) if all(beside) else NEAR
            pairs[i] = Pair(i, pair.target, likeness(i, pair.target) >= least)


def _exchangeable(
    source: Sequence[Piece],
    target: Sequence[Piece],
    found: Sequence[tuple[int, int]],
    known: Mapping[int, int],
    ratio: float,
) -> set[tuple[int, int]]:
    """The pairs that could as well be paired the other way round with one near them, for all that structure says.

    Not with one beyond a pair that is identified, nor where what a translation leaves unchanged speaks against it.
    """

    def fits(i: int, j: int) -> bool:
        if source[i].type != target[j].type or length_error(source[i].size, target[j].size, ratio) >= _FITS:
            return False
        same = agreement(source[i].constants, target[j].constants)
        return same is None or same >= _SAME

    swapped: set[tuple[int, int]] = set()
    for at, (i, j) in enumerate(found):
        nearby = takewhile(lambda pair: known.get(pair[0]) != pair[1], found[at : at + 1 + _NEARBY])
        for k, m in nearby:
            if k != i and fits(i, m) and fits(k, j):
                swapped |= {(i, j), (k, m)}
    return swapped


def _likeness(
    source: Sequence[Piece],
    target: Sequence[Piece],
    meanings: Meanings,
    some: Sequence[tuple[int, int]] | None,
) -> Likeness:
    """How alike pieces are in meaning, by their indexes; `some` are the pairs that will be asked for, None for all."""
    left = source if some is None else [source[i] for i, _ in some]
    right = target if some is None else [target[j] for _, j in some]
    meanings.prepare(text for piece in (*left, *right) for text in piece.texts)
    return lru_cache(maxsize=None)(lambda i, j: meanings(source[i].texts, target[j].texts))


def _best_order(
    source: Sequence[Piece],
    target: Sequence[Piece],
    ratio: float,
    known: Mapping[int, int],
    likeness: Likeness | None,
) -> list[tuple[int, int]]:
    def gain(i: int, j: int) -> float:
        return _gain(source[i], target[j], ratio, likeness and likeness(i, j), identified=known.get(i) == j)

    return _in_order(len(source), len(target), gain)


def length_error(source: float, target: float, ratio: float) -> float:
    """By how many standard deviations a translation is too long or too short (Gale and Church, 1993)."""
    mean = max((source * ratio + target) / 2, 1.0)
    return abs(target - source * ratio) / sqrt(_VARIANCE * mean * max(ratio, 1.0))


def agreement(source: Counter[str], target: Counter[str]) -> float | None:
    """The share of what should be unchanged that is, 0 to 1; None where there is nothing of the kind."""
    total = source.total() + target.total()
    return 2 * (source & target).total() / total if total else None


def length_ratio(source: Sequence[Piece], target: Sequence[Piece]) -> float:
    """How much longer the target is than the source; what both lack evens out."""
    left, right = sum(piece.size for piece in source), sum(piece.size for piece in target)
    return min(max(right / left, 0.6), 1.7) if left and right else 1.0


def _identified(source: Sequence[Piece], target: Sequence[Piece]) -> dict[int, int]:
    """Source to target index of pieces that share what occurs nowhere else on either page."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    left, right = _unique(source), _unique(target)
    for key, i in left.items():
        j = right.get(key)
        if j is not None and i not in found and j not in taken and _compatible(source[i].type, target[j].type):
            found[i] = j
            taken.add(j)
    return found


def _unique(pieces: Sequence[Piece]) -> dict[tuple[str, object], int]:
    counts = Counter(key for piece in pieces for key in piece.evidence())
    return {key: i for i, piece in enumerate(pieces) for key in piece.evidence() if counts[key] == 1}


def _compatible(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _GROUPS)


def _gain(source: Piece, target: Piece, ratio: float, cosine: float | None, *, identified: bool) -> float:
    if source.type != target.type and not _compatible(source.type, target.type):
        return _NEVER
    score = 1.0 if source.type == target.type else 0.0
    if source.anchor and target.anchor:
        score += 6.0 if source.anchor == target.anchor else -6.0
    score += 2.5 * identified
    score -= 0.5 * min(length_error(source.size, target.size, ratio), 6.0)
    same = agreement(source.constants, target.constants)
    if same is not None:
        score += 4.0 * (same - 0.4)
    if source.before and source.before == target.before:
        score += 0.5
    if source.text == target.text:
        score += 1.5
    if cosine is not None:
        weight = min(source.size, target.size) / _SHORT
        score += 8.0 * min(weight, 1.0) * (cosine - LIKELY)
    return score


def _in_order(rows: int, columns: int, gain: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs with the greatest total gain that do not cross each other."""
    if not rows or not columns:
        return []
    band = _BAND + abs(rows - columns)
    above = [_SKIP * j for j in range(columns + 1)]
    step = [bytearray([2]) * (columns + 1)]
    for i in range(1, rows + 1):
        low, high = max(0, i * columns // rows - band), min(columns, i * columns // rows + band)
        row, steps = [_NEVER] * (columns + 1), bytearray(columns + 1)
        for j in range(low, high + 1):
            score, how = above[j] + _SKIP, 1
            if j:
                if row[j - 1] + _SKIP > score:
                    score, how = row[j - 1] + _SKIP, 2
                if (joined := above[j - 1]) > _NEVER / 2 and joined + (more := gain(i - 1, j - 1)) > score:
                    score, how = joined + more, 3
            row[j], steps[j] = score, how
        above = row
        step.append(steps)
    return list(_walked(step, rows, columns))[::-1]


def _walked(step: Sequence[bytearray], i: int, j: int) -> Iterator[tuple[int, int]]:
    while i or j:
        how = step[i][j] if i else 2
        if how == 3:
            yield i - 1, j - 1
        i -= how != 2
        j -= how != 1


def _locked(
    source: Sequence[Piece],
    target: Sequence[Piece],
    found: Sequence[tuple[int, int]],
    known: Mapping[int, int],
    ratio: float,
) -> set[tuple[int, int]]:
    """The pairs that their surroundings leave no other partner.

    These are the identified ones, and those in a stretch between two of them (or an end of the page) where both pages
    have equally many blocks of the same types, in the same order and of matching lengths.
    """
    edges = [(-1, -1), *((i, j) for i, j in found if known.get(i) == j), (len(source), len(target))]
    locked = set(edges)
    for (i, j), (next_i, next_j) in pairwise(edges):
        if next_i - i != next_j - j:
            continue
        stretch = list(zip(range(i + 1, next_i), range(j + 1, next_j), strict=True))
        if all(source[a].type == target[b].type for a, b in stretch) and _fits(source, target, stretch, ratio):
            locked.update(stretch)
    return locked


def _fits(source: Sequence[Piece], target: Sequence[Piece], stretch: Sequence[tuple[int, int]], ratio: float) -> bool:
    """Whether the lengths of the pairs are those of translations, on the whole."""
    errors = [length_error(source[a].size, target[b].size, ratio) for a, b in stretch]
    return not errors or sum(min(error, 5.0) for error in errors) / len(errors) < 1.6


def _is_sure(source: Piece, target: Piece, locked: bool, cosine: float | None, ratio: float) -> bool:
    error = length_error(source.size, target.size, ratio)
    same = agreement(source.constants, target.constants)
    if source.type != target.type and not _compatible(source.type, target.type):
        return False
    if cosine is None:
        return locked and error < 4.0 and (same is None or same >= _SAME)
    if min(source.size, target.size) < _SHORT:
        return (locked and cosine > 0) or cosine >= SURE
    return (
        cosine >= SURE
        or (cosine >= LIKELY and (locked or bool(same and same >= _SAME)))
        or (locked and cosine >= UNLIKELY and error < 3.0)
    )


def _is_other(source: Piece, pair: Pair, likeness: Likeness) -> bool:
    """Whether a pair that is not sure says something else altogether."""
    return source.size >= _SHORT and likeness(pair.source, pair.target) < UNLIKELY


def _moved(
    source: Sequence[Piece],
    target: Sequence[Piece],
    pairs: Mapping[int, Pair],
    known: Mapping[int, int],
    ratio: float,
    likeness: Likeness | None,
) -> Iterator[Pair]:
    """Pairs of what has no partner in page order."""
    used = {pair.target for pair in pairs.values()}
    left = [i for i in range(len(source)) if i not in pairs]
    right = [j for j in range(len(target)) if j not in used]
    if likeness is None:
        for i in left:
            j = known.get(i)
            if j in right and length_error(source[i].size, target[j].size, ratio) < 3.0:
                yield Pair(i, j, source[i].type == target[j].type and bool(source[i].anchor or source[i].constants))
        return
    scores = sorted(
        ((likeness(i, j), -i, -j) for i in left for j in right if _compatible(source[i].type, target[j].type)),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    places: set[tuple[int, int]] = set()
    for cosine, minus_i, minus_j in scores:
        i, j = -minus_i, -minus_j
        if i in rows or j in columns or cosine < LIKELY:
            continue
        rows.add(i)
        columns.add(j)
        places.add((i, j))
    for i, j in sorted(places):
        beside = (i - 1, j - 1) in places or (i + 1, j + 1) in places
        cosine = likeness(i, j)
        long = min(source[i].size, target[j].size) >= _SHORT
        yield Pair(i, j, cosine >= SURE + 0.1 * (not long) or (beside and long and cosine >= LIKELY + 0.05))
