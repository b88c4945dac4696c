"""From a pasted text or a file to rows: which column is meant, what the names are, what stands there twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from hubcheck.model import Finding, finding
from hubcheck.table.cells import EMAIL, URL, kind_of
from hubcheck.table.separators import Grid, split

ROWS_LIMIT: Final = 5000
"""More rows are left out, and it is said."""
BYTES_LIMIT: Final = 2_000_000
"""A larger text (bytes of UTF-8) is not read."""

_NAMING = frozenset(
    {"naam", "name", "nom", "klant", "klantnaam", "cliënt", "client", "customer", "bedrijf", "company", "organisatie"}
    | {"onderneming", "dossier", "dossiernaam", "display name", "weergavenaam"}
)
_FILES_NOT_TEXT = ("PK\x03\x04", "%PDF", "\x89PNG", "\xd0\xcf\x11\xe0", "ÐÏ\x11à")
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to be checked."""

    number: int
    """Where it stood: 1-based, blank lines and the header counted, as a sheet numbers its rows."""
    name: str
    """What stood beside it, for people; may be empty."""
    value: str
    """As entered, trimmed; empty where the cell was."""
    kind: str
    """`email` or `url`: by what check it is judged."""
    same: int = 0
    """Number of the first row with the same value; 0 where this is the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was read."""

    rows: tuple[Row, ...] = ()
    """In the order of the input."""
    columns: tuple[str, ...] = ()
    """What each column is called: its header, else its first cell."""
    column: int = -1
    """The column that is checked; -1 where there is none."""
    findings: tuple[Finding, ...] = ()
    """What has to be said of the whole."""


def read_table(text: str, column: int | None = None) -> Table:
    """Read a list.

    Args:
        text: lines, cells copied from a sheet, or the content of a CSV file; a byte order mark is no part of it.
        column: which column to check; None finds it.

    Returns:
        Rows and columns; without rows there is a finding that says why.
    """
    if text.startswith(_FILES_NOT_TEXT) or "\x00" in text:
        return Table(findings=(finding("bulk.not-text"),))
    if len(text.encode("utf-8", "surrogatepass")) > BYTES_LIMIT:
        return Table(findings=(finding("bulk.too-big", limit=f"{BYTES_LIMIT // 1_000_000}"),))
    grid = split(text.removeprefix("\ufeff"))
    width = max(map(len, grid), default=0)
    kinds = [_kinds(grid, place) for place in range(width)]
    if column is None or not 0 <= column < width:
        column = max(range(width), key=lambda place: (kinds[place].total(), -place), default=-1)
    if not any(kind.total() for kind in kinds):
        return Table(findings=(finding("bulk.none-found"),))
    return _table(grid, column, kinds)


def _kinds(grid: Grid, place: int) -> Counter[str]:
    """How many cells of a column are addresses, how many links."""
    return Counter(kind for record in grid if len(record) > place and (kind := kind_of(record[place])))


def _table(grid: Grid, column: int, kinds: list[Counter[str]]) -> Table:
    first = next(place for place, record in enumerate(grid) if record)
    header = grid[first] if _is_header(grid, first, kinds) else []
    columns = tuple(_label(grid[first:], header, place) for place in range(len(kinds)))
    names = _name_column(grid, header, column, kinds)
    usual = URL if kinds[column][URL] >= kinds[column][EMAIL] else EMAIL
    start = first + bool(header)
    body = [(number, record) for number, record in enumerate(grid[start:], start + 1) if any(record)]
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, record in body[:ROWS_LIMIT]:
        value, name = _cell(record, column), _cell(record, names)
        same = seen.get(value, 0) if value else 0
        seen.setdefault(value, number)
        rows.append(Row(number, name, value, kind_of(value) or usual, same))
    findings = (finding("bulk.too-many", limit=str(ROWS_LIMIT)),) if len(body) > ROWS_LIMIT else ()
    return Table(tuple(rows), columns, column, findings)


def _cell(record: list[str], place: int) -> str:
    return record[place] if 0 <= place < len(record) else ""


def _is_header(grid: Grid, first: int, kinds: list[Counter[str]]) -> bool:
    """Whether the first record names the columns: nothing in it can be checked, and something below it can."""
    below = sum(kind.total() for kind in kinds)
    return below > 0 and not any(map(kind_of, grid[first])) and sum(1 for record in grid if record) > 1


def _label(grid: Grid, header: list[str], place: int) -> str:
    samples = (_cell(record, place) for record in grid if _cell(record, place))
    return (_cell(header, place) or next(samples, ""))[:_LABEL_LENGTH]


def _name_column(grid: Grid, header: list[str], column: int, kinds: list[Counter[str]]) -> int:
    """The column with the names: so called, else the one with most different words in it; -1 where there is none."""
    others = [place for place in range(len(kinds)) if place != column and not kinds[place]]
    called = [place for place in others if _cell(header, place).casefold() in _NAMING]
    if called:
        return called[0]
    words = {place: len({cell for record in grid if _is_word(cell := _cell(record, place))}) for place in others}
    best = max(others, key=lambda place: (words[place], -place), default=-1)
    return best if best >= 0 and words[best] > bool(header) else -1


def _is_word(cell: str) -> bool:
    return any(character.isalpha() for character in cell)
