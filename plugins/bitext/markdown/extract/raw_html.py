"""Raw HTML: text between block tags is a unit; an element with `markdown` is read as Markdown again."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.markdown.extract.collector import DEPTH
from bitext.markdown.extract.inline import attribute_texts
from bitext.markdown.extract.leaves import Leaves
from bitext.markdown.extract.lines import Line, first_ink, indent, strip
from bitext.markdown.extract.marks import Sub
from bitext.markdown.extract.model import Setting
from bitext.markdown.extract.patterns import TAG_START
from bitext.markdown.extract.tags import SKIPPED, TYPES


class RawHtml(Leaves):
    """Reads what begins with a block tag or a comment."""

    def _angle(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        text = self.text
        if not TAG_START.match(text, ink, lines[i].end):
            return None
        if text.startswith("<!--", ink):
            end = self.tags.comment_end(ink)
            if end is None or end > lines[-1].end:
                return None
            if end <= lines[i].end and text[end : lines[i].end].strip():
                return None
            return self._resume(lines, i, end)
        return self._raw(lines, i, ink, depth)

    def _resume(self, lines: list[Line], i: int, at: int) -> int:
        """Go on behind position `at`, on line `i` or a later one: the index of the line that holds what is left."""
        while i < len(lines) and lines[i].end < at:
            i += 1
        if i == len(lines):
            return i
        lines[i] = Line(max(at, lines[i].start), lines[i].end)
        return i

    def _raw(self, lines: list[Line], i: int, ink: int, depth: int) -> int:
        """Raw HTML from the block tag at `ink` to its closing tag, or just the tag where it is never closed."""
        tag = self.tags.at(ink)
        if tag is None:
            self._emit("p", [Line(ink, lines[i].end)], Setting.HTML)
            return i + 1
        close = tag.close if tag.close is not None and tag.close <= lines[-1].end else tag.end
        last = next(n for n in range(i, len(lines)) if lines[n].end >= close or n == len(lines) - 1)
        part = [Line(ink, lines[i].end), *lines[i + 1 : last + 1]]
        part[-1] = Line(part[-1].start, min(close, part[-1].end))
        self._html(part, depth)
        return self._resume(lines, i, close)

    def _html(self, lines: list[Line], depth: int) -> None:
        """Raw HTML: text between block tags is a unit, an element with `markdown` is read as Markdown again."""
        text, i = self.text, 0
        held: list[Line] = []
        kind = "p"
        while i < len(lines):
            line = lines[i]
            ink = first_ink(text, line)
            after = self._fence(lines, i, ink, depth) if text.startswith(("```", "~~~"), ink) else None
            found = None if after else TAG_START.search(text, line.start, line.end)
            if ink < (found.start() if found else line.end) and not after:
                held.append(Line(line.start, found.start() if found else line.end))
            if ink == line.end or after or found:
                self._held(held, kind)
            if after or not found:
                i = after or i + 1
                continue
            at, kind = self._block_tag(lines, i, found.start(), depth)
            i = self._resume(lines, i, at)
            if i < len(lines) and lines[i].start == lines[i].end:
                i += 1
        self._held(held, kind)

    def _held(self, held: list[Line], kind: str) -> None:
        if held:
            self._emit(kind, list(held), Setting.HTML)
            held.clear()

    def _block_tag(self, lines: list[Line], i: int, at: int, depth: int) -> tuple[int, str]:
        """Take one block tag or comment: where to go on, and the type of the text behind it."""
        if self.text.startswith("<!--", at):
            return self.tags.comment_end(at) or at + 4, "p"
        tag = self.tags.at(at)
        if tag is None:
            return at + 1, "p"
        for sub in attribute_texts(self.text, at, tag.end):
            self._attribute(sub)
        if tag.close is None or tag.close > lines[-1].end or tag.closing:
            return tag.end, "p"
        if tag.name in SKIPPED:
            return tag.close, "p"
        if tag.markdown and depth < DEPTH:
            inner = list(between(lines, i, tag.end, tag.inner_end))
            self.scan(dedent(self.text, inner) if tag.span else inner, TYPES.get(tag.name, "p"), "p", depth + 1)
            return tag.inner_end, "p"
        return tag.end, TYPES.get(tag.name, "p")

    def _attribute(self, sub: Sub) -> None:
        self._emit(sub.type, [Line(sub.start, sub.end)], Setting.ATTRIBUTE, sub.quote, running=False)


def dedent(text: str, lines: list[Line]) -> list[Line]:
    """The lines without the blanks that all lines but the first have in common."""
    depths = [indent(text, line.start, ink) for line in lines[1:] if (ink := first_ink(text, line)) < line.end]
    common = min(depths, default=0)
    return [*lines[:1], *(strip(text, line, common) for line in lines[1:])] if common else lines


def between(lines: list[Line], i: int, start: int, end: int) -> Iterator[Line]:
    """The parts of the lines from `i` on that lie between two positions."""
    while i < len(lines) and lines[i].start <= end:
        if lines[i].end >= start:
            yield Line(max(lines[i].start, start), min(lines[i].end, end))
        i += 1
