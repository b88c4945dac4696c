"""Reads segment files in which git left conflict markers: both versions are merged, segment by segment."""

from __future__ import annotations

import re
from pathlib import Path

from bitext import xliff
from bitext.core.model import BitextError, Document
from bitext.xliff.merge_documents import merged

_CONFLICT = re.compile(rb"^<{7} ", re.MULTILINE)
_BASE = re.compile(rb"^\|{7}", re.MULTILINE)
_MARKER = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")


def conflict_line(raw: bytes) -> int | None:
    """The line of git's first conflict marker, 1-based; None if there is none."""
    # To look for the marker anywhere takes a fiftieth of the time, and few files have one.
    found = _CONFLICT.search(raw) if b"<<<<<<< " in raw else None
    return found and raw.count(b"\n", 0, found.start()) + 1


def parse(raw: bytes, path: Path) -> Document:
    """The document in a file, with or without merge conflicts.

    Raises:
        BitextError: the file, or one of its versions, cannot be used.
    """
    line = conflict_line(raw)
    if line is None:
        return xliff.parse(raw, path)
    try:
        return merged(
            _ancestor(raw, path), xliff.parse(_side(raw, b"<" * 7), path), xliff.parse(_side(raw, b"=" * 7), path)
        )
    except BitextError as error:
        message = (
            "has a merge conflict with a version that is not valid XLIFF; keep one, and remove the lines that git added"
        )
        raise BitextError(message, path, line) from error


def _ancestor(raw: bytes, path: Path) -> Document | None:
    """The common ancestor, which git writes only if it is asked to, and which may be no document."""
    if not _BASE.search(raw):
        return None
    try:
        return xliff.parse(_side(raw, b"|" * 7), path)
    except BitextError:
        return None


def _side(raw: bytes, marker: bytes) -> bytes:
    """The version of a file with conflict markers that stands below this marker."""
    lines: list[bytes] = []
    inside = b""
    for line in raw.splitlines(keepends=True):
        if found := _MARKER.fullmatch(line):
            inside = b"" if found[1] == b">" * 7 else found[1]
        elif inside in (b"", marker):
            lines.append(line)
    return b"".join(lines)
