"""Finding the few that spoil it: which of many may stay, when all together do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def fitting(
    parts: Sequence[T], fits: Callable[[Sequence[T]], bool], base: Sequence[T] = (), tries: int = 200
) -> list[T]:
    """Those of `parts` that fit together with `base`, in their order.

    Args:
        parts: what is to be tried; halved until the spoilers stand alone.
        fits: whether these are fit together; `base` alone is taken to be.
        base: what stays in any case.
        tries: after so many calls of `fits` the parts that are not cleared yet are left out.
    """
    left = tries

    def limited(chosen: Sequence[T]) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and fits(chosen)

    return _fitting(list(parts), limited, list(base))


def _fitting(parts: list[T], fits: Callable[[Sequence[T]], bool], base: list[T]) -> list[T]:
    if not parts or fits([*base, *parts]):
        return parts
    if len(parts) == 1:
        return []
    half = len(parts) // 2
    first = _fitting(parts[:half], fits, base)
    # The second half is tried on top of the first: two that only spoil it together are found so too.
    return first + _fitting(parts[half:], fits, base + first)
