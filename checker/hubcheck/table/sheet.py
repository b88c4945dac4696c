"""The result of a list as cells of a spreadsheet; `checker/web/bulk/saving.js` does the same without the codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hubcheck.messages import Catalogue, without_bold
from hubcheck.model import Finding, Verdict
from hubcheck.table.grouping import NOTHING_TO_DO, STATUSES, RowVerdict
from hubcheck.table.reading import Row, Table

_HEADERS: Final = ("row", "name", "entered", "verdict", "reason", "right", "class", "codes")
_TITLE_SAYS_NOTHING_NEW = frozenset({"valid", "fixable", "unlisted", "work", "onmicrosoft"})
"""Classes whose title repeats what the word for the verdict says."""
_ALWAYS_SHOWN = frozenset(
    {
        *("email.suggestion-refused", "url.left-out", "url.changed", "url.added"),
        *("url.several", "url.domain-only", "url.tenant-mail"),
    }
)
"""Findings that change what the reader has to do."""


def sheet(
    table: Table, verdicts: Sequence[Verdict], catalogue: Catalogue, *, keep_order: bool = False
) -> list[list[str]]:
    """Header and rows: the result, and every other column as it was. The list's own headers stay.

    Args:
        table: as it was read.
        verdicts: of its rows.
        catalogue: messages of the reader's locale.
        keep_order: whether the rows stay in the order of the list; else the worst come first.
    """
    others = [index for index in range(len(table.columns)) if index not in (table.column, table.names)]
    own = {"name": _header(table, table.names), "entered": _header(table, table.column)}
    header = [own.get(name) or catalogue.text(f"bulk.{name}") for name in _HEADERS]
    judged = [(row, verdict, _status(row, verdict)) for row, verdict in zip(table.rows, verdicts, strict=True)]
    if not keep_order:
        judged.sort(key=lambda one: -STATUSES.index(one[2]))
    return [
        [*header, *(_header(table, index) or str(index + 1) for index in others)],
        *(
            [*_result(table, row, verdict, status, catalogue), *(row.cells[index] for index in others)]
            for row, verdict, status in judged
        ),
    ]


def _header(table: Table, index: int) -> str:
    return table.headers[index] if table.headers and index >= 0 else ""


def _status(row: Row, verdict: Verdict) -> str:
    return RowVerdict(row.kind, verdict.decision, verdict.kind, verdict.suggestion, verdict.findings).status


def _result(table: Table, row: Row, verdict: Verdict, status: str, catalogue: Catalogue) -> list[str]:
    return [
        str(row.number),
        row.cells[table.names] if table.names >= 0 else "",
        row.cells[table.column],
        catalogue.text(f"decision.{_tone(verdict, status)}"),
        _reason(row, verdict, catalogue),
        _right_value(row, verdict, status),
        verdict.kind,
        " ".join(found.code for found in verdict.findings),
    ]


def _tone(verdict: Verdict, status: str) -> str:
    """The decision whose word is shown. A warning without a suggestion has nothing to correct."""
    if status == "right":
        return verdict.decision
    return "warn" if verdict.decision == "warn" and not verdict.suggestion else status


def _reason(row: Row, verdict: Verdict, catalogue: Catalogue) -> str:
    shown = [found for n, found in enumerate(verdict.findings) if n == 0 or _is_always_shown(found, verdict)]
    sentences = [catalogue.sentence(found) for found in shown]
    if verdict.kind not in _TITLE_SAYS_NOTHING_NEW or not sentences:
        title = catalogue.text(f"{row.kind}.class.{verdict.kind}.title")
        sentences.insert(0, title if title.endswith((".", "?", "!", ":")) else f"{title}.")
    if row.same:
        sentences.append(f"({catalogue.text('bulk.same', row=str(row.same))})")
    return without_bold(" ".join(sentences))


def _is_always_shown(found: Finding, verdict: Verdict) -> bool:
    """Whether it is shown with the first finding: of a text that is no address, every error is."""
    return found.code in _ALWAYS_SHOWN or (verdict.kind == "invalid" and found.code.startswith("email."))


def _right_value(row: Row, verdict: Verdict, status: str) -> str:
    """What to use: the correction, or the value itself if there is nothing to do."""
    if status in NOTHING_TO_DO:
        return row.value
    return verdict.suggestion if status == "fix" else ""
