"""Where in a finished page something of ours may stand, whatever the theme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum


class InsertionPoint(Enum):
    """A place that a page of any theme has."""

    HEAD = "head"
    """The end of the head."""
    TOP = "top"
    """Before everything else of the page's main part."""
    FOOT = "foot"
    """The end of the last footer."""


def with_insertions(html: str, parts: Mapping[InsertionPoint, str]) -> str:
    """The page with these parts; one whose place is missing is left out.

    Args:
        html: the whole page.
        parts: HTML by where it is to stand.
    """
    for place, part in parts.items():
        at = _find(html, place)
        if at >= 0:
            html = html[:at] + part + html[at:]
    return html


_TOPS = tuple(re.compile(rf"<{name}(?:\s[^>]*)?>", re.IGNORECASE) for name in ("main", "body"))


def _find(html: str, place: InsertionPoint) -> int:
    if place is InsertionPoint.HEAD:
        return html.find("</head>")
    if place is InsertionPoint.TOP:
        return next((found.end() for tag in _TOPS if (found := tag.search(html))), -1)
    return next((at for tag in ("</footer>", "</body>") if (at := html.rfind(tag)) >= 0), -1)
