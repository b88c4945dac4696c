"""Reads a pasted text or a file into rows: finds the column to check, the names and the duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hubcheck.model import Finding, finding
from hubcheck.table.broken_lines import join_broken_links
from hubcheck.table.cells import EMAIL, URL, kind_of
from hubcheck.table.decoding import UNREADABLE
from hubcheck.table.separators import Grid, split

ROWS_LIMIT: Final = 5000
"""Further rows are left out, with a finding."""
BYTES_LIMIT: Final = 2_000_000
"""Larger texts (in bytes of UTF-8) are not read."""

_NAME_HEADERS = frozenset(
    {"naam", "name", "nom", "klant", "klantnaam", "cliënt", "client", "customer", "bedrijf", "company", "organisatie"}
    | {"onderneming", "dossier", "dossiernaam", "display name", "weergavenaam", "bedrijfsnaam", "firma", "firmanaam"}
    | {"relatie", "société", "entreprise", "raison sociale", "nom du client", "company name", "customer name"}
)
_BINARY_SIGNATURES = ("PK\x03\x04", "%PDF", "\x89PNG", "\xd0\xcf\x11\xe0", "ÐÏ\x11à")
_TEXT_PER_NUL = 10
"""A text with more null characters than one in so many is no text, e.g. UTF-16 without a byte order mark."""
_LABEL_LENGTH = 40
_NUMBERS_LIMIT = 10


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
    recognized: bool
    """Whether the cell is written like an address or a link; others get the check of most rows."""
    same: int = 0
    """Number of the first row with the same value; 0 if this is the first."""
    cells: tuple[str, ...] = ()
    """All cells as they were written, one per column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read."""

    rows: tuple[Row, ...] = ()
    """In input order."""
    columns: tuple[str, ...] = ()
    """Label of each column: its header, else its first cell."""
    headers: tuple[str, ...] = ()
    """Header of each column as it was written; empty if the list has none."""
    column: int = -1
    """Index of the checked column; -1 if there is none."""
    names: int = -1
    """Index of the column with the names; -1 if there is none."""
    findings: tuple[Finding, ...] = ()
    """Findings about the whole list."""


def read_table(
    text: str,
    column: int | None = None,
    kind: str = "",
    *,
    rows_limit: int = ROWS_LIMIT,
    bytes_limit: int = BYTES_LIMIT,
) -> Table:
    """Read a list.

    Args:
        text: lines, cells copied from a spreadsheet, or the content of a CSV file, with or without a byte order mark.
        column: index of the column to check; None to detect it.
        kind: `email` or `url` if a column of these is to be checked where there is one, else empty.
        rows_limit: how many rows are read; if there are more, a finding says so.
        bytes_limit: how long the text may be, in bytes of UTF-8.

    Returns:
        Rows and columns; without rows, a finding with the reason.
    """
    if text.startswith(_BINARY_SIGNATURES) or text.count("\0") * _TEXT_PER_NUL > len(text):
        return Table(findings=(finding("bulk.not-text"),))
    if len(text.encode("utf-8", "surrogatepass")) > bytes_limit:
        return Table(findings=(finding("bulk.too-big", limit=f"{bytes_limit // 1_000_000}"),))
    written = join_broken_links(split(text.removeprefix("\ufeff")))
    grid = [[" ".join(cell.split()) for cell in record] for record in written]
    contents = _contents(grid)
    if not any(content.kinds for content in contents):
        return Table(findings=(finding("bulk.none-found"),))
    if column is None or not 0 <= column < len(contents):
        column = _checked_column(contents, kind)
    return _table(grid, written, column, contents, rows_limit)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a column has below its header."""

    kinds: Counter[str]
    """The number of addresses and of links."""
    filled: int
    """The number of cells that are not empty."""

    def holds(self, kind: str) -> bool:
        """Whether this is a column of addresses, or of links."""
        return bool(self.kinds[kind]) and 2 * self.kinds[kind] >= self.filled


def _contents(grid: Grid) -> list[_Content]:
    """The content of each column."""
    first = next((index for index, record in enumerate(grid) if record), 0)
    body = grid[first + 1 :] if grid and not any(map(kind_of, grid[first])) else grid
    cells = [[_cell(record, index) for record in body] for index in range(max(map(len, grid), default=0))]
    return [_Content(Counter(filter(None, map(kind_of, column))), sum(map(bool, column))) for column in cells]


