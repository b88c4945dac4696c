"""Raw HTML: text between block tags is a unit; an element with `markdown` is read as Markdown again."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.markdown.extract import patterns
from bitext.markdown.extract.inline import attribute_texts
from bitext.markdown.extract.leaf_blocks import DEPTH, LeafBlocks
from bitext.markdown.extract.lines import Line, first_non_whitespace, indent, strip
from bitext.markdown.extract.model import Setting
from bitext.markdown.extract.tags import SKIPPED, TYPES


class RawHtml(LeafBlocks):
    """Reads what begins with a block tag or a comment."""

    def _angle(self, lines: list[Line], i: int, begin: int, depth: int) -> int | None:
        text = self.text
        if not patterns.TAG_START.match(text, begin, lines[i].end):
            return None
        if text.startswith("<!--", begin):
            end = self.tags.comment_end(begin)
            if end is None or end > lines[-1].end:
                return None
            if end <= lines[i].end and text[end : lines[i].end].strip():
                return None
            return self._resume(lines, i, end)
        return self._raw(lines, i, begin, depth)

    def _resume(self, lines: list[Line], i: int, at: int) -> int:
        """Continue after position `at`, on line `i` or later: the index of the line with the rest."""
        while i < len(lines) and lines[i].end < at:
            i += 1
        if i == len(lines):
            return i
        lines[i] = Line(max(at, lines[i].start), lines[i].end)
        return i

    def _raw(self, lines: list[Line], i: int, begin: int, depth: int) -> int:
        """Raw HTML from the block tag at `begin` to its closing tag, or just the tag if it is never closed."""
        tag = self.tags.at(begin)
        if tag is None:
            self._emit("p", [Line(begin, lines[i].end)], Setting.HTML)
            return i + 1
        close = tag.close if tag.close is not None and tag.close <= lines[-1].end else tag.end
        last = next(n for n in range(i, len(lines)) if lines[n].end >= close or n == len(lines) - 1)
        part = [Line(begin, lines[i].end), *lines[i + 1 : last + 1]]
        part[-1] = Line(part[-1].start, min(close, part[-1].end))
        self._html(part, depth)
        return self._resume(lines, i, close)

    def _html(self, lines: list[Line], depth: int) -> None:
        """Raw HTML: text between block tags is a unit, an element with `markdown` is read as Markdown again."""
        text, i = self.text, 0
        pending: list[Line] = []
        kind = "p"
        while i < len(lines):
            line = lines[i]
            begin = first_non_whitespace(text, line)
            after = self._fence(lines, i, begin, depth) if text.startswith(("```", "~~~"), begin) else None
            found = None if after else patterns.TAG_START.search(text, line.start, line.end)
            if begin < (found.start() if found else line.end) and not after:
                pending.append(Line(line.start, found.start() if found else line.end))
            if begin == line.end or after or found:
                self._flush(pending, kind)
            if after or not found:
                i = after or i + 1
                continue
            at, kind = self._block_tag(lines, i, found.start(), depth)
            i = self._resume(lines, i, at)
            if i < len(lines) and lines[i].start == lines[i].end:
                i += 1
        self._flush(pending, kind)

    def _flush(self, pending: list[Line], kind: str) -> None:
        if pending:
            self._emit(kind, list(pending), Setting.HTML)
            pending.clear()

    def _block_tag(self, lines: list[Line], i: int, at: int, depth: int) -> tuple[int, str]:
        """Read one block tag or comment: where to continue, and the type of the text after it."""
        if self.text.startswith("<!--", at):
            return self.tags.comment_end(at) or at + 4, "p"
        tag = self.tags.at(at)
        if tag is None:
            return at + 1, "p"
        for sub in attribute_texts(self.text, at, tag.end):
            self._emit(sub.type, [Line(sub.start, sub.end)], Setting.ATTRIBUTE, sub.quote, running=False)
        if tag.close is None or tag.close > lines[-1].end or tag.closing:
            return tag.end, "p"
        if tag.name in SKIPPED:
            return tag.close, "p"
        if tag.markdown and depth < DEPTH:
            inner = list(between(lines, i, tag.end, tag.inner_end))
            self.scan(dedent(self.text, inner) if tag.span else inner, TYPES.get(tag.name, "p"), "p", depth + 1)
            return tag.inner_end, "p"
        return tag.end, TYPES.get(tag.name, "p")


def dedent(text: str, lines: list[Line]) -> list[Line]:
    """The lines without the indentation that all lines but the first share."""
    depths = [
        indent(text, line.start, begin) for line in lines[1:] if (begin := first_non_whitespace(text, line)) < line.end
    ]
    common = min(depths, default=0)
    return [*lines[:1], *(strip(text, line, common) for line in lines[1:])] if common else lines


def between(lines: list[Line], i: int, start: int, end: int) -> Iterator[Line]:
    """The parts of the lines from `i` between two positions."""
    while i < len(lines) and lines[i].start <= end:
        if lines[i].end >= start:
            yield Line(max(lines[i].start, start), min(lines[i].end, end))
        i += 1
