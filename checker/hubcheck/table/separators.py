"""Detects the separator of a list and splits it into cells; an unclosed quote does not swallow the rest."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Final, Literal, TypeAlias

from hubcheck.table.cells import is_clean, kind_of

Grid: TypeAlias = list[list[str]]
"""Records of cells as they were written; an empty line is a record without cells."""

SEPARATORS: Final = ("\t", ";", ",")
"""Tabs in copied cells; the others in files (RFC 4180; `;` if `,` is the decimal mark)."""

# A first line with which Excel is told the separator; it shows no row for it.
_DECLARATION = re.compile(r"sep=([^\w\s\"]|\t)\r?\n", re.IGNORECASE)
_ANY = re.compile("[\t;,]")
_SAMPLE = 50
"""Number of lines or records from which the separator is detected."""
_REGULAR = 0.8
"""Share of records that must have the same number of cells for a separator to count."""
_LINES_IN_CELL = 20
"""If quotes are not as they should be, a cell with more lines than this starts with one that was not closed."""


def split(text: str) -> Grid:
    """The cells of a text; one cell per line if there is no separator."""
    if declaration := _DECLARATION.match(text):
        return _records(text[declaration.end() :], declaration[1])
    lines = text.splitlines()
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    if _is_flat_list(sample):
        return [[piece] for line in lines for piece in _pieces(line)]
    return _separated(text) or [[_unquoted(line)] if line.strip() else [] for line in lines]


def _unquoted(line: str) -> str:
    """The cell of a line with one; quotes around it are those of the file."""
    text = line.strip()
    return text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' else line


def _pieces(line: str) -> list[str]:
    return [piece.strip() for piece in _ANY.split(line) if piece.strip()]


def _is_flat_list(sample: list[str]) -> bool:
    """Whether lines contain several addresses or links and nothing else, so that each is a record of its own."""
    pieces = [_pieces(line) for line in sample]
    alike = all(len({kind_of(piece) for piece in line}) == 1 for line in pieces)
    clean = all(is_clean(piece) for line in pieces for piece in line)
    return alike and clean and sum(map(len, pieces)) > len(sample)


def _separated(text: str) -> Grid:
    """The cells with the separator with which most are one address or one link; empty if none gives regular records."""
    best: tuple[int, Grid] = (-1, [])
    for separator in SEPARATORS:
        grid = _records(text, separator) if separator in text else []
        records = [record for record in grid if record][:_SAMPLE]
        width, frequency = Counter(len(record) for record in records).most_common(1)[0] if records else (0, 0)
        if width < 2 or frequency < _REGULAR * len(records):
            continue
        clean = sum(is_clean(cell.strip()) for record in records for cell in record)
        if clean > best[0]:
            best = (clean, grid)
    return best[1]


def _records(text: str, separator: str) -> Grid:
    records = _parse(text, separator, strict=True)
    if records is None:
        records = _parse(text, separator)
        if records is None or any(cell.count("\n") > _LINES_IN_CELL for record in records for cell in record):
            records = _parse(text, separator, quoting=csv.QUOTE_NONE) or []
    return [record if any(map(str.strip, record)) else [] for record in records]


def _parse(text: str, separator: str, *, quoting: Literal[0, 3] = 0, strict: bool = False) -> Grid | None:
    """The cells; None if a quote is where none can be, or, if `strict`, is not closed or has text after it."""
    spaces = f'{separator} "' in text
    source = io.StringIO(text, newline="")
    try:
        return list(csv.reader(source, delimiter=separator, quoting=quoting, strict=strict, skipinitialspace=spaces))
    except csv.Error:
        return None
