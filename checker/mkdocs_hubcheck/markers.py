"""Markers: `<!-- hubcheck:email -->` on a line of its own is where a page wants a part of the checker."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# In a list Markdown takes the comment for text, and puts a paragraph around it.
_MARKER = re.compile(r"<p>\s*<!--\s*hubcheck:\s*([\w-]+)\s*-->\s*</p>|<!--\s*hubcheck:\s*([\w-]+)\s*-->")


@dataclass(frozen=True, slots=True)
class Expanded:
    """A rendered page, its markers replaced."""

    html: str
    used: tuple[str, ...]
    """Names of the parts put in, in page order."""
    unknown: tuple[str, ...]
    """Names that no part has; their markers stay comments, which nobody sees."""


def expand(html: str, parts: Mapping[str, Callable[[int], str]]) -> Expanded:
    """Put the parts where the markers stand.

    Args:
        html: a rendered page.
        parts: name -> what gives the HTML of the part; it is told how many parts stand before it on the page.
    """
    used: list[str] = []
    unknown: list[str] = []

    def part(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if name not in parts:
            unknown.append(name)
            return match[0]
        used.append(name)
        return parts[name](len(used) - 1)

    return Expanded(_MARKER.sub(part, html), tuple(used), tuple(unknown))