def _checked_column(contents: list[_Content], kind: str) -> int:
    """The column with most of what is to be checked: of the kind, if a column holds it, else of any."""
    if preferred := [index for index, content in enumerate(contents) if content.holds(kind)]:
        return max(preferred, key=lambda index: (contents[index].kinds[kind], -index))
    return max(range(len(contents)), key=lambda index: (contents[index].kinds.total(), -index))


def _table(grid: Grid, written: Grid, column: int, contents: list[_Content], rows_limit: int) -> Table:
    width, kinds = len(contents), contents[column].kinds
    first = next(index for index, record in enumerate(grid) if record)
    header = grid[first] if _is_header(grid, first, contents) else []
    names = _name_column(grid, header, column, contents)
    default_kind = URL if kinds[URL] >= kinds[EMAIL] else EMAIL
    start = first + bool(header)
    body = [number for number, record in enumerate(grid[start:], start + 1) if any(record)]
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number in body[:rows_limit]:
        record = grid[number - 1]
        value, name = _cell(record, column), _cell(record, names)
        if kind_of(value) == URL:
            value = _with_line_breaks(_cell(written[number - 1], column))
        same = seen.get(value, 0) if value else 0
        seen.setdefault(value, number)
        kind, cells = kind_of(value), _padded(written[number - 1], width)
        rows.append(Row(number, name, value, kind or default_kind, bool(kind), same, cells))
    return Table(
        rows=tuple(rows),
        columns=tuple(_label(grid[first:], header, index) for index in range(width)),
        headers=_padded(written[first], width) if header else (),
        column=column,
        names=names,
        findings=(*_left_out(len(body), rows_limit), *_unreadable(rows)),
    )


def _left_out(count: int, limit: int) -> Iterator[Finding]:
    if count > limit:
        yield finding("bulk.too-many", limit=str(limit))


def _unreadable(rows: list[Row]) -> Iterator[Finding]:
    """The rows with bytes that are no text in the encoding of the file, which are read as `UNREADABLE`, or null."""
    numbers = [str(row.number) for row in rows if any(UNREADABLE in cell or "\0" in cell for cell in row.cells)]
    if numbers:
        more = " …" if len(numbers) > _NUMBERS_LIMIT else ""
        yield finding("bulk.unreadable", count=str(len(numbers)), rows=", ".join(numbers[:_NUMBERS_LIMIT]) + more)


def _cell(record: list[str], column: int) -> str:
    return record[column] if 0 <= column < len(record) else ""


def _with_line_breaks(cell: str) -> str:
    """A cell of one or more lines, each trimmed: where a line ends tells a broken link from two words."""
    return "\n".join(" ".join(line.split()) for line in cell.splitlines() if line.strip())


def _padded(record: list[str], width: int) -> tuple[str, ...]:
    return (*record, *[""] * (width - len(record)))


def _is_header(grid: Grid, first: int, contents: list[_Content]) -> bool:
    """Whether the first record is a header: nothing in it can be checked, but it names a column in which all can."""
    labelled = any(content.kinds and _cell(grid[first], index) for index, content in enumerate(contents))
    return labelled and not any(map(kind_of, grid[first]))


def _label(grid: Grid, header: list[str], column: int) -> str:
    samples = (_cell(record, column) for record in grid if _cell(record, column))
    return (_cell(header, column) or next(samples, ""))[:_LABEL_LENGTH]


def _name_column(grid: Grid, header: list[str], column: int, contents: list[_Content]) -> int:
    """The column with the names: by its header, else the one with most different words; -1 if there is none."""
    others = [
        index
        for index, content in enumerate(contents)
        if index != column and 2 * content.kinds.total() <= content.filled
    ]
    by_header = [index for index in others if _cell(header, index).casefold() in _NAME_HEADERS]
    if by_header:
        return by_header[0]
    words = {index: len({cell for record in grid if _is_word(cell := _cell(record, index))}) for index in others}
    best = max(others, key=lambda index: (words[index], -index), default=-1)
    return best if best >= 0 and words[best] > bool(header) else -1


def _is_word(cell: str) -> bool:
    return not kind_of(cell) and any(character.isalpha() for character in cell)
