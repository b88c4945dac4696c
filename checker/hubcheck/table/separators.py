"""Detects the separator of a list and splits it into cells; an unclosed quote does not swallow the rest."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Final, Literal, TypeAlias

from hubcheck.table.cells import is_clean, kind_of

Grid: TypeAlias = list[list[str]]
"""Records of trimmed cells; an empty line is a record without cells."""

SEPARATORS: Final = ("\t", ";", ",")
"""Tabs in copied cells; the others in files (RFC 4180; `;` if `,` is the decimal mark)."""

_ANY = re.compile("[\t;,]")
_SAMPLE = 50
"""Number of lines from which the separator is detected."""
_REGULAR = 0.8
"""Share of records that must have the same number of cells for a separator to count."""
_LINES_IN_CELL = 20
"""A cell with more lines than this starts with an unclosed quote."""


def split(text: str) -> Grid:
    """The cells of a text; one cell per line if there is no separator."""
    lines = text.splitlines()
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    if _is_flat_list(sample):
        return [[piece] for line in lines for piece in _pieces(line)]
    separator = _separator(sample)
    if separator is None:
        return [[line.strip().strip('"').strip()] if line.strip() else [] for line in lines]
    return _records(text, separator)


def _pieces(line: str) -> list[str]:
    return [piece.strip() for piece in _ANY.split(line) if piece.strip()]


def _is_flat_list(sample: list[str]) -> bool:
    """Whether lines contain several addresses or links and nothing else, so that each is a record of its own."""
    pieces = [_pieces(line) for line in sample]
    alike = all(len({kind_of(piece) for piece in line}) == 1 for line in pieces)
    clean = all(is_clean(piece) for line in pieces for piece in line)
    return alike and clean and sum(map(len, pieces)) > len(sample)


def _separator(sample: list[str]) -> str | None:
    """The separator with which most cells are one address or one link; None if no separator gives regular lines."""
    best: tuple[int, str] | None = None
    for separator in SEPARATORS:
        records = [record for record in _records("\n".join(sample), separator) if record]
        width, frequency = Counter(len(record) for record in records).most_common(1)[0] if records else (0, 0)
        if width < 2 or frequency < _REGULAR * len(records):
            continue
        clean = sum(is_clean(cell) for record in records for cell in record)
        if best is None or clean > best[0]:
            best = (clean, separator)
    return best[1] if best else None


def _records(text: str, separator: str) -> Grid:
    quoted = _parse(text, separator, csv.QUOTE_MINIMAL)
    if quoted is not None and not any(cell.count("\n") > _LINES_IN_CELL for record in quoted for cell in record):
        return _trimmed(quoted)
    return _trimmed(_parse(text, separator, csv.QUOTE_NONE) or [])


def _parse(text: str, separator: str, quoting: Literal[0, 3]) -> Grid | None:
    source = io.StringIO(text, newline="")
    try:
        return list(csv.reader(source, delimiter=separator, quoting=quoting, skipinitialspace=separator != "\t"))
    except csv.Error:
        return None


def _trimmed(records: Grid) -> Grid:
    trimmed = ([" ".join(cell.split()) for cell in record] for record in records)
    return [record if any(record) else [] for record in trimmed]
