"""Locations of targets in their file: the line, and the column of the part that a finding is about."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape

from bitext import xliff
from bitext.core.model import Location

_TARGET = re.compile(r"<(?:\w+:)?target\b[^>]*>")
_END = re.compile(r"</(?:\w+:)?target\s*>")
_SEARCHED = 40
"""How many lines to search for the end of a target; longer ones get the location of their first line."""


class TargetLocations:
    """The locations of the targets in a file, whose contents are valid XLIFF; parsed on first use."""

    def __init__(self, path: Path, raw: bytes) -> None:
        self._path = path
        self._raw = raw

    def __call__(self, unit: str, segment: str, near: str = "") -> Location:
        """The location of a target, or of the part `near` in it; only the file if it has no such segment."""
        line = self._lines.get((unit, segment)) if unit else None
        if line is None:
            return Location(self._path)
        return self._exact(line, near) or Location(self._path, line)

    @cached_property
    def _lines(self) -> dict[tuple[str, str], int]:
        return dict(xliff.segment_lines(self._raw))

    @cached_property
    def _text(self) -> list[str]:
        return self._raw.decode("utf-8-sig", errors="replace").splitlines(keepends=True)

    def _exact(self, line: int, near: str) -> Location | None:
        """Line and column of the part; of the target's first character if the part is not found verbatim."""
        text = "".join(self._text[line - 1 : line - 1 + _SEARCHED])
        start = _TARGET.search(text)
        if start is None:
            return None
        end = _END.search(text, start.end())
        at = text.find(escape(near), start.end(), end.start() if end else len(text)) if near else start.end()
        at = at if at >= 0 else start.end()
        return Location(self._path, line + text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1) + 1)
