"""Fuzzy match: the most similar of many texts, by edit distance."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import ceil

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

THRESHOLD = 75
"""Percent of similarity from which an old pair helps: of proposals below it translators keep 2 to 6 in 100."""
_RUN = 3
"""Characters in a run."""
_OFTEN = 2_000_000
"""From so many comparisons on, an index of runs is quicker to make than to do without."""
_NOWHERE = array("I")
_ROUNDING = 1e-6


def similarity(left: str, right: str) -> float:
    """Levenshtein distance of two texts as similarity in percent: 100 for equal ones, 0 for nothing in common."""
    return 100 * Levenshtein.normalized_similarity(left, right)


def is_contained(left: str, right: str) -> bool:
    """Whether nearly all of the shorter text is in the longer one, in one place or word by word."""
    return max(fuzz.partial_ratio(left, right), fuzz.token_set_ratio(left, right)) >= THRESHOLD


class TextIndex:
    """Texts by their length, to be asked for the one most similar to a given text.

    Whoever asks often gets a second index, of all runs of three characters: of `m` runs of a text that do not overlap,
    `n` edits leave `m - n` as they are, so only texts that have so many of its rarest runs are compared.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = sorted(texts, key=len)
        self._lengths = array("I", map(len, self._texts))
        self._compared = 0

    def best(self, text: str, least: float = THRESHOLD) -> tuple[str, float] | None:
        """The most similar text, and its similarity in percent; None where none reaches `least` percent.

        Of several equally similar texts it is the shortest, and of these the first.
        """
        longest = int(len(text) * 100 / least + _ROUNDING)
        edits = int(longest * (100 - least) / 100 + _ROUNDING)
        start = bisect_left(self._lengths, ceil(len(text) * least / 100 - _ROUNDING))
        end = bisect_right(self._lengths, longest)
        near = self._near(text, edits, start, end)
        texts = self._texts[start:end] if near is None else [self._texts[index] for index in near]
        match = process.extractOne(text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least / 100)
        return (match[0], 100 * match[1]) if match else None

    def _near(self, text: str, edits: int, start: int, end: int) -> list[int] | None:
        """The indices of all texts in a range that may be so many edits away; None where it may be any of them."""
        self._compared += end - start
        runs = self._rare_runs(text, edits + edits // 2 + 2) if self._compared > _OFTEN else []
        places = [run[bisect_left(run, start) : bisect_left(run, end)] for run in runs]
        if len(runs) <= edits or sum(map(len, places)) > 2 * (end - start):
            return None
        least = len(runs) - edits
        hits = Counter(chain.from_iterable(places))
        return sorted(index for index, count in hits.items() if count >= least)

    def _rare_runs(self, text: str, count: int) -> list[array[int]]:
        """Where the rarest of the text's runs occur, so many if there are; none of them overlap."""
        found = [self._runs.get(text[at : at + _RUN], _NOWHERE) for at in range(len(text) - _RUN + 1)]
        free = [True] * len(found)
        chosen: list[array[int]] = []
        for at in sorted(range(len(found)), key=lambda at: len(found[at])):
            if free[at] and len(chosen) < count:
                chosen.append(found[at])
                low, high = max(0, at - _RUN + 1), min(len(found), at + _RUN)
                free[low:high] = [False] * (high - low)
        return chosen

    @cached_property
    def _runs(self) -> Mapping[str, array[int]]:
        """By run, the indices of the texts that it is in."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for index, text in enumerate(self._texts):
            for run in {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}:
                found[run].append(index)
        return dict(found)
