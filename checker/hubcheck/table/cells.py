"""Tells whether a cell is an address, a link, or something else."""

from __future__ import annotations

import re
from typing import Final

EMAIL: Final = "email"
"""Kind of a cell with an address; also the name of its check."""
URL: Final = "url"
"""Kind of a cell with a link; also the name of its check."""

_SCHEME = re.compile(
    r"[a-z][a-z0-9+.-]*://|^(?:ms-businesscentral|ms-dynamicsnav|dynamicsnav|javascript|data):", re.IGNORECASE
)
_AT = re.compile(r"\S@|@\S|@\s*\S+\.\S")
_BARE = re.compile(r"^(?:www\.\S+|[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S*|[\w.-]+\.dynamics\.com)$", re.IGNORECASE)
_ONE_ADDRESS = re.compile(r"^[^\s@<>,;]+@[^\s@<>,;]+$")
_NAMED_ADDRESS = re.compile(r"^[^<>@,;]*<[^\s@<>,;]+@[^\s@<>,;]+>$")
_ONE_LINK = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$", re.IGNORECASE)


def kind_of(text: str) -> str:
    """`email`, `url`, or empty if the cell looks like neither, such as a name with a lone `@` in it."""
    if _SCHEME.search(text) or _BARE.match(text):
        return URL
    return EMAIL if _AT.search(text) else ""


def is_clean(text: str) -> bool:
    """Whether it is exactly one link or address; an address in `<>` may follow a name."""
    return any(pattern.match(text) for pattern in (_ONE_LINK, _ONE_ADDRESS, _NAMED_ADDRESS))
