"""The block scanner: finds the text of a page, block by block, as Python-Markdown with Material's extensions reads it.

When in doubt it splits: one block read as two keeps its markup, two blocks read as one would lose it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bitext.markdown.extract import patterns
from bitext.markdown.extract.leaf_blocks import DEPTH
from bitext.markdown.extract.lines import Line, first_non_whitespace, indent, strip, trim
from bitext.markdown.extract.marks import norm_label
from bitext.markdown.extract.model import DefaultTitle, Setting
from bitext.markdown.extract.raw_html import RawHtml
from bitext.markdown.extract.tables import is_separator


class Scanner(RawHtml):
    """Walks the lines of a page; each method reads one construct and returns the index of the line after it."""

    def scan(self, lines: list[Line], first: str = "p", rest: str = "p", depth: int = 0) -> None:
        """Read the lines of a container; its first paragraph has type `first`, the others `rest`."""
        if depth > DEPTH:
            for line in lines:
                self._emit(first, [line])
            return
        text, i, count = self.text, 0, len(lines)
        kind = first
        continues = False
        while i < count:
            begin = first_non_whitespace(text, lines[i])
            if begin == lines[i].end:
                continues = False
                i += 1
                continue
            handler = _STARTS.get(text[begin]) or (Scanner._item if self._letter(begin, lines[i].end) else None)
            after = None
            if self.opaque.are_statements(begin, lines[i].end):
                continues = False
                i += 1
                continue
            if indent(text, lines[i].start, begin) >= 4 and not continues:
                i = self._fence(lines, i, begin, depth) or self._indented(lines, i)
                continue
            if text.find("|", begin, lines[i].end) >= 0 and self._heads_table(lines, i, begin):
                after = self._table(lines, i)
            elif handler:
                after = handler(self, lines, i, begin, depth)
            i = self._paragraph(lines, i, kind) if after is None else after
            continues = after is None or text[begin] in patterns.LAZY
            kind = rest

    def _body(self, lines: list[Line], i: int, base: int, need: int, lazy: bool) -> tuple[list[Line], int]:
        """The lines from `i` on that are indented by `need` columns or continue a paragraph, stripped by `base` + 4."""
        text, body, blank = self.text, [], False
        while i < len(lines):
            line = lines[i]
            begin = first_non_whitespace(text, line)
            if begin == line.end:
                blank = True
                body.append(Line(begin, begin))
            elif indent(text, line.start, begin) >= need:
                body.append(strip(text, line, base + 4))
                blank = False
            elif lazy and not blank and self._is_lazy(lines, i, begin):
                body.append(Line(begin, line.end))
            else:
                break
            i += 1
        while body and body[-1].start == body[-1].end:
            body.pop()
            i -= 1
        return body, i

    def _is_lazy(self, lines: Sequence[Line], i: int, begin: int) -> bool:
        """Whether line `i` belongs to the paragraph above it without indentation: text, or an attribute list."""
        return bool(patterns.ATTRIBUTES.match(self.text, begin, lines[i].end)) or not self.starts_block(lines, i, begin)

    def starts_block(self, lines: Sequence[Line], i: int, begin: int) -> bool:
        """Whether line `i` looks like the start of a block, also in the middle of a paragraph."""
        text, end = self.text, lines[i].end
        char = text[begin]
        if self.opaque.are_statements(begin, end):
            return True
        if self.opaque.around(begin) or char not in patterns.MARKERS:
            return bool(self._letter(begin, end)) or (char == "{" and text.startswith("{%", begin))
        if char == "#" and (found := patterns.HEADING.match(text, begin, end)) and not self._is_heading(found):
            return bool(patterns.ITEM.match(text, begin, end))
        if char in "<":
            return bool(patterns.TAG_START.match(text, begin, end))
        return any(pattern.match(text, begin, end) for pattern in patterns.INTERRUPTS.get(char, patterns.NUMBER))

    def _paragraph(self, lines: list[Line], i: int, kind: str) -> int:
        text, start, count = self.text, i, len(lines)
        heading = False
        i += 1
        while i < count:
            begin = first_non_whitespace(text, lines[i])
            if begin == lines[i].end:
                break
            if patterns.UNDERLINE.match(text, begin, lines[i].end):
                heading = True
                break
            if is_separator(text, begin, lines[i].end) and text.find("|", lines[i - 1].start, lines[i - 1].end) >= 0:
                self._paragraph_of(lines[start : i - 1], kind)
                return self._table(lines, i - 1)
            if self.starts_block(lines, i, begin):
                break
            i += 1
        if heading:
            # Python-Markdown reads one line as the heading, CommonMark all: split, both keep their structure.
            self._paragraph_of(lines[start : i - 1], kind)
            self._emit("heading", lines[i - 1 : i])
            return i + 1
        if self._is_term(lines, i):
            for line in lines[start:i]:
                self._emit("dt", [line])
        else:
            self._paragraph_of(lines[start:i], kind)
        return i

    def _is_term(self, lines: list[Line], i: int) -> bool:
        """Whether the lines above `i` are the terms of a definition list."""
        for line in lines[i : i + 2]:
            begin = first_non_whitespace(self.text, line)
            if begin < line.end:
                return bool(patterns.TERM.match(self.text, begin, line.end))
        return False

    def _paragraph_of(self, lines: list[Line], kind: str) -> None:
        if not lines:
            return
        text = self.text
        if all(patterns.IMPORT.match(text, *trim(text, line)) for line in lines):
            return
        found = patterns.LABEL.match(text, *trim(text, lines[0])) if self.syntax.labels else None
        if found:
            lines = [Line(found.end(), lines[0].end), *lines[1:]]
        if len(lines) > 1 and all(patterns.ONLY_LINK.match(text, *trim(text, line)) for line in lines):
            for line in lines:
                self._emit(kind, [line])
        else:
            self._emit(kind, lines)

    def _quote(self, lines: list[Line], i: int, begin: int, depth: int) -> int:
        text, body = self.text, []
        while i < len(lines):
            begin = first_non_whitespace(text, lines[i])
            found = patterns.QUOTE.match(text, begin, lines[i].end)
            if found:
                body.append(Line(found.end(), lines[i].end))
            elif begin == lines[i].end or body[-1].start >= body[-1].end or not self._continues(lines, i, begin):
                break
            else:
                body.append(Line(begin, lines[i].end))
            i += 1
        self.scan(self._callout(body), "quote", "quote", depth + 1)
        return i

    def _callout(self, body: list[Line]) -> list[Line]:
        """The lines of a quote without the `[!note] Title` that makes a callout of it."""
        found = patterns.CALLOUT.match(self.text, *body[0])
        if not found or found.group(2).upper() == "INCLUDE":
            return body
        if found.group(3) and len(body) == 1 and not self.syntax.callouts:
            return body
        if found.group(3):
            self._emit("title", [Line(*found.span(3))], Setting.REST)
        elif self.syntax.callouts:
            self.untitled.append(DefaultTitle(found.group(2).lower(), found.end(1), " {}"))
        return body[1:]

    def _continues(self, lines: list[Line], i: int, begin: int) -> bool:
        """Whether line `i` lazily continues a quoted paragraph, and is not itself a heading by its next line."""
        if self.starts_block(lines, i, begin) or patterns.UNDERLINE.match(self.text, begin, lines[i].end):
            return False
        if i + 1 == len(lines):
            return True
        return not patterns.UNDERLINE.match(self.text, first_non_whitespace(self.text, lines[i + 1]), lines[i + 1].end)

    def _item(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        if patterns.RULE.match(text, begin, end):
            return i + 1
        found = patterns.ITEM.match(text, begin, end) or self._letter(begin, end)
        if not found:
            return None
        start = found.end()
        task = patterns.TASK.match(text, start, end)
        base = indent(text, lines[i].start, begin)
        body, after = self._body(lines, i + 1, base, base + 1, lazy=True)
        self.scan([Line(task.end() if task else start, end), *body], "li", "p", depth + 1)
        return after

    def _letter(self, begin: int, end: int) -> re.Match[str] | None:
        """The marker of an item with a letter or a Roman number."""
        return patterns.LETTERED_ITEM.match(self.text, begin, end) if self.syntax.lettered_items else None

    def _hash(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        return self._heading(lines, i, begin, depth) or self._item(lines, i, begin, depth)

    def _star(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        found = patterns.ABBREVIATION.match(self.text, begin, lines[i].end)
        if found:
            self._emit("abbr", [Line(found.end(), lines[i].end)], Setting.REST, running=False)
            return i + 1
        return self._item(lines, i, begin, depth)

    def _dash(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        return self._snippet(lines, i, begin, depth) or self._item(lines, i, begin, depth)

    def _admonition(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        found = patterns.ADMONITION.match(text, begin, end)
        if not found or not (found.group(1) or found.group(2)):
            return i + 1 if patterns.UNDERLINE.match(text, begin, end) else None
        if found.group(2):
            self._emit("title", [Line(*found.span(3))], Setting.TITLE, '"')
        else:
            kind = found.group(1).split()[0].lower()
            self.untitled.append(DefaultTitle(kind, found.end(1), ' "{}"'))
        base = indent(text, lines[i].start, begin)
        body, after = self._body(lines, i + 1, base, base + 4, lazy=False)
        self.scan(body, depth=depth + 1)
        return after

    def _slashes(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        found = patterns.SLASHES.match(self.text, begin, lines[i].end)
        if not found:
            return None
        name, title = found.group(2).lower(), found.group(3)
        if title and name not in patterns.PLAIN_SLASHES:
            self._emit("title", [Line(*found.span(3))], Setting.REST)
        elif not title and name not in patterns.UNTITLED_SLASHES:
            self.untitled.append(DefaultTitle(name, found.end(2), " | {}"))
        return self._indented(lines, i + 1) if name else i + 1

    def _colon(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        if self.text.startswith(":::", begin):
            titled = patterns.DIRECTIVE.match(self.text, begin, lines[i].end)
            if titled:
                self._emit("title", [Line(*titled.span(1 if titled.group(1) else 2))], Setting.REST, running=False)
            return self._indented(lines, i + 1)
        found = patterns.TERM.match(self.text, begin, lines[i].end)
        if not found:
            return None
        base = indent(self.text, lines[i].start, begin)
        body, after = self._body(lines, i + 1, base, base + 2, lazy=True)
        self.scan([Line(found.end(), lines[i].end), *body], "dd", "p", depth + 1)
        return after

    def _bracket(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        if patterns.TOC.match(text, begin, end):
            return i + 1
        found = patterns.FOOTNOTE.match(text, begin, end)
        if found:
            body, after = self._body(lines, i + 1, 0, 4, lazy=True)
            self.scan([Line(found.end(), end), *body], "footnote", "footnote", depth + 1)
            return after
        found = patterns.DEFINITION.match(text, begin, end)
        if not found:
            return None
        self.labels.add(norm_label(found.group(1)))
        return self._definition(lines, i, found.end())


_Handler = Callable[[Scanner, list[Line], int, int, int], int | None]
_STARTS: dict[str, _Handler] = {
    "#": Scanner._hash,
    ">": Scanner._quote,
    "!": Scanner._admonition,
    "?": Scanner._admonition,
    "=": Scanner._admonition,
    "/": Scanner._slashes,
    ":": Scanner._colon,
    "|": Scanner._pipe,
    "-": Scanner._dash,
    "+": Scanner._item,
    "*": Scanner._star,
    "<": Scanner._angle,
    "[": Scanner._bracket,
    "{": Scanner._brace,
    "`": Scanner._fence,
    "~": Scanner._fence,
    "_": Scanner._line_rule,
    ";": Scanner._snippet,
    "$": Scanner._dollar,
    **dict.fromkeys("0123456789", Scanner._item),
}
