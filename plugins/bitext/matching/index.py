"""The likest of many texts: by length and shared triples few are left, and only those are compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from bitext.matching.grams import GramTable, grams

THRESHOLD = 75
"""Percent of likeness from which an old pair helps: of proposals below it translators keep 2 to 6 in 100."""
_DIFFERENT = 4
"""One character in so many may differ at the threshold."""
_GROWTH = 3
"""Texts of one shelf differ in length by this factor: with narrow shelves a query costs more turns, with wide ones
more bits."""
PATIENCE = 40
"""After so many queries a shelf is worth a table of triples; before, its texts are compared one by one."""


def likeness(left: str, right: str) -> float:
    """Levenshtein distance of two texts as likeness in percent: 100 for equal ones, 0 for nothing in common."""
    return 100 * Levenshtein.normalized_similarity(left, right)


class TextIndex:
    """Texts to be asked for the likest one of a given text."""

    def __init__(self, texts: Sequence[str], patience: int = PATIENCE) -> None:
        """Take the texts, and after how many questions a table of triples is worth its making."""
        self._texts = texts
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        self._shelves = list(_shelves(texts, order, patience))
        self._longest = [shelf.longest for shelf in self._shelves]

    def __getitem__(self, index: int) -> str:
        return self._texts[index]

    def best(self, text: str) -> tuple[int, float] | None:
        """Index and likeness in percent of the likest text, of equals the first; None where none reaches THRESHOLD."""
        mine = grams(text)
        low, high = _window(len(text))
        near: list[int] = []
        for shelf in self._shelves[bisect_left(self._longest, low) :]:
            if shelf.shortest > high:
                break
            near += shelf.near(mine, len(text), low, high)
        near.sort()
        found = process.extractOne(
            text,
            [self._texts[index] for index in near],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=THRESHOLD / 100,
        )
        return (near[found[2]], 100 * found[1]) if found else None


class _Shelf:
    """Texts of about one length, the shorter ones first."""

    def __init__(self, texts: Sequence[str], indices: Sequence[int], patience: int) -> None:
        self._texts = [texts[index] for index in indices]
        self._indices = indices
        self._lengths = [len(text) for text in self._texts]
        self.shortest, self.longest = self._lengths[0], self._lengths[-1]
        self._patience = patience
        self._table: GramTable | None = None

    def near(self, wanted: Sequence[str], length: int, low: int, high: int) -> Sequence[int]:
        """Indices of all texts that may reach the threshold, and of some that do not."""
        start, end = bisect_left(self._lengths, low), bisect_right(self._lengths, high)
        if self._table is None:
            self._patience -= 1
            if self._patience >= 0:
                return self._indices[start:end]
            self._table = GramTable(self._texts)
        least = _shared(max(length, self.shortest))
        return [self._indices[place] for place in self._table.sharing(wanted, least, start, end)]


def _shelves(texts: Sequence[str], order: Sequence[int], patience: int) -> Iterator[_Shelf]:
    start = 0
    while start < len(order):
        limit = max(16, int(len(texts[order[start]]) * _GROWTH))
        end = start
        while end < len(order) and len(texts[order[end]]) <= limit:
            end += 1
        yield _Shelf(texts, order[start:end], patience)
        start = end


def _window(length: int) -> tuple[int, int]:
    """The lengths of texts that can reach the threshold."""
    least = length - length // _DIFFERENT
    return least, length * _DIFFERENT // (_DIFFERENT - 1)


def _shared(longer: int) -> int:
    """The grams that two texts at the threshold share at least, where the longer one has so many characters or more.

    It has `longer + 2` grams; `longer / 4` edits leave `longer / 4 + 2` of them, and more of a longer one.
    """
    return -(-longer // _DIFFERENT) + 2
