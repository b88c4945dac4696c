"""Markers: `<!-- hubcheck:email -->` on its own line is replaced by a part of the checker."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# In a list, Markdown wraps the comment in a paragraph.
_MARKER = re.compile(r"<p>\s*<!--\s*hubcheck:\s*([\w-]+)\s*-->\s*</p>|<!--\s*hubcheck:\s*([\w-]+)\s*-->")


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """A rendered page after its markers were replaced."""

    html: str
    used: tuple[str, ...]
    """Names of the inserted parts, in page order."""
    unknown: tuple[str, ...]
    """Unknown names; their markers stay as invisible comments."""


def expand(html: str, parts: Mapping[str, Callable[[int], str]]) -> ExpandedPage:
    """Replace the markers of a page by the parts.

    Args:
        html: a rendered page.
        parts: name -> function that returns the HTML of the part, given the number of parts before it on the page.
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

    return ExpandedPage(_MARKER.sub(part, html), tuple(used), tuple(unknown))
