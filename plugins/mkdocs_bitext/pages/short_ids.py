"""The ids of milestones, shortened as far as they stay unique on their page: a page is to grow by little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise, takewhile

from bitext.localize.segment_markers import milestone, milestone_ids, replace_milestones

_LEAST = 3
"""Characters of a unit's id that always stay: the letter and two hex digits."""


def marks_of(text: str) -> tuple[str, ...]:
    """The ids of the milestones in a page, as `<unit>-<segment>`, in order."""
    return tuple(milestone_ids(text))


def shortened(html: str, marks: Collection[str]) -> str:
    """The page with short ids in its milestones; one that the source page does not have goes.

    Args:
        html: a rendered page of any locale.
        marks: ids of the source page's milestones: the same for every locale, so that ids still meet.
    """
    short = short_names(marks)
    return replace_milestones(html, lambda mark: milestone(short[mark]) if mark in short else "")


def short_names(marks: Collection[str]) -> Mapping[str, str]:
    """Each `<unit>-<segment>` to its short form: prefixes of both ids, one id where the unit has one segment."""
    segments: dict[str, list[str]] = {}
    for mark in marks:
        unit, _, segment = mark.partition("-")
        segments.setdefault(unit, []).append(segment)
    names: dict[str, str] = {}
    for unit, short in _prefixes(segments, _LEAST).items():
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
