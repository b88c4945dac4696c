"""Finds the largest subset that is valid together, when the whole is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def largest_valid_subset(
    parts: Sequence[T], fits: Callable[[Sequence[T]], bool], base: Sequence[T] = (), tries: int = 200
) -> list[T]:
    """The items of `parts` that are valid together with `base`, in their order.

    Args:
        parts: the items to try; halved until each offending item is isolated.
        fits: whether these items are valid together; `base` alone is assumed to be.
        base: items that stay in any case.
        tries: after this many calls of `fits` the remaining items are left out.
    """
    left = tries

    def valid(parts: list[T], base: list[T]) -> list[T]:
        nonlocal left
        if not parts:
            return []
        left -= 1
        if left >= 0 and fits([*base, *parts]):
            return parts
        if len(parts) == 1:
            return []
        half = len(parts) // 2
        first = valid(parts[:half], base)
        # The second half is tried on top of the first: this also finds items that are invalid only together.
        return first + valid(parts[half:], base + first)

    return valid(list(parts), list(base))
