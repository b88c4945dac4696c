"""Lines of a page without their container's prefix; a block's text with a mapping back to page offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bitext.markdown.extract.opaque import OpaqueSpans

_END = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(r"[ \t]*")
TAB = 4


class Line(NamedTuple):
    """A line's characters in the page, after the prefix of its containers and before its line end.

    A line does not end inside a macro or a formula: these may hold line ends.
    """

    start: int
    end: int


class Flow(NamedTuple):
    """A block's text as the translator sees it: soft breaks are one space, hard breaks end in a line feed."""

    text: str
    starts: tuple[int, ...]
    """Where each line begins in `text`."""
    offsets: tuple[int, ...]
    """Offset from a position in that line to its position in the page."""

    def at(self, position: int) -> int:
        """The position in the page of the character at this position of the text."""
        if len(self.starts) == 1:
            return position + self.offsets[0]
        return position + self.offsets[bisect_right(self.starts, position) - 1]

    def end(self, position: int) -> int:
        """The position in the page after the character before this position; `position` > 0.

        After a hard break this is where the next line's text begins: its container's prefix belongs to the break.
        """
        if len(self.starts) == 1:
            return position + self.offsets[0]
        if self.text[position - 1] == "\n" and position < len(self.text):
            return self.at(position)
        return self.at(position - 1) + 1


def lines_of(text: str, start: int = 0, opaque: OpaqueSpans | None = None, end: int | None = None) -> list[Line]:
    """All lines of a page between `start` and `end`."""
    end = len(text) if end is None else end
    lines = []
    for found in _END.finditer(text, start, end):
        if opaque is None or not opaque.around(found.start()):
            lines.append(Line(start, found.start()))
            start = found.end()
    lines.append(Line(start, end))
    return lines


def first_non_whitespace(text: str, line: Line) -> int:
    """The position of the first character that is not a space or tab; `line.end` for a blank line."""
    found = _BLANK.match(text, line.start, line.end)
    return found.end() if found else line.start


def indent(text: str, start: int, begin: int) -> int:
    """Columns between two positions of a line; a tab ends at the next multiple of four."""
    if text.find("\t", start, begin) < 0:
        return begin - start
    return len(text[start:begin].expandtabs(TAB))


def strip(text: str, line: Line, columns: int) -> Line:
    """The line without up to `columns` columns of leading spaces and tabs."""
    start, end = line
    column = 0
    while start < end and column < columns:
        char = text[start]
        if char == " ":
            column += 1
        elif char == "\t":
            column += TAB - column % TAB
        else:
            break
        start += 1
    return Line(start, end)


def trim(text: str, line: Line) -> Line:
    """The line without white space at either end."""
    start, end = line
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Line(start, start + len(part.strip()))


def flow_of(text: str, lines: list[Line]) -> Flow:
    """The text of a block on these lines."""
    if any(_END.search(text, *line) for line in lines):
        lines = [one for line in lines for one in lines_of(text, line.start, end=line.end)]
    if len(lines) == 1:
        start, end = trim(text, lines[0])
        return Flow(text[start:end], (0,), (start,))
    parts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    last = len(lines) - 1
    for number, line in enumerate(lines):
        start, end = trim(text, line)
        part = text[start:end]
        if number < last:
            if text[end : line.end].startswith("  "):
                part = text[start : line.end].rstrip("\t") + "\n"
            elif part.endswith("\\") and not part.endswith("\\\\"):
                part += "\n"
            else:
                part += " "
        starts.append(length)
        offsets.append(start - length)
        parts.append(part)
        length += len(part)
    return Flow("".join(parts), tuple(starts), tuple(offsets))
