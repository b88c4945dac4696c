"""Writes the ids of milestones as numbers, most of which go without saying: ids compress worse than anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from bitext.localize.segment_markers import milestone, replace_milestones

_DIGITS = 4
"""Of the fingerprint: enough that two versions of one page hardly ever have the same."""


def with_short_ids(html: str, marks: Sequence[str]) -> str:
    """The page with short ids in its milestones; those that the source page lacks are removed.

    The short id of a segment is `<fingerprint>-<number>`: its place on the source page, and a hash of all ids on it, so
    that pages of two versions have no id in common. Only the first milestone carries it as a whole. Another one carries
    its number, or nothing if it is the number after the one before (assets/sidebyside/milestones.js reads them).

    Args:
        html: a rendered page of any locale.
        marks: ids of the milestones of the source page, in order.
    """
    written = _Written(marks)
    return replace_milestones(html, lambda mark: "".join(map(milestone, written.short(mark))))


class _Written:
    """The milestones of a page, one after the other."""

    def __init__(self, marks: Sequence[str]) -> None:
        self._numbers = {mark: number for number, mark in enumerate(marks, 1)}
        self._fingerprint = sha256("\n".join(marks).encode()).hexdigest()[:_DIGITS]
        self._last: int | None = None

    def short(self, mark: str) -> Iterator[str]:
        """What the next milestone carries; nothing if the source page lacks it."""
        number = self._numbers.get(mark)
        if number is None:
            return
        if self._last is None:
            yield f"{self._fingerprint}-{number}"
        else:
            yield "" if number == self._last + 1 else str(number)
        self._last = number
