"""Reads a pasted text or a file into rows: finds the column to check, the names and the duplicates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from hubcheck.model import Finding, finding
from hubcheck.table.cells import EMAIL, URL, kind_of
from hubcheck.table.separators import Grid, split

ROWS_LIMIT: Final = 5000
"""Further rows are left out, with a finding."""
BYTES_LIMIT: Final = 2_000_000
"""Larger texts (in bytes of UTF-8) are not read."""

_NAME_HEADERS = frozenset(
    {"naam", "name", "nom", "klant", "klantnaam", "cliënt", "client", "customer", "bedrijf", "company", "organisatie"}
    | {"onderneming", "dossier", "dossiernaam", "display name", "weergavenaam"}
)
_BINARY_SIGNATURES = ("PK\x03\x04", "%PDF", "\x89PNG", "\xd0\xcf\x11\xe0", "ÐÏ\x11à")
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row to check."""

    number: int
    """1-based row number as in a spreadsheet, including the header and empty lines."""
    name: str
    """The name of the client or person in the same row; may be empty."""
    value: str
    """The trimmed cell; may be empty."""
    kind: str
    """The check that it gets: `email` or `url`."""
    same: int = 0
    """Number of the first row with the same value; 0 if this is the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read."""

    rows: tuple[Row, ...] = ()
    """In input order."""
    columns: tuple[str, ...] = ()
    """Label of each column: its header, else its first cell."""
    column: int = -1
    """Index of the checked column; -1 if there is none."""
    findings: tuple[Finding, ...] = ()
    """Findings about the whole list."""


def read_table(text: str, column: int | None = None) -> Table:
    """Read a list.

    Args:
        text: lines, cells copied from a spreadsheet, or the content of a CSV file, with or without a byte order mark.
        column: index of the column to check; None to detect it.

    Returns:
        Rows and columns; without rows, a finding with the reason.
    """
    if text.startswith(_BINARY_SIGNATURES) or "\x00" in text:
        return Table(findings=(finding("bulk.not-text"),))
    if len(text.encode("utf-8", "surrogatepass")) > BYTES_LIMIT:
        return Table(findings=(finding("bulk.too-big", limit=f"{BYTES_LIMIT // 1_000_000}"),))
    grid = split(text.removeprefix("\ufeff"))
    width = max(map(len, grid), default=0)
    kinds = [_kinds(grid, index) for index in range(width)]
    if column is None or not 0 <= column < width:
        column = max(range(width), key=lambda index: (kinds[index].total(), -index), default=-1)
    if not any(kind.total() for kind in kinds):
        return Table(findings=(finding("bulk.none-found"),))
    return _table(grid, column, kinds)


def _kinds(grid: Grid, column: int) -> Counter[str]:
    """The number of addresses and of links in a column."""
    return Counter(kind for record in grid if len(record) > column and (kind := kind_of(record[column])))


def _table(grid: Grid, column: int, kinds: list[Counter[str]]) -> Table:
    first = next(index for index, record in enumerate(grid) if record)
    header = grid[first] if _is_header(grid, first, kinds) else []
    columns = tuple(_label(grid[first:], header, index) for index in range(len(kinds)))
    names = _name_column(grid, header, column, kinds)
    default_kind = URL if kinds[column][URL] >= kinds[column][EMAIL] else EMAIL
    start = first + bool(header)
    body = [(number, record) for number, record in enumerate(grid[start:], start + 1) if any(record)]
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, record in body[:ROWS_LIMIT]:
        value, name = _cell(record, column), _cell(record, names)
        same = seen.get(value, 0) if value else 0
        seen.setdefault(value, number)
        rows.append(Row(number, name, value, kind_of(value) or default_kind, same))
    findings = (finding("bulk.too-many", limit=str(ROWS_LIMIT)),) if len(body) > ROWS_LIMIT else ()
    return Table(tuple(rows), columns, column, findings)


def _cell(record: list[str], column: int) -> str:
    return record[column] if 0 <= column < len(record) else ""


def _is_header(grid: Grid, first: int, kinds: list[Counter[str]]) -> bool:
    """Whether the first record is a header: nothing in it can be checked, but something below it."""
    below = sum(kind.total() for kind in kinds)
    return below > 0 and not any(map(kind_of, grid[first])) and sum(1 for record in grid if record) > 1


def _label(grid: Grid, header: list[str], column: int) -> str:
    samples = (_cell(record, column) for record in grid if _cell(record, column))
    return (_cell(header, column) or next(samples, ""))[:_LABEL_LENGTH]


def _name_column(grid: Grid, header: list[str], column: int, kinds: list[Counter[str]]) -> int:
    """The column with the names: by its header, else the one with most different words; -1 if there is none."""
    others = [index for index in range(len(kinds)) if index != column and not kinds[index]]
    by_header = [index for index in others if _cell(header, index).casefold() in _NAME_HEADERS]
    if by_header:
        return by_header[0]
    words = {index: len({cell for record in grid if _has_letter(cell := _cell(record, index))}) for index in others}
    best = max(others, key=lambda index: (words[index], -index), default=-1)
    return best if best >= 0 and words[best] > bool(header) else -1


def _has_letter(cell: str) -> bool:
    return any(character.isalpha() for character in cell)
