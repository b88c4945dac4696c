"""Reads standard input line by line; a damaged byte damages its own line only."""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Iterator

from hubcheck.table.decoding import encoding_of

# A lone surrogate cannot be in text that was decoded, unlike U+FFFD.
_DAMAGED = "\udcff"
_MARK_DAMAGED = "hubcheck-mark-damaged"
codecs.register_error(_MARK_DAMAGED, lambda error: (_DAMAGED, getattr(error, "end", 0)))


def standard_input() -> io.BufferedReader:
    """The bytes of standard input; none if it is closed."""
    stream = None if sys.stdin is None else sys.stdin.buffer
    return (
        stream
        if isinstance(stream, io.BufferedReader)
        else io.BufferedReader(io.BytesIO(stream.read() if stream else b""))
    )


def read_lines(stream: io.BufferedReader) -> Iterator[tuple[int, str | None]]:
    """Number, from 1, and text of every line that is not blank, as soon as it arrives; None if it is no text.

    The encoding is UTF-8, with or without a byte order mark, or UTF-16 with one.
    """
    text = io.TextIOWrapper(stream, encoding_of(stream.peek(3)), errors=_MARK_DAMAGED)
    for number, line in enumerate(text, 1):
        if line.strip():
            yield number, None if _DAMAGED in line else line.rstrip("\n")


def read_request(line: str) -> tuple[object, str] | None:
    """Id and input of a JSON line; None if it has no text to check."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("input"), str):
        return None
    return document.get("id"), document["input"]
