"""Merge: puts targets in the places of their sources; every other character of the page stays unchanged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from bitext.core.inline import markdown
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract.front_matter import metadata_gap, quoted, without_metadata
from bitext.markdown.extract.marks import norm_label
from bitext.markdown.extract.model import ExtractedPage, ExtractedSegment, ExtractedUnit, Setting
from bitext.markdown.merge.codes import check_codes, is_emphasis, separated
from bitext.markdown.merge.escape import at_end, at_line_start, escape_asterisks, in_head, inside, one_line
from bitext.markdown.merge.gaps import gap_after

__all__ = ["Marker", "Targets", "check_codes", "is_emphasis", "merge_targets"]

Targets = Sequence[Sequence[Content | None]]
"""Per unit and segment of an extracted page: its target, None for the source's own characters."""
Marker = Callable[[int, int], str]
"""Index of a unit and of its segment -> the milestone before that segment, "" for none."""

_QUOTE_SPACES = re.compile(r"(?:\A|(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n))([ \t>]*> )[ ]{1,2}\Z")
_BREAK_SPACES = re.compile(
    r"(?:[ ]{2}|\\|<br ?/?>)(?:\r\n?|\n)([ \t>]*> (?=[ ]{1,2}\Z)|(?:[ ]{4})*(?=[ ]{1,3}\Z))[ ]+\Z"
)
_ELEMENTS = frozenset({"bold", "italic", "link", "code", "image", "strike", "mark"})
_STEPS = {Kind.OPEN: 1, Kind.CLOSE: -1, Kind.STANDALONE: 0}
_LINE_START = re.compile(r"(?:\A|[\r\n])[ \t>]*\Z")
_MAX_INDENT = 3
"""Spaces before the key of metadata (mkdocs/utils/meta.py, `META_RE`)."""
_LABEL_START = re.compile(r"\s?\[|\(")
"""What after `[Foo]` is read as its label or address."""
_SHORTCUT = re.compile(r"\](?:\[\])?(\{[^{}]*\})?\Z")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _EditedPage:
    """The page with the texts inside its inline codes (alt, titles) already replaced."""

    def __init__(self, text: str, edits: list[_Edit], metadata_at: int | None) -> None:
        self.text, self.metadata_at = text, metadata_at
        self.edits = sorted(edits)
        self.starts = [edit.start for edit in self.edits]

    def slice(self, start: int, end: int) -> str:
        """The characters of a range; an edit that is not entirely inside is left out."""
        parts, at = [], start
        for number in range(bisect_left(self.starts, start), len(self.edits)):
            edit = self.edits[number]
            if edit.start >= end:
                break
            if edit.start >= at and edit.end <= end:
                parts += [self.text[at : edit.start], edit.text]
                at = edit.end
        return "".join(parts) + self.text[at:end]


