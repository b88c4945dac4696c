"""Writes the result as a CSV file or for the clipboard, without formulas, and readable by Excel in every locale."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

BOM: Final = "\ufeff"
"""Without it Excel reads UTF-8 in the system's own encoding."""

# OWASP, "CSV Injection": starts of a formula; East Asian locales accept the full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def formula_safe(cell: str) -> str:
    """The cell as text for spreadsheets: a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv_text(rows: Sequence[Sequence[str]], decimal: str) -> str:
    """A CSV file (RFC 4180): byte order mark, CRLF, cells without formulas.

    Args:
        rows: cells, the header first.
        decimal: the locale's decimal mark; if it is a comma, cells are separated by `;`, as Excel does.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([formula_safe(cell) for cell in row] for row in rows)
    return BOM + target.getvalue()


def sheet_text(rows: Sequence[Sequence[str]]) -> str:
    """The rows for pasting into a spreadsheet: tabs between cells, CRLF between rows, neither inside a cell."""
    return "\r\n".join("\t".join(formula_safe(" ".join(cell.split())) for cell in row) for row in rows)
