"""Blocks that contain no other blocks: headings, tables, fences, link definitions."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.markdown.extract import patterns
from bitext.markdown.extract.lines import Flow, Line, first_non_whitespace, flow_of, indent, trim
from bitext.markdown.extract.model import DefaultTitle, Setting
from bitext.markdown.extract.opaque import OpaqueSpans
from bitext.markdown.extract.syntax import Syntax
from bitext.markdown.extract.tables import cells, is_separator
from bitext.markdown.extract.tags import Tags

DEPTH = 40
"""Containers nested deeper than this are read as plain lines, so that no page can exhaust the stack."""


class Block(NamedTuple):
    """The text of one block, before it is split into segments."""

    type: str
    flow: Flow
    setting: Setting
    quote: str = ""
    running: bool = True


class LeafBlocks:
    """Collects blocks of text, link labels, and blocks without a title.

    Each method reads one construct and returns the index of the line after it, None for anything else.
    """

    def __init__(self, text: str, syntax: Syntax, opaque: OpaqueSpans) -> None:
        self.text = text
        self.syntax = syntax
        self.opaque = opaque
        self.blocks: list[Block] = []
        self.labels: set[str] = set()
        self.untitled: list[DefaultTitle] = []
        self.tags = Tags(text)

    def scan(self, lines: list[Line], first: str = "p", rest: str = "p", depth: int = 0) -> None:
        """Read the lines of a container; its first paragraph has type `first`, the others `rest`."""
        raise NotImplementedError

    def _emit(
        self, kind: str, lines: list[Line], setting: Setting = Setting.BLOCK, quote: str = "", running: bool = True
    ) -> None:
        flow = flow_of(self.text, lines)
        if flow.text:
            self.blocks.append(Block(kind, flow, setting, quote, running))

    def _indented(self, lines: list[Line], i: int) -> int:
        """Indented code: up to the next non-blank line that is indented less."""
        while i < len(lines):
            begin = first_non_whitespace(self.text, lines[i])
            if begin < lines[i].end and indent(self.text, lines[i].start, begin) < 4:
                break
            i += 1
        return i

    def _fence(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        found = patterns.FENCE.match(self.text, begin, lines[i].end)
        if not found:
            return None
        mark = found.group(1)
        if mark[0] == "`" and "`" in found.group(2):
            return None
        title = patterns.FENCE_TITLE.search(self.text, found.start(2), found.end(2))
        if title and not patterns.FILE_NAME.match(title.group(1)):
            self._emit("title", [Line(*title.span(1))], Setting.OPTION, '"', running=False)
        for j in range(i + 1, len(lines)):
            start = first_non_whitespace(self.text, lines[j])
            if self.text.startswith(mark, start) and not self.text[start : lines[j].end].strip().strip(mark[0]):
                return j + 1
        return len(lines)

    def _is_heading(self, found: re.Match[str]) -> bool:
        """Whether the number signs begin a heading: Sane Headers wants a space after them."""
        return not self.syntax.spaced_headings or not found.group().endswith("#")

    def _heading(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        found = patterns.HEADING.match(self.text, begin, lines[i].end)
        if not found or not self._is_heading(found):
            return None
        start, end = trim(self.text, Line(found.end(), lines[i].end))
        if self.text.startswith(":::", start):  # The documentation of an object, from mkdocstrings.
            return self._indented(lines, i + 1)
        # `## C#` means C sharp; `##Closed##` is a heading only for Python-Markdown, which needs no space.
        glued = self.text[found.end() - 1] == "#"
        closing = (patterns.GLUED_CLOSING_MARKS if glued else patterns.CLOSING_MARKS).search(self.text, start, end)
        self._emit("heading", [Line(start, closing.start() if closing else end)], Setting.LINE)
        return i + 1

    def _table(self, lines: list[Line], i: int) -> int:
        """A table from its first row; the second row is the separator."""
        kind = "th"
        while i < len(lines):
            begin = first_non_whitespace(self.text, lines[i])
            if begin == lines[i].end or self.text.startswith(("```", "~~~"), begin):
                break
            if not is_separator(self.text, begin, lines[i].end):
                self._row(Line(begin, lines[i].end), kind)
            kind = "td"
            i += 1
        return i

    def _row(self, line: Line, kind: str) -> None:
        for cell in cells(self.text, line, self.opaque):
            self._emit(kind, [cell], Setting.CELL)

    def _heads_table(self, lines: list[Line], i: int, begin: int) -> bool:
        """Whether a table begins here: Python-Markdown looks for tables before headings, items and rules."""
        if i + 1 == len(lines) or is_separator(self.text, begin, lines[i].end):
            return False
        return is_separator(self.text, first_non_whitespace(self.text, lines[i + 1]), lines[i + 1].end)

    def _pipe(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        if not is_separator(self.text, begin, lines[i].end):
            self._row(Line(begin, lines[i].end), "td")
        return i + 1

    def _snippet(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        found = patterns.SNIPPET.match(self.text, begin, lines[i].end)
        if not found:
            return None
        if self.text[found.end() : lines[i].end].strip():
            return i + 1
        for j in range(i + 1, min(len(lines), i + 100)):
            if self.text[lines[j].start : lines[j].end].strip() == found.group():
                return j + 1
        return i + 1

    def _definition(self, lines: list[Line], i: int, at: int) -> int:
        """The rest of a link definition: its address, on this line or the next, and an optional title likewise."""
        if not self.text[at : lines[i].end].strip():
            i += 1
            if i == len(lines) or not self.text[lines[i].start : lines[i].end].strip():
                return i
            at = first_non_whitespace(self.text, lines[i])
        while at < lines[i].end and not self.text[at].isspace():
            at += 1
        if self._definition_title(Line(at, lines[i].end)):
            return i + 1
        if not self.text[at : lines[i].end].strip() and i + 1 < len(lines) and self._definition_title(lines[i + 1]):
            return i + 2
        return i + 1

    def _definition_title(self, line: Line) -> bool:
        start, end = trim(self.text, line)
        if start == end or self.text[start] not in "\"'(":
            return False
        found = patterns.DEFINITION_TITLE.match(self.text, start, end)
        if not found:
            return False
        group = next(g for g in (1, 2, 3) if found.group(g) is not None)
        self._emit("link-title", [Line(*found.span(group))], Setting.TITLE, self.text[start], running=False)
        return True

    def _brace(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        return i + 1 if patterns.ATTRIBUTES.match(self.text, begin, lines[i].end) else None

    def _line_rule(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        return i + 1 if patterns.RULE.match(self.text, begin, lines[i].end) else None

    def _dollar(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        if self.text[begin : lines[i].end].strip() != "$$":
            return None
        for j in range(i + 1, min(len(lines), i + 200)):
            if self.text[lines[j].start : lines[j].end].rstrip().endswith("$$"):
                return j + 1
        return i + 1
