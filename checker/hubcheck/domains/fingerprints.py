"""Packs a large set of names into five bytes of hash each, since the names themselves are too much for a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

_ROW = 256
_BUCKETS = _ROW * _ROW
_TAIL = 3


def pack_fingerprints(names: Iterable[str]) -> bytes:
    """The set of names, to be asked with `has_fingerprint`.

    The first two bytes of a fingerprint are its bucket, and are not stored: the set starts with the size of each of the
    65,536 buckets, one byte each. The last three bytes of all fingerprints follow, sorted by bucket.

    Raises:
        ValueError: a bucket has more than 255 names, which needs millions of names.
    """
    fingerprints = sorted({_fingerprint(name) for name in names})
    sizes = Counter(first * _ROW + second for first, second, *_ in fingerprints)
    tails = b"".join(fingerprint[2:] for fingerprint in fingerprints)
    return bytes(sizes[bucket] for bucket in range(_BUCKETS)) + tails


def has_fingerprint(packed: bytes, name: str) -> bool:
    """Whether the name is in the set; wrongly true for one other name in 2 ** 40 / (number of names)."""
    row, place, *_ = wanted = _fingerprint(name)
    sizes = packed[row * _ROW : row * _ROW + place + 1]
    start = _row_starts(packed)[row] + sum(sizes[:-1])
    tails = (packed[at : at + _TAIL] for at in range(_tail_at(start), _tail_at(start + sizes[-1]), _TAIL))
    return wanted[2:] in tails


def _fingerprint(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=2 + _TAIL).digest()


def _tail_at(number: int) -> int:
    return _BUCKETS + number * _TAIL


@lru_cache(maxsize=1)
def _row_starts(packed: bytes) -> tuple[int, ...]:
    """The number of names before each row of 256 buckets."""
    sizes = (sum(packed[row : row + _ROW]) for row in range(0, _BUCKETS, _ROW))
    return tuple(accumulate(sizes, initial=0))
