"""What the rows come to: how many of which kind, and the repairs, each with all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hubcheck.model import Finding, Params

STATUSES: Final = ("right", "fix", "reject", "danger")
"""What a reader does with a row: nothing; repair it; give it up; stay away from it."""

_BY_DECISION = {"accept": "right", "ok": "right", "warn": "fix", "fix": "fix", "danger": "danger"}
_REPAIRS = {
    "url.left-out": "bulk.group-left-out",
    "url.changed": "bulk.group-changed",
    "url.added": "bulk.group-added",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A row's verdict, as far as it matters here."""

    kind: str
    """`email` or `url`."""
    decision: str
    """As of `hubcheck.model.Verdict`."""
    name: str
    """The verdict's class."""
    suggestion: str
    findings: tuple[Finding, ...]

    @property
    def status(self) -> str:
        """One of `STATUSES`."""
        with_accessible_names = self.suggestion and all(one.code != "email.suggestion-refused" for one in self.findings)
        return _BY_DECISION.get(self.decision, "fix" if with_accessible_names else "reject")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with which the same is to be done."""

    code: str
    """Id of the message: `bulk.group-left-out`, `-changed`, `-added` with `what`; `bulk.group-class` with the title."""
    params: Params
    kind: str
    name: str
    """Class of the verdicts."""
    status: str
    rows: tuple[int, ...]
    """Places in what was summarized, from 0."""


@dataclass(frozen=True, slots=True)
class Summary:
    """All rows together."""

    statuses: tuple[str, ...]
    """Of each row."""
    groups: tuple[Group, ...]
    """Of rows that are not right; those with most rows first."""


def summarize(rows: Sequence[Judged]) -> Summary:
    """Count and group rows; every row that is not right is in exactly one group."""
    statuses = tuple(row.status for row in rows)
    groups: dict[tuple[str, Params, str, str, str], list[int]] = {}
    for place, (row, status) in enumerate(zip(rows, statuses, strict=True)):
        if status != "right":
            code, params = _repair(row)
            groups.setdefault((code, params, row.kind, row.name, status), []).append(place)
    made = (Group(*key, tuple(places)) for key, places in groups.items())
    return Summary(statuses, tuple(sorted(made, key=lambda group: -len(group.rows))))


def _repair(row: Judged) -> tuple[str, Params]:
    """The message that says what to do, and its values: the first repair that a link needs, else its class."""
    if row.decision == "fix" and row.name == "fixable":
        for found in row.findings:
            if found.code in _REPAIRS:
                return _REPAIRS[found.code], found.params
    return "bulk.group-class", ()
