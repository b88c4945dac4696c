"""Summarizes the verdicts of rows: a status per row, and groups of rows that need the same correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hubcheck.evidence import FORM, LISTED, Evidence
from hubcheck.model import Finding, Params

STATUSES: Final = ("right", "unknown", "fix", "reject", "danger")
"""What to do with a row: nothing; nothing, as far as our lists show; correct it; discard it; avoid it."""

NOTHING_TO_DO: Final = frozenset({"right", "unknown"})
"""The statuses of rows that need no correction."""

TABLE_SENTENCES: Final[Mapping[str, Evidence]] = MappingProxyType(
    {
        "bulk.filter-right": FORM,
        "bulk.filter-unknown": LISTED,
        "bulk.filter-fix": FORM,
        "bulk.filter-reject": FORM,
        "bulk.filter-danger": FORM,
        "bulk.links-right": FORM,
        "bulk.addresses-right": LISTED,
        "bulk.each-link-right": FORM,
        "bulk.each-address-right": LISTED,
        "bulk.no-link-right": FORM,
        "bulk.no-address-right": LISTED,
        "bulk.neither": FORM,
        "bulk.all-right": FORM,
        "bulk.group-left-out": FORM,
        "bulk.group-changed": FORM,
        "bulk.group-added": FORM,
        "bulk.group-class": FORM,
    }
)
"""Message id of every sentence about rows -> what it rests on."""

_BY_DECISION = {
    "accept": "right",
    "ok": "right",
    "unknown": "unknown",
    "warn": "fix",
    "fix": "fix",
    "danger": "danger",
}
_CORRECTIONS = {
    "url.left-out": "bulk.group-left-out",
    "url.changed": "bulk.group-changed",
    "url.added": "bulk.group-added",
}


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """The parts of a row's verdict that grouping needs."""

    kind: str
    """`email` or `url`."""
    decision: str
    """As in `hubcheck.model.Verdict`."""
    name: str
    """The verdict's class."""
    suggestion: str
    findings: tuple[Finding, ...]

    @property
    def status(self) -> str:
        """One of `STATUSES`."""
        rejected = any(finding.code == "email.suggestion-refused" for finding in self.findings)
        return _BY_DECISION.get(self.decision, "fix" if self.suggestion and not rejected else "reject")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that need the same correction."""

    code: str
    """Id of the message: `bulk.group-left-out`, `-changed`, `-added` with `what`; `bulk.group-class` with the title."""
    params: Params
    kind: str
    name: str
    """Class of the verdicts."""
    status: str
    rows: tuple[int, ...]
    """Indexes of the rows, from 0."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of all rows."""

    statuses: tuple[str, ...]
    """Status of each row."""
    groups: tuple[Group, ...]
    """Groups of the rows that need something, the worst first, of equals the largest."""


def summarize(rows: Sequence[RowVerdict]) -> Summary:
    """The status of every row, and groups; every row is in exactly one unless there is nothing to do for it."""
    statuses = tuple(row.status for row in rows)
    groups: dict[tuple[str, Params, str, str, str], list[int]] = {}
    for index, (row, status) in enumerate(zip(rows, statuses, strict=True)):
        if status not in NOTHING_TO_DO:
            code, params = _correction(row)
            groups.setdefault((code, params, row.kind, row.name, status), []).append(index)
    unordered = (Group(*key, tuple(indexes)) for key, indexes in groups.items())
    return Summary(statuses, tuple(sorted(unordered, key=_worst_first)))


def _worst_first(group: Group) -> tuple[int, int]:
    return -STATUSES.index(group.status), -len(group.rows)


def _correction(row: RowVerdict) -> tuple[str, Params]:
    """Id and values of the message with the correction: the first one that a link needs, else its class."""
    if row.decision == "fix" and row.name == "fixable":
        for found in row.findings:
            if found.code in _CORRECTIONS:
                return _CORRECTIONS[found.code], found.params
    return "bulk.group-class", ()
