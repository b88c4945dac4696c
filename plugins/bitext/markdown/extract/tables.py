"""Table rows: where the cells of a line are, as Python-Markdown's `tables` extension splits them."""

from __future__ import annotations

import re

from bitext.markdown.extract.lines import Line, trim
from bitext.markdown.extract.opaque import OpaqueSpans

_SEPARATOR = re.compile(r"[|:\-\s]*-[|:\-\s]*\Z")
_SPLIT = re.compile(r"\\.|`+|\|", re.S)
_TICKS = re.compile(r"`+")


def is_separator(text: str, start: int, end: int) -> bool:
    """Whether a line separates the head and the body of a table, well-formed or not."""
    return (
        start < end
        and text[start] in "|:-"
        and text.find("|", start, end) >= 0
        and bool(_SEPARATOR.match(text, start, end))
    )


def cells(text: str, line: Line, opaque: OpaqueSpans) -> list[Line]:
    """The cells of a row without surrounding white space; empty cells are left out."""
    start, end = trim(text, line)
    ticks = [found.span() for found in _TICKS.finditer(text, start, end)] if text.find("`", start, end) >= 0 else []
    found: list[Line] = []
    at = start
    for bar in separators(text, start, end, ticks):
        if opaque.around(bar):
            continue
        found.append(Line(at, bar))
        at = bar + 1
    found.append(Line(at, end))
    return [cell for cell in (trim(text, cell) for cell in found) if cell.start < cell.end]


def separators(text: str, start: int, end: int, ticks: list[tuple[int, int]]) -> list[int]:
    """The positions of the `|` that separate cells: neither escaped nor in a code span."""
    closing = _closings(ticks)
    found: list[int] = []
    at = start
    while match := _SPLIT.search(text, at, end):
        at = match.end()
        if match.group() == "|":
            found.append(match.start())
        elif match.group()[0] == "`":
            at = closing.get(match.start(), at)
    return found


def _closings(ticks: list[tuple[int, int]]) -> dict[int, int]:
    """Start of each run of backticks -> end of the next run of the same length."""
    last: dict[int, int] = {}
    closing: dict[int, int] = {}
    for start, end in reversed(ticks):
        if end - start in last:
            closing[start] = last[end - start]
        last[end - start] = end
    return closing
