"""Reads the bytes of a list in any usual encoding; `checker/web/bulk/intake.js` does the same for a dropped file."""

from __future__ import annotations

import codecs
import re
from typing import Final

UNREADABLE: Final = "\ufffd"
"""Stands for bytes that are no text in the encoding of the list."""

_ENCODINGS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WELL_WRITTEN = re.compile(f"[^\\0-\\x7f{UNREADABLE}]")


def encoding_of(start: bytes) -> str:
    """The encoding that a byte order mark at the start names; UTF-8 without one."""
    return next((name for mark, name in _ENCODINGS.items() if start.startswith(mark)), "utf-8")


def decode(content: bytes) -> str:
    """The text: by its byte order mark, as UTF-8, or else as Windows-1252, which is what Excel writes by default.

    Damaged bytes among others that are well written in the encoding are read as `UNREADABLE`, and spoil nothing else.
    """
    encoding = encoding_of(content)
    text = content.decode(encoding, errors="replace")
    if encoding == "utf-8" and UNREADABLE in text and not _WELL_WRITTEN.search(text):
        return content.decode("cp1252", errors="replace")
    return text
