"""What one cell may be: an address, a link, or something else."""

from __future__ import annotations

import re
from typing import Final

EMAIL: Final = "email"
"""The kind of an address, as the checks name it."""
URL: Final = "url"
"""The kind of a link."""

_SCHEME = re.compile(
    r"[a-z][a-z0-9+.-]*://|^(?:ms-businesscentral|ms-dynamicsnav|dynamicsnav|javascript|data):", re.IGNORECASE
)
_BARE = re.compile(r"^(?:www\.\S+|[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S*|[\w.-]+\.dynamics\.com)$", re.IGNORECASE)
_ONE_ADDRESS = re.compile(r"^[^\s@<>,;]+@[^\s@<>,;]+$")
_NAMED_ADDRESS = re.compile(r"^[^<>@,;]*<[^\s@<>,;]+@[^\s@<>,;]+>$")
_ONE_LINK = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$", re.IGNORECASE)


def kind_of(text: str) -> str:
    """`email`, `url`, or empty where a cell looks like neither."""
    if _SCHEME.search(text) or _BARE.match(text):
        return URL
    return EMAIL if "@" in text else ""


def is_clean(text: str) -> bool:
    """Whether this is one link or one address, with nothing around it but the name in front of an address in `<>`."""
    return any(form.match(text) for form in (_ONE_LINK, _ONE_ADDRESS, _NAMED_ADDRESS))
