"""Shortens the ids of milestones as far as they stay unique on their page, to keep pages small."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise, takewhile

from bitext.localize.segment_markers import milestone, replace_milestones

_MIN_LENGTH = 3
"""Minimum length of a shortened unit id: the letter and two hex digits."""


def with_short_ids(html: str, marks: Collection[str]) -> str:
    """The page with short ids in its milestones; those that the source page lacks are removed.

    Args:
        html: a rendered page of any locale.
        marks: ids of the milestones of the source page: with the same ones, all locales get the same short ids.
    """
    short = short_names(marks)
    return replace_milestones(html, lambda mark: milestone(short[mark]) if mark in short else "")


def short_names(marks: Collection[str]) -> Mapping[str, str]:
    """The short form of each `<unit>-<segment>`: prefixes of both ids, or of the unit id if it has one segment."""
    segments: dict[str, list[str]] = {}
    for mark in marks:
        unit, _, segment = mark.partition("-")
        segments.setdefault(unit, []).append(segment)
    names: dict[str, str] = {}
    for unit, short in _prefixes(segments, _MIN_LENGTH).items():
        parts = _prefixes(segments[unit], 2)
        for segment in segments[unit]:
            names[f"{unit}-{segment}"] = short if len(parts) == 1 else f"{short}-{parts[segment]}"
    return names


def _prefixes(ids: Iterable[str], least: int) -> dict[str, str]:
    """The shortest prefix of each id that no other id begins with."""
    row = sorted(set(ids))
    shared = [
        sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(*pair, strict=False))) for pair in pairwise(row)
    ]
    return {
        id: id[: max(least, 1 + max(shared[at - 1 : at] + shared[at : at + 1], default=0))] for at, id in enumerate(row)
    }
