"""Markers: `<!-- hubcheck:email -->` on its own line is replaced by a part of the checker."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# In a list, Markdown wraps the comment in a paragraph.
_MARKER = re.compile(r"<p>\s*<!--\s*hubcheck:\s*([\w-]+)\s*-->\s*</p>|<!--\s*hubcheck:\s*([\w-]+)\s*-->")

_LINE = re.compile(r"^<!--\s*hubcheck:\s*([\w-]+)\s*-->\s*$", re.M)
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """A rendered page after its markers were replaced."""

    html: str
    used: tuple[str, ...]
    """Names of the inserted parts, in page order."""
    unknown: tuple[str, ...]
    """Unknown names; their markers stay as invisible comments."""
    anchors: frozenset[str] = frozenset()
    """Ids in the inserted parts, to which pages can link."""


def markers(markdown: str) -> list[str]:
    """Names of the markers in the Markdown of a page that stand on lines of their own."""
    return _LINE.findall(markdown)


def ids(html: str) -> list[str]:
    """The ids in HTML, in order."""
    return _ID.findall(html)


def expand(html: str, parts: Mapping[str, Callable[[int], str]]) -> ExpandedPage:
    """Replace the markers of a page by the parts.

    Args:
        html: a rendered page.
        parts: name -> function that returns the HTML of the part, given the number of parts before it on the page.
    """
    used: list[str] = []
    unknown: list[str] = []
    anchors: set[str] = set()

    def part(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if name not in parts:
            unknown.append(name)
            return match[0]
        used.append(name)
        inserted = parts[name](len(used) - 1)
        anchors.update(ids(inserted))
        return inserted

    expanded = _MARKER.sub(part, html)
    return ExpandedPage(expanded, tuple(used), tuple(unknown), frozenset(anchors))
