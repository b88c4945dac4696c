"""Builds units from blocks: trims edges, reduces a lone link to its text, splits sentences, finds sub-units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from bitext.core.model import Kind
from bitext.markdown.extract.front_matter import Value
from bitext.markdown.extract.inline import collapse, tokenize
from bitext.markdown.extract.leaf_blocks import Block
from bitext.markdown.extract.lines import Flow, Line, trim
from bitext.markdown.extract.marks import Mark, Sub, norm_label
from bitext.markdown.extract.model import CodeSpan, ExtractedSegment, ExtractedUnit, Setting
from bitext.markdown.extract.segments import elided, has_text, revised_spans, segment, segments, spans
from bitext.markdown.extract.syntax import Syntax

_EDGE_FIRST = frozenset({"comment", "anchor", "alert"})
_EDGE_LAST = frozenset({"comment", "anchor", "attributes"})
_SLUG = re.compile(r"[^\w]+")
_SUB_SETTINGS = {"alt": Setting.LABEL, "link-title": Setting.TITLE, "html-title": Setting.ATTRIBUTE}
KnownByIndex = Callable[[int, str, str], Sequence[str]]
"""Index, type and text of a unit -> the known texts of its segments."""


class UnitBuilder:
    """Makes the units of one page, in page order."""

    def __init__(
        self,
        text: str,
        labels: frozenset[str],
        locale: str,
        syntax: Syntax,
        known_texts: KnownByIndex | None,
        *,
        edited: bool = False,
    ) -> None:
        self._spans = revised_spans if edited else spans
        self.text = text
        self.labels = labels
        self.locale = locale
        self.syntax = syntax
        self.known_texts = known_texts
        self.units: list[ExtractedUnit] = []
        self.heading = ""
        self.ordinal = 0
        self.line_starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]

    def add_value(self, value: Value) -> None:
        """Add a front matter value: one segment, its codes without spans of their own."""
        flow = Flow(value.text, (0,), (0,))
        marks = [m for m in tokenize(value.text, syntax=self.syntax) if m.type in ("include", "macro")]
        if not has_text(value.text, 0, len(value.text), marks):
            return
        extracted = segment(flow, 0, len(value.text), marks)
        codes = tuple(CodeSpan(span.code, value.start, value.end) for span in extracted.codes)
        only = ExtractedSegment(value.start, value.end, extracted.source, codes)
        kind = f"meta:{value.key}"
        self.units.append(
            ExtractedUnit(
                kind, value.start, value.end, collapse(value.text), (only,), value.key,
                self.line(value.start), None, False, Setting.YAML, value.quote,
            )
        )  # fmt: skip

    def add(self, block: Block, parent: int | None = None, label: str = "") -> None:
        """Add the unit of a block, if it has text, and the units inside its markup."""
        flow = block.flow
        marks = tokenize(flow.text, self.labels, self.syntax)
        if not marks:
            if has_text(flow.text, 0, len(flow.text), marks):
                self._unit(block, 0, len(flow.text), marks, parent, label)
            return
        start, end, first, last = _edges(flow.text, marks)
        start, end, first, last, label = self._lone_link(flow.text, marks, (start, end, first, last), label)
        inner = marks[first:last]
        for mark in marks[:first]:
            self._subs(flow, mark, None)
        number = None
        if has_text(flow.text, start, end, inner):
            number = parent if parent is not None else len(self.units)
            self._unit(block, start, end, inner, parent, label)
        for mark in inner:
            if mark.subs:
                self._subs(flow, mark, number)
        for mark in marks[last:]:
            self._subs(flow, mark, None)

    def line(self, position: int) -> int:
        """1-based line of a position."""
        return bisect_right(self.line_starts, position)

    def _lone_link(
        self, text: str, marks: Sequence[Mark], edges: tuple[int, int, int, int], label: str
    ) -> tuple[int, int, int, int, str]:
        """The edges of the text of a link that is the whole block, and its label if the text is one."""
        start, end, first, last = edges
        while last - first >= 2:
            opening, closing = marks[first], marks[last - 1]
            if opening.type != "link" or opening.start != start or closing.end != end or opening.pair != closing.pair:
                break
            inner = text[opening.end : closing.start]
            if text[closing.start : closing.end] in ("]", "][]") or text[closing.start : closing.end].startswith("]{"):
                label = inner
            start, end, first, last = opening.end, closing.start, first + 1, last - 1
            start, end = trim(text, Line(start, end))
        return start, end, first, last, label

    def _unit(self, block: Block, start: int, end: int, marks: Sequence[Mark], parent: int | None, label: str) -> None:
        flow, text = block.flow, block.flow.text
        name = collapse(elided(text, start, end, marks))
        known = self.known_texts(len(self.units), block.type, name) if self.known_texts else ()
        whole = not block.running or block.setting is Setting.LABEL
        bounds = self._spans(text, start, end, marks, self.locale, known, whole)
        parts = tuple(segments(flow, bounds, marks))
        if not parts:
            return
        at = flow.at(start)
        self.units.append(
            ExtractedUnit(
                block.type, at, flow.end(end), name, parts, self._name(block.type, text[start:end]), self.line(at),
                parent, block.running, block.setting, block.quote, label,
            )
        )  # fmt: skip

    def _name(self, kind: str, text: str) -> str:
        if kind == "heading":
            self.heading = _SLUG.sub("-", text.lower()).strip("-")[:60]
            self.ordinal = 0
            return self.heading
        self.ordinal += 1
        return f"{self.heading}/{self.ordinal}" if self.heading else str(self.ordinal)

    def _subs(self, flow: Flow, mark: Mark, parent: int | None) -> None:
        for sub in mark.subs:
            self.add(sub_block(flow, sub), parent, self._image_label(flow.text, mark, sub))

    def _image_label(self, text: str, mark: Mark, sub: Sub) -> str:
        """The alt text of `![Foo]` or `![Foo][]`, which is also the label of its definition."""
        if sub.type != "alt" or text[mark.start] != "!":
            return ""
        behind = text[sub.end : mark.end]
        if behind.startswith(("](", "][")) and not behind.startswith("][]"):
            return ""
        return text[sub.start : sub.end] if norm_label(text[sub.start : sub.end]) in self.labels else ""


def sub_block(flow: Flow, sub: Sub) -> Block:
    """Text inside inline markup as a block of its own."""
    at = bisect_right(flow.starts, sub.start) - 1
    last = bisect_right(flow.starts, sub.end - 1) - 1
    starts = (0, *(start - sub.start for start in flow.starts[at + 1 : last + 1]))
    offsets = tuple(offset + sub.start for offset in flow.offsets[at : last + 1])
    setting = _SUB_SETTINGS[sub.type] if sub.type != "alt" or not sub.quote else Setting.ATTRIBUTE
    return Block(sub.type, Flow(flow.text[sub.start : sub.end], starts, offsets), setting, sub.quote, False)


def _edges(text: str, marks: Sequence[Mark]) -> tuple[int, int, int, int]:
    """Start and end of the text without comments, anchors and attribute lists around it; likewise of the marks."""
    start, end, first, last = 0, len(text), 0, len(marks)
    while True:
        while start < end and text[start].isspace():
            start += 1
        while first < last and marks[first].end <= start:  # a hard break among the white space
            first += 1
        if first == last or marks[first].start != start or not _is_edge(marks[first], _EDGE_FIRST):
            break
        start, first = marks[first].end, first + 1
    while True:
        while start < end and text[end - 1].isspace():
            end -= 1
        while first < last and marks[last - 1].start >= end:
            last -= 1
        if first == last or marks[last - 1].end != end or not _is_edge(marks[last - 1], _EDGE_LAST):
            return start, end, first, last
        end, last = marks[last - 1].start, last - 1


def _is_edge(mark: Mark, types: frozenset[str]) -> bool:
    return mark.kind is Kind.STANDALONE and mark.type in types
