"""Prepares the tables of Markdown for small screens, where each row becomes a card and its headers become labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from bitext.core.html_edit import strip_tags

CHARACTERS = 40
"""How many characters of a table fit side by side on a screen of 320 pixels."""
_EDGES = 3
"""What the edges of a column take, in characters."""
_MAX_COLUMNS = 5
"""A row with more columns is compared with the row above, and stays one."""

# Python-Markdown writes tables without attributes, and never one in another.
_TABLE = re.compile(r"<table>.*?</table>", re.S)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.S)
_START = re.compile(r"<(table|thead|tbody|tr|th|td)\b")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}


def with_cards(html: str) -> str:
    """The page with its tables prepared, except those that fit on a small screen and those with many columns.

    A prepared table has `data-cards`, its cells have their header in `data-label`, and all its parts have the roles
    that a browser may drop with their display. `data-cards="way"` says that every cell of the last column leads on.
    """
    return _TABLE.sub(lambda table: _prepared(table[0]), html)


@dataclass(frozen=True, slots=True)
class _Grid:
    labels: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    """The HTML of the cells below each header."""

    @property
    def needed(self) -> int:
        """Characters that the rows take side by side, if no word is broken and long cells take two lines."""
        return sum(_width([label, *map(_text, cells)]) for label, cells in zip(self.labels, self.columns, strict=True))

    @property
    def leads_on(self) -> bool:
        """Whether every cell of the last column contains a link."""
        return all("<a " in cell for cell in self.columns[-1])


def _width(texts: Sequence[str]) -> int:
    words = (len(word) for text in texts for word in text.split())
    return max([*words, *((len(text) + 1) // 2 for text in texts)], default=0) + _EDGES


def _text(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())


def _grid(table: str) -> _Grid | None:
    head, *rows = [[cell[3] for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(table)] or [[]]
    if not head or not rows or any(len(row) != len(head) for row in rows):
        return None
    return _Grid(tuple(map(_text, head)), tuple(zip(*rows, strict=True)))


def _prepared(table: str) -> str:
    grid = _grid(table)
    if grid is None or len(grid.labels) > _MAX_COLUMNS or grid.needed <= CHARACTERS:
        return table

    def labelled(row: re.Match[str]) -> str:
        labels = iter(grid.labels)
        return _CELL.sub(lambda cell: _with_label(cell, next(labels)), row[0])

    way = '="way"' if grid.leads_on else ""
    marked = _START.sub(lambda tag: f'{tag[0]} role="{_ROLES[tag[1]]}"', _ROW.sub(labelled, table))
    return marked.replace("<table", f"<table data-cards{way}", 1)


def _with_label(cell: re.Match[str], label: str) -> str:
    if cell[1] == "th" or not label:
        return cell[0]
    return f'<td data-label="{escape(label)}"{cell[2]}>{cell[3]}</td>'
