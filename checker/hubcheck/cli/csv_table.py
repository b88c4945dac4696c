"""A list with columns on standard input, and the same list with its verdicts, as the page saves it."""

from __future__ import annotations

import sys

from hubcheck.cli.answers import CHECKS, has_findings
from hubcheck.messages import Catalogue
from hubcheck.messages.language import decimal_mark
from hubcheck.table import Table, csv_text, decode, read_table
from hubcheck.table.sheet import sheet


class UnreadableTableError(Exception):
    """A list that cannot be checked; the message is a sentence for the user."""


def read(content: bytes, kind: str, column: str | None, catalogue: Catalogue) -> Table:
    """The list, however long.

    Args:
        content: lines or CSV, in any usual encoding.
        kind: what is checked, `email` or `url`: a column of these wins.
        column: header or 1-based number of the column to check; None to detect it.
        catalogue: for the sentence of an error.

    Raises:
        UnreadableTableError: there is nothing to check in it, or no such column.
    """

    def read_column(index: int | None) -> Table:
        return read_table(text, index, kind, rows_limit=sys.maxsize, bytes_limit=sys.maxsize)

    text = decode(content)
    table = read_column(None)
    if not table.rows:
        raise UnreadableTableError(catalogue.text("cli.no-table"))
    if column is None:
        return table
    labels = [label.casefold() for label in table.columns]
    numbers = [str(number) for number, _ in enumerate(labels, 1)]
    index = next((names.index(column.casefold()) for names in (labels, numbers) if column.casefold() in names), None)
    if index is None:
        raise UnreadableTableError(catalogue.text("cli.bad-column", column=column, known=", ".join(table.columns)))
    return read_column(index)


def checked_csv(table: Table, catalogue: Catalogue, *, keep_order: bool) -> tuple[str, bool]:
    """The CSV with the verdicts, and whether any row has findings."""
    verdicts = [CHECKS[row.kind](row.value) for row in table.rows]
    cells = sheet(table, verdicts, catalogue, keep_order=keep_order)
    return csv_text(cells, decimal_mark(catalogue.locale)), any(map(has_findings, verdicts))
