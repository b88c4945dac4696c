"""Fuzzy match: the most similar of many texts, by edit distance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

THRESHOLD = 75
"""Percent of similarity from which an old pair helps: of proposals below it translators keep 2 to 6 in 100."""
_DIFFERENT = 4
"""At the threshold one character in so many differs, so lengths do not differ by more than that."""


def similarity(left: str, right: str) -> float:
    """Levenshtein distance of two texts as similarity in percent: 100 for equal ones, 0 for nothing in common."""
    return 100 * Levenshtein.normalized_similarity(left, right)


def is_contained(left: str, right: str) -> bool:
    """Whether nearly all of the shorter text is in the longer one, in one place or word by word."""
    return max(fuzz.partial_ratio(left, right), fuzz.token_set_ratio(left, right)) >= THRESHOLD


class TextIndex:
    """Texts by their length, to be asked for the one most similar to a given text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._by_length = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        self._lengths = [len(texts[index]) for index in self._by_length]

    def __getitem__(self, index: int) -> str:
        return self._texts[index]

    def best(self, text: str) -> tuple[int, float] | None:
        """Index and similarity in percent of the most similar text; None where none reaches THRESHOLD.

        Of several equally similar texts it is the first.
        """
        shortest = len(text) - len(text) // _DIFFERENT
        longest = len(text) * _DIFFERENT // (_DIFFERENT - 1)
        start, end = bisect_left(self._lengths, shortest), bisect_right(self._lengths, longest)
        near = sorted(self._by_length[start:end])
        match = process.extractOne(
            text,
            [self._texts[index] for index in near],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=THRESHOLD / 100,
        )
        return (near[match[2]], 100 * match[1]) if match else None
