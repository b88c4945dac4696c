"""Which of many texts share enough triples of characters with one: counted for all of them at once, a bit each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDTH = 3
_EDGE = "\0" * (WIDTH - 1)


def grams(text: str) -> list[str]:
    """The text's triples, its edges filled up; one that stands there again has its number behind it.

    There are `len(text) + 2` of them, and one edit (insert, delete, replace) changes three at most: the count filter
    of Gravano et al., Approximate String Joins in a Database (Almost) for Free, VLDB 2001.
    """
    found = triples(f"{_EDGE}{text}{_EDGE}")
    if len(set(found)) == len(found):
        return found
    seen: defaultdict[str, int] = defaultdict(int)
    for index, triple in enumerate(found):
        seen[triple] += 1
        if seen[triple] > 1:
            found[index] = f"{triple}{seen[triple]}"
    return found


class GramTable:
    """For each gram the texts that have it, as the bits of a number."""

    def __init__(self, texts: Sequence[str]) -> None:
        # Words come again and again: by them a text is taken down in a third of the steps that its triples would take.
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for piece in pieces(text):
                self._places[piece].append(place)
        self._pieces: defaultdict[str, list[str]] = defaultdict(list)
        for piece in self._places:
            for triple in triples(piece):
                self._pieces[triple].append(piece)
        self._bits: dict[str, tuple[int, ...]] = {}
        self._columns: dict[str, int] = {}

    def sharing(self, wanted: Sequence[str], least: int, start: int, end: int) -> Iterator[int]:
        """Which texts from place `start` on and before `end` have `least` (1 or more) of the wanted grams or more.

        Their places come in order.
        """
        for gram in set(wanted).difference(self._columns):
            self._make(gram)
        columns = list(filter(None, map(self._columns.get, wanted)))
        if len(columns) < least:
            return
        bits = _reaching(_counted(columns), least)
        signs = bin((bits & ((1 << end) - 1)) >> start)[:1:-1]
        place = signs.find("1")
        while place >= 0:
            yield start + place
            place = signs.find("1", place + 1)

    def _make(self, gram: str) -> None:
        """Make the columns of a triple, of all its numbers: put off until it is asked for, as most never are."""
        triple = gram[:WIDTH]
        columns: list[int] = []
        for piece in self._pieces.pop(triple, ()):
            for column in self._columns_of(piece):
                _add(columns, column)
        for number, column in enumerate(columns, start=1):
            self._columns[triple if number == 1 else f"{triple}{number}"] = column
        self._columns.setdefault(gram, 0)

    def _columns_of(self, piece: str) -> tuple[int, ...]:
        if piece not in self._bits:
            self._bits[piece] = tuple(_numbers(self._places.pop(piece)))
        return self._bits[piece]


def _add(columns: list[int], column: int) -> None:
    """Add one to the count of each bit of the column: the columns hold the bits counted once or more, twice, .."""
    for index, known in enumerate(columns):
        columns[index], column = known | column, known & column
        if not column:
            return
    columns.append(column)


def triples(text: str) -> list[str]:
    """Each three characters that stand side by side."""
    return [text[at : at + WIDTH] for at in range(len(text) - WIDTH + 1)]


def pieces(text: str) -> list[str]:
    """The text's words with the blanks or edges around them, and the triples across a blank.

    All their triples together are those of the text with its edges filled up.
    """
    words = [f" {word} " for word in f"{_EDGE}{text}{_EDGE}".split(" ")]
    words[0], words[-1] = words[0][1:], words[-1][:-1]
    if len(words) == 1:
        return [f"{_EDGE}{text}{_EDGE}"]
    return words + [f"{left[-2]} {right[1]}" for left, right in pairwise(words)]


def _numbers(places: Sequence[int]) -> Iterator[int]:
    """The places as bits, those that stand there again in a further number."""
    while places:
        bits, again, last = bytearray(places[-1] // 8 + 1), [], -1
        for place in places:
            if place == last:
                again.append(place)
            else:
                bits[place >> 3] |= 1 << (place & 7)
                last = place
        yield int.from_bytes(bits, "little")
        places = again


def _counted(columns: Sequence[int]) -> list[int]:
    """How often each bit is set in the columns, as binary numbers: the first item holds the ones, the next the twos."""
    digits: list[int] = []
    while columns:
        carries: list[int] = []
        while len(columns) > 1:
            odd = len(columns) % 3
            left = list(columns[:odd])
            if len(columns) == 2:
                a, b = columns
                left = [a ^ b]
                carries.append(a & b)
            # Full adders: three columns of one weight become one of it, and one of the double.
            for a, b, c in zip(columns[odd::3], columns[odd + 1 :: 3], columns[odd + 2 :: 3], strict=False):
                half = a ^ b
                left.append(half ^ c)
                carries.append((a & b) | (half & c))
            columns = left
        digits.append(columns[0])
        columns = carries
    return digits


def _reaching(digits: Sequence[int], least: int) -> int:
    """The bits whose count is `least` or more."""
    if least >> len(digits):
        return 0
    above, equal = 0, -1
    for place in reversed(range(len(digits))):
        if least >> place & 1:
            equal &= digits[place]
        else:
            above |= equal & digits[place]
            equal &= ~digits[place]
    return above | equal
