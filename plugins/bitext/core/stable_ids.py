"""Stable ids: derived from the first text of a unit or segment, and never changed after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from hashlib import sha256

_WHITESPACE = re.compile(r"[ \t\r\n]+")
_SEPARATOR = "\x1f"


def normal(text: str) -> str:
    """The text for ids: NFC, whitespace collapsed and stripped; a no-break space does not count as whitespace."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    # Nearly every text is tidy, and a regular expression takes seven times as long to say so.
    untidy = "  " in text or "\n" in text or "\t" in text or "\r" in text or text[:1] == " " or text[-1:] == " "
    return _WHITESPACE.sub(" ", text).strip(" ") if untidy else text


def unit_id(type: str, text: str, n: int) -> str:
    """`u` + 10 hex of SHA-256 over `type U+001F text U+001F n`; n counts equal (type, text) before it on the page."""
    return "u" + _digest(type, normal(text), str(n))[:10]


def segment_id(text: str, n: int) -> str:
    """`s` + 6 hex of SHA-256 over `text U+001F n`; n counts equal texts before it in its unit."""
    return "s" + _digest(normal(text), str(n))[:6]


def free_id(make: Callable[[int], str], n: int, taken: Container[str]) -> str:
    """The first of make(n), make(n + 1), .. that is not taken."""
    while (candidate := make(n)) in taken:
        n += 1
    return candidate


def _digest(*parts: str) -> str:
    return sha256(_SEPARATOR.join(parts).encode()).hexdigest()