def merge_targets(
    page: ExtractedPage,
    targets: Targets | None = None,
    *,
    mark: Marker | None = None,
    end_mark: Marker | None = None,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The page with targets in the places of their sources.

    Args:
        page: the extracted page.
        targets: parallel to its units and their segments; one equal to its source, or None, leaves the source's
            own characters. Line ends in a target become spaces; codes are taken from the page by id.
        mark: milestones, inserted before the segments of running text.
        end_mark: likewise, inserted after those that show the source's own characters.
        titles: default titles of untitled blocks by type (`note` -> `Notitie`), inserted where the page has none.
    """
    inner: list[_Edit] = []
    metadata_at = metadata_gap(page.text) if page.options.metadata else None
    plain = _EditedPage(page.text, [], metadata_at)
    for number, unit in enumerate(page.units):
        if unit.parent is not None and targets is not None:
            inner += _edits(plain, number, unit, targets[number], None)
    edited = _EditedPage(page.text, inner, metadata_at)
    edits: list[_Edit] = []
    for number, unit in enumerate(page.units):
        if unit.parent is None:
            row = targets[number] if targets is not None else ()
            edits += _edits(edited, number, unit, row, mark, end_mark)
    for block in page.untitled if titles else ():
        if titles and titles.get(block.type):
            title = inside(one_line(titles[block.type]), Setting.TITLE, '"')
            edits.append(_Edit(block.at, block.at, block.form.format(title)))
    return _apply(edited, sorted(edits, key=itemgetter(0, 1)))


def _apply(page: _EditedPage, edits: list[_Edit]) -> str:
    if not edits and not page.edits:
        return page.text
    parts, at = [], 0
    for edit in edits:
        parts += [page.slice(at, edit.start), edit.text]
        at = edit.end
    parts.append(page.slice(at, len(page.text)))
    return "".join(parts)


def _edits(
    page: _EditedPage,
    number: int,
    unit: ExtractedUnit,
    targets: Sequence[Content | None],
    mark: Marker | None,
    end_mark: Marker | None = None,
) -> list[_Edit]:
    """The edits of the page for one unit."""
    edits: list[_Edit] = []
    before: _Edit | None = None
    for index, segment in enumerate(unit.segments):
        target = targets[index] if targets else None
        milestone = mark(number, index) if mark and unit.running else ""
        is_changed = target is not None and not _same(target, segment.source)
        text = _rendered(page, unit, segment, target) if target is not None and is_changed else ""
        if before is not None:
            edits += _gap_edit(page.text, before, segment.start, text or page.text[segment.start : segment.end])
        before = _Edit(segment.start, segment.end, text) if is_changed else None
        if is_changed:
            edits.append(_Edit(segment.start, segment.end, milestone + text))
        elif milestone:
            edits.append(_Edit(_before_dropped_spaces(page.text, segment), segment.start, milestone))
        if end_mark and unit.running and target is None and (end := end_mark(number, index)):
            edits.append(_Edit(segment.end, segment.end, end))
    if edits and unit.label:
        edits.append(_label_edit(page.text, unit))
    return edits


def _gap_edit(page: str, before: _Edit, start: int, following: str) -> list[_Edit]:
    """The edit of the space between a target and the sentence after it, if the target's script wants another."""
    gap = page[before.end : start]
    wanted = gap_after(before.text, page[before.start : before.end], gap, following)
    return [] if wanted == gap else [_Edit(before.end, start, wanted)]


def _before_dropped_spaces(text: str, segment: ExtractedSegment) -> int:
    """Start of the spaces that Python-Markdown drops at the start of a line, but not before a milestone."""
    at = segment.start
    found = _QUOTE_SPACES.search(text, max(0, at - 80), at)
    first = segment.source[0]
    if not found and isinstance(first, InlineCode) and first.type in _ELEMENTS:
        found = _BREAK_SPACES.search(text, max(0, at - 80), at)
    return found.end(1) if found else at


def _same(left: Content, right: Content) -> bool:
    """Whether two contents have the same text and the same codes; code types and data are not compared."""
    return left == right or (
        len(left) == len(right)
        and all(
            (a.id, a.kind) == (b.id, b.kind) if isinstance(a, InlineCode) and isinstance(b, InlineCode) else a == b
            for a, b in zip(left, right, strict=True)
        )
    )


def _label_edit(text: str, unit: ExtractedUnit) -> _Edit:
    """Adds the label of the definition after a text that has changed."""
    if text.startswith("][]", unit.end):
        return _Edit(unit.end + 2, unit.end + 2, unit.label)
    return _Edit(unit.end, unit.end, f"][{unit.label}")


def _rendered(page: _EditedPage, unit: ExtractedUnit, segment: ExtractedSegment, target: Content) -> str:
    """A target as Markdown for its place in the page."""
    if unit.setting is Setting.YAML:
        return quoted(in_head(one_line(_with_source_codes(segment, target))), unit.quote)
    spans = {(span.code.id, span.code.kind): span for span in segment.codes}
    within = Setting.LABEL if _in_brackets(page.text, unit) else unit.setting
    parts: list[str] = []
    opened: dict[str, int] = {}
    shortcuts: dict[int, str] = {}
    starred = 0
    at_start = _starts_line(page.text, unit, segment)
    is_markdown = unit.running and unit.setting is not Setting.HTML
    for part in separated(target, segment.source) if is_markdown else target:
        if isinstance(part, str):
            text = inside(inside(one_line(part), unit.setting, unit.quote), within, unit.quote)
            text = escape_asterisks(text) if starred else text
            parts.append(_at_line_start(text, page.text[segment.start : segment.end]) if at_start else text)
            at_start = at_start and not text.strip()
            continue
        span = spans.get((part.id, part.kind))
        if span is None:
            parts += [] if part.id else [part.data]
            continue
        code = page.slice(span.start, span.end)
        if part.kind is Kind.OPEN:
            opened[part.id] = len(parts) + 1
        elif span.code.type == "link" and part.kind is Kind.CLOSE and _SHORTCUT.match(span.code.data):
            shortcuts[len(parts)] = label = _label(segment, part.id)
            code = _with_label(code, "".join(parts[opened.get(part.id, 0) :]), label)
        starred += (span.code.data[:1] == "*") * _STEPS[part.kind]
        parts.append(code)
        at_start = unit.setting is Setting.BLOCK and span.code.type == "break" and "\n" in code
    for at, label in shortcuts.items():
        if _SHORTCUT.match(parts[at]) and _LABEL_START.match("".join(parts[at + 1 : at + 3])):
            parts[at] = _with_label(parts[at], "", label)
    text = at_end("".join(parts), unit.setting)
    return without_metadata(text) if _follows_metadata(page, segment) else text


def _follows_metadata(page: _EditedPage, segment: ExtractedSegment) -> bool:
    """Whether a segment begins the first line of a page, or that after the metadata."""
    at = page.metadata_at
    return at is not None and 0 <= segment.start - at <= _MAX_INDENT and not page.text[at : segment.start].strip(" ")


def _in_brackets(text: str, unit: ExtractedUnit) -> bool:
    """Whether the unit is the text of a link that is its whole block."""
    return text[unit.start - 1 : unit.start] == "[" and text[unit.end : unit.end + 1] == "]"


def _starts_line(text: str, unit: ExtractedUnit, segment: ExtractedSegment) -> bool:
    """Whether a segment begins where a block could begin."""
    if not unit.running or _in_brackets(text, unit):
        return False
    if unit.setting in (Setting.TITLE, Setting.REST):
        return segment.start == unit.start
    if unit.setting is Setting.BLOCK and segment.start == unit.start:
        return True
    if unit.setting not in (Setting.BLOCK, Setting.CELL):
        return False
    return bool(_LINE_START.search(text, max(0, segment.start - 200), segment.start))


def _at_line_start(text: str, source: str) -> str:
    """The text escaped for the start of a line, unless the source begins with the same characters there."""
    first = source.splitlines()[0]
    if first[:1] == text[:1] and at_line_start(first) != first:
        return text
    return at_line_start(text)


def _label(segment: ExtractedSegment, code_id: str) -> str:
    """The source's text between the halves of a pair."""
    parts: list[str | InlineCode] = []
    reading = False
    for part in segment.source:
        if isinstance(part, InlineCode) and part.id == code_id and part.kind is not Kind.STANDALONE:
            reading = part.kind is Kind.OPEN
        elif reading:
            parts.append(part)
    return markdown(tuple(parts))


def _with_label(code: str, text: str, label: str) -> str:
    """The closing half of `[Foo]` or `[Foo][]`, with the label if the text has changed."""
    if norm_label(text) == norm_label(label):
        return code
    found = _SHORTCUT.match(code)
    return f"][{label}]{(found.group(1) or '') if found else ''}"


def _with_source_codes(segment: ExtractedSegment, target: Content) -> str:
    data = {(span.code.id, span.code.kind): span.code.data for span in segment.codes}
    return "".join(part if isinstance(part, str) else data.get((part.id, part.kind), "") for part in target)
