"""Text of pages and targets, quoted in messages: short, on one line, with invisible characters named."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60


def short(text: str) -> str:
    """The text on one line of at most 60 characters, with invisible characters named."""
    flat = " ".join(text.split())
    return named(flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…")


_UNSEEN = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]")


def named(text: str) -> str:
    """The text with control, format and tag characters as `U+202E`, so that they cannot disguise a message."""
    return _UNSEEN.sub(lambda found: _named(found[0]), text)


def _named(char: str) -> str:
    return f"U+{ord(char):04X}" if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp") else char
