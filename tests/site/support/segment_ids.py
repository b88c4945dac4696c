"""Reads the short ids in the milestones of a built page as a browser does (assets/sidebyside/milestones.js)."""

from collections.abc import Iterable


def segment_ids(written: Iterable[str]) -> list[str]:
    """The whole ids, from what the milestones of a page carry, in order."""
    ids: list[str] = []
    for one in written:
        start, _, number = ids[-1].rpartition("-") if ids else ("", "", "")
        ids.append(f"{start}-{one or int(number) + 1}" if not one or one.isdigit() else one)
    return ids
