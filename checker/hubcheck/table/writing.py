"""The result as a file or for the clipboard: nothing in it is a formula, and every locale's Excel takes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

BOM: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""

# OWASP, "CSV Injection": what a sheet would calculate; the wide forms are read alike in East Asian locales.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """The cell as text for every sheet: what would be a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv_text(rows: Sequence[Sequence[str]], decimal: str) -> str:
    """A CSV file (RFC 4180): byte order mark, CRLF, guarded cells.

    Args:
        rows: cells, the header first.
        decimal: the locale's decimal mark; where it is a comma, cells are separated by `;`, as Excel does there.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return BOM + target.getvalue()


def sheet_text(rows: Sequence[Sequence[str]]) -> str:
    """The rows for pasting into a sheet: tabs between guarded cells, CRLF between rows, neither inside a cell."""
    return "\r\n".join("\t".join(guarded(" ".join(cell.split())) for cell in row) for row in rows)
