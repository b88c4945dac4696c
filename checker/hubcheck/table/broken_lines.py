"""Joins the lines of a link that a mail or a document broke, so that a list shows it as one row."""

from __future__ import annotations

import re
from typing import Final

from hubcheck.table.cells import EMAIL, URL, kind_of
from hubcheck.table.separators import Grid

_WHOLE = re.compile(r"redirectedfromsignup=\w", re.IGNORECASE)
_OWN_LINK = re.compile(r"[a-z][a-z0-9+.-]*:|(?:www\.|businesscentral\.)[^\s?]+\.com\b", re.IGNORECASE)
_REST = re.compile(r"[/?&=%.]\S+|\S*[?&=]\S*")
_OPEN_END: Final = ("=", "&", "?", "%")
_RESTS_LIMIT: Final = 3


def join_broken_links(grid: Grid) -> Grid:
    """The records, with the rest of a broken link in the cell of its beginning, after a line break.

    The record of the rest stays as an empty one, so that the numbers of the rows are those of the list.
    """
    joined: Grid = []
    last: list[str] = []
    for record in grid:
        if last and last[-1].count("\n") < _RESTS_LIMIT and _is_rest(record, last[-1]):
            last[-1] = f"{last[-1]}\n{record[0].strip()}"
            joined.append([])
        else:
            own = list(record)
            last = own or last
            joined.append(own)
    return joined


def _is_rest(record: list[str], before: str) -> bool:
    """Whether a record is nothing but the rest of the link at the end of the cell before it."""
    link = (before.split() or [""])[-1]
    rest, *cells = [cell.strip() for cell in record] or [""]
    if not rest or any(cells) or kind_of(rest) == EMAIL or kind_of(before) != URL or _WHOLE.search(before):
        return False
    if len(rest.split()) > 1 or _OWN_LINK.match(rest):
        return False
    is_link = "\n" in before or kind_of(link) == URL
    return is_link and (bool(_REST.fullmatch(rest)) or link.endswith(_OPEN_END))
