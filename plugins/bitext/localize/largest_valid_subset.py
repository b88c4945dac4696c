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

    def limited(chosen: Sequence[T]) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and fits(chosen)

    return _largest_valid_subset(list(parts), limited, list(base))


def _largest_valid_subset(parts: list[T], fits: Callable[[Sequence[T]], bool], base: list[T]) -> list[T]:
    if not parts or fits([*base, *parts]):
        return parts
    if len(parts) == 1:
        return []
    half = len(parts) // 2
    first = _largest_valid_subset(parts[:half], fits, base)
    # The second half is tried on top of the first: this also finds items that are invalid only together.
    return first + _largest_valid_subset(parts[half:], fits, base + first)
