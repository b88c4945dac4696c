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


def is_conflict(raw: bytes) -> bool:
    """Whether the file has git's conflict markers."""
    return _conflict(raw) is not None


def parse(raw: bytes, path: Path) -> Document:
    """The document in a file, with or without merge conflicts.

    Raises:
        BitextError: the file, or one of its versions, cannot be used.
    """
    found = _conflict(raw)
    if found is None:
        return xliff.parse(raw, path)
    try:
        return merged(
            _ancestor(raw, path), xliff.parse(_side(raw, b"<" * 7), path), xliff.parse(_side(raw, b"=" * 7), path)
        )
    except BitextError as error:
        line = raw.count(b"\n", 0, found.start()) + 1
        raise BitextError("has a merge conflict; resolve it, then run the command again", path, line) from error


def _conflict(raw: bytes) -> re.Match[bytes] | None:
    # To look for the marker anywhere takes a fiftieth of the time, and few files have one.
    return _CONFLICT.search(raw) if b"<<<<<<< " in raw else None


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
