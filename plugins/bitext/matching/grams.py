"""Which of many texts share enough triples of characters with one: counted for all of them at once, a bit each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

WIDTH = 3
_EDGE = "\0" * (WIDTH - 1)


def grams(text: str) -> list[Hashable]:
    """The text's triples, its edges filled up; one that stands there again is told apart by its number.

    There are `len(text) + 2` of them, and one edit (insert, delete, replace) changes three at most: the count filter
    of Gravano et al., Approximate String Joins in a Database (Almost) for Free, VLDB 2001.
    """
    padded = f"{_EDGE}{text}{_EDGE}"
    plain = [padded[at : at + WIDTH] for at in range(len(padded) - WIDTH + 1)]
    if len(set(plain)) == len(plain):
        return list(plain)
    seen: defaultdict[str, int] = defaultdict(int)
    found: list[Hashable] = []
    for gram in plain:
        seen[gram] += 1
        found.append(gram if seen[gram] == 1 else (gram, seen[gram]))
    return found


class GramTable:
    """For each gram the set of texts that have it, as the bits of a number."""

    def __init__(self, texts: Sequence[str]) -> None:
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for gram in grams(text):
                places[gram].append(place)
        self._bits = {gram: _number(at) for gram, at in places.items()}

    def sharing(self, wanted: Iterable[Hashable], least: int) -> Iterator[int]:
        """The places of the texts that have `least` or more of the wanted grams, in order; `least` is 1 or more."""
        columns = [self._bits[gram] for gram in wanted if gram in self._bits]
        return _places(_reaching(_counted(columns), least)) if len(columns) >= least else iter(())


def _number(places: Sequence[int]) -> int:
    bits = bytearray(places[-1] // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _counted(columns: list[int]) -> list[int]:
    """How often each bit is set in the columns, as binary numbers: the first item holds the ones, the next the twos."""
    digits: list[int] = []
    while columns:
        carries: list[int] = []
        while len(columns) > 2:
            # A full adder: three columns of one weight become one of it, and one of the double.
            a, b, c = columns.pop(), columns.pop(), columns.pop()
            odd = a ^ b
            columns.append(odd ^ c)
            carries.append((a & b) | (odd & c))
        if len(columns) == 2:
            a, b = columns
            columns = [a ^ b]
            carries.append(a & b)
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


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
