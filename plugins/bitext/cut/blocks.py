"""The block scanner: finds the text of a page, block by block, as Python-Markdown with Material's extensions reads it.

When in doubt it splits: a block cut in two keeps its markup in place, two joined in one would lose it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bitext.cut.inline import attribute_texts
from bitext.cut.lines import Flow, Line, first_ink, flow_of, indent, strip, trim
from bitext.cut.marks import Sub, norm_label
from bitext.cut.model import DefaultTitle, Setting
from bitext.cut.tables import cells, is_separator
from bitext.cut.tags import BLOCK_TAGS, SKIPPED, TYPES, Tags

DEPTH = 40
"""Containers inside containers deeper than this are read as plain lines, so that no page can exhaust the stack."""


class Block(NamedTuple):
    """The text of one block, before it is cut into segments."""

    type: str
    flow: Flow
    setting: Setting
    quote: str = ""
    running: bool = True


_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
_FENCE_TITLE = re.compile(r"\btitle=\"([^\"]*[^\W\d_][^\"]*)\"")
_FILE_NAME = re.compile(r"[\w./\\-]*[./\\_][\w./\\-]*\Z")
_HEADING = re.compile(r"#{1,6}(?!#)[ \t]*")
_CLOSING_MARKS = re.compile(r"(?:\A|\s)#+\s*\Z")
_GLUED_CLOSING_MARKS = re.compile(r"(?<![\\#])#+\s*\Z")
_TOC = re.compile(r"\[\[?_?TOC_?\]\]?[ \t]*\Z", re.I)
_RULE = re.compile(r"([-_*])(?:[ \t]*\1){2,}[ \t]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#\.)(?:[ \t]+|\Z)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t]*([\w-]*(?:[ \t]+[\w-]+)*)[ \t]*(\"(.*)\"[ \t]*)?\Z")
_SLASHES = re.compile(r"(/{3,})[ \t]*([\w-]*)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?\Z")
_QUOTE = re.compile(r">[ ]?")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*")
_DEFINITION = re.compile(r"\[((?:[^\[\]\\\r\n]|\\.)+)\]:[ \t]*")
_DEFINITION_TITLE = re.compile(r"(?:\A|(?<=\s))(?:\"(.*)\"|'(.*)'|\((.*)\))[ \t]*\Z")
_ABBREVIATION = re.compile(r"\*\[[^\[\]\r\n]+\]:[ \t]*")
_TERM = re.compile(r":(?:[ ]{1,3}|\t)(?=\S)")
_SNIPPET = re.compile(r";*-+8<-+")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*\Z")
_ONLY_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])[ \t]*\Z")
_TAG_START = re.compile(rf"<!--|</?(?:{'|'.join(sorted(BLOCK_TAGS))})(?=[\s/>])", re.I)
_UNTITLED_SLASHES = frozenset({"html", "define", "definition", "caption", "figure-caption", "table-caption", "tab", ""})
_PLAIN_SLASHES = frozenset({"html", "define", "definition", "caption", "figure-caption", "table-caption"})
_LAZY = frozenset(">-+*:[0123456789")
"""First characters of constructs that end in a paragraph, which an indented line directly behind continues."""
_MARKERS = frozenset("#>!?=/:|-+*0123456789<[{`~_;$.")


class Scanner:
    """Walks the lines of a page; every `_x` method takes one construct and returns the index of the line behind it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.labels: set[str] = set()
        self.untitled: list[DefaultTitle] = []
        self.tags = Tags(text)

    # -- containers -------------------------------------------------------------------------------------------

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
            ink = first_ink(text, lines[i])
            if ink == lines[i].end:
                continues = False
                i += 1
                continue
            handler = _STARTS.get(text[ink])
            after = None
            if indent(text, lines[i].start, ink) >= 4 and not continues:
                i = self._fence(lines, i, ink, depth) or self._indented(lines, i)
                continue
            if handler:
                after = handler(self, lines, i, ink, depth)
            i = self._paragraph(lines, i, kind) if after is None else after
            continues = after is None or text[ink] in _LAZY
            kind = rest

    def _indented(self, lines: list[Line], i: int) -> int:
        """Indented code: up to the next line with ink that is indented less."""
        while i < len(lines):
            ink = first_ink(self.text, lines[i])
            if ink < lines[i].end and indent(self.text, lines[i].start, ink) < 4:
                break
            i += 1
        return i

    def _body(self, lines: list[Line], i: int, base: int, need: int, lazy: bool) -> tuple[list[Line], int]:
        """The lines from `i` on that are indented by `need` columns or continue a paragraph, stripped by `base` + 4."""
        text, body, blank = self.text, [], False
        while i < len(lines):
            line = lines[i]
            ink = first_ink(text, line)
            if ink == line.end:
                blank = True
                body.append(Line(ink, ink))
            elif indent(text, line.start, ink) >= need:
                body.append(strip(text, line, base + 4))
                blank = False
            elif lazy and not blank and self._is_lazy(lines, i, ink):
                body.append(Line(ink, line.end))
            else:
                break
            i += 1
        while body and body[-1].start == body[-1].end:
            body.pop()
            i -= 1
        return body, i

    def _is_lazy(self, lines: Sequence[Line], i: int, ink: int) -> bool:
        """Whether line `i` belongs to the paragraph above it though it is not indented: text, or an attribute list."""
        return bool(_ATTRIBUTES.match(self.text, ink, lines[i].end)) or not self.starts_block(lines, i, ink)

    def starts_block(self, lines: Sequence[Line], i: int, ink: int) -> bool:
        """Whether line `i` looks like the start of a block, also in the middle of a paragraph."""
        text, end = self.text, lines[i].end
        char = text[ink]
        if char not in _MARKERS:
            return False
        if char in "<":
            return bool(_TAG_START.match(text, ink, end))
        return any(pattern.match(text, ink, end) for pattern in _INTERRUPTS.get(char, _NUMBER))

    # -- leaves -----------------------------------------------------------------------------------------------

    def _emit(
        self, kind: str, lines: list[Line], setting: Setting = Setting.BLOCK, quote: str = "", running: bool = True
    ) -> None:
        flow = flow_of(self.text, lines)
        if flow.text:
            self.blocks.append(Block(kind, flow, setting, quote, running))

    def _paragraph(self, lines: list[Line], i: int, kind: str) -> int:
        text, start, count = self.text, i, len(lines)
        heading = False
        i += 1
        while i < count:
            ink = first_ink(text, lines[i])
            if ink == lines[i].end:
                break
            if _UNDERLINE.match(text, ink, lines[i].end):
                heading = True
                break
            if is_separator(text, ink, lines[i].end) and text.find("|", lines[i - 1].start, lines[i - 1].end) >= 0:
                self._paragraph_of(lines[start : i - 1], kind)
                return self._table(lines, i - 1)
            if self.starts_block(lines, i, ink):
                break
            i += 1
        if heading:
            # Python-Markdown takes one line for a heading, CommonMark all: cut apart, both keep what they see.
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
            ink = first_ink(self.text, line)
            if ink < line.end:
                return bool(_TERM.match(self.text, ink, line.end))
        return False

    def _paragraph_of(self, lines: list[Line], kind: str) -> None:
        if not lines:
            return
        text = self.text
        if len(lines) > 1 and all(_ONLY_LINK.match(text, *trim(text, line)) for line in lines):
            for line in lines:
                self._emit(kind, [line])
        else:
            self._emit(kind, lines)

    def _table(self, lines: list[Line], i: int) -> int:
        """A table from its first row on; the second one is the separator."""
        kind = "th"
        while i < len(lines):
            ink = first_ink(self.text, lines[i])
            if ink == lines[i].end or (text_starts(self.text, ink, "```", "~~~")):
                break
            if not is_separator(self.text, ink, lines[i].end):
                self._row(Line(ink, lines[i].end), kind)
            kind = "td"
            i += 1
        return i

    def _row(self, line: Line, kind: str) -> None:
        for cell in cells(self.text, line):
            self._emit(kind, [cell], Setting.CELL)

    def _pipe(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        if i + 1 < len(lines) and is_separator(self.text, first_ink(self.text, lines[i + 1]), lines[i + 1].end):
            return self._table(lines, i)
        if not is_separator(self.text, ink, lines[i].end):
            self._row(Line(ink, lines[i].end), "td")
        return i + 1

    def _fence(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        found = _FENCE.match(self.text, ink, lines[i].end)
        if not found:
            return None
        mark = found.group(1)
        if mark[0] == "`" and "`" in found.group(2):
            return None
        title = _FENCE_TITLE.search(self.text, found.start(2), found.end(2))
        if title and not _FILE_NAME.match(title.group(1)):
            self._emit("title", [Line(*title.span(1))], Setting.TITLE, '"', running=False)
        for j in range(i + 1, len(lines)):
            start = first_ink(self.text, lines[j])
            if self.text.startswith(mark, start) and not self.text[start : lines[j].end].strip().strip(mark[0]):
                return j + 1
        return len(lines)

    def _heading(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        found = _HEADING.match(self.text, ink, lines[i].end)
        if not found:
            return None
        start, end = trim(self.text, Line(found.end(), lines[i].end))
        # `## C#` is about C sharp to its author; `##Closed##` is Python-Markdown's own way to write a heading.
        glued = self.text[found.end() - 1] == "#"
        closing = (_GLUED_CLOSING_MARKS if glued else _CLOSING_MARKS).search(self.text, start, end)
        self._emit("heading", [Line(start, closing.start() if closing else end)], Setting.LINE)
        return i + 1

    def _quote(self, lines: list[Line], i: int, ink: int, depth: int) -> int:
        text, body = self.text, []
        while i < len(lines):
            ink = first_ink(text, lines[i])
            found = _QUOTE.match(text, ink, lines[i].end)
            if found:
                body.append(Line(found.end(), lines[i].end))
            elif ink == lines[i].end or body[-1].start >= body[-1].end or not self._continues(lines, i, ink):
                break
            else:
                body.append(Line(ink, lines[i].end))
            i += 1
        self.scan(body, "quote", "quote", depth + 1)
        return i

    def _continues(self, lines: list[Line], i: int, ink: int) -> bool:
        """Whether line `i` lazily continues a quoted paragraph, and is not itself a heading by its next line."""
        if self.starts_block(lines, i, ink) or _UNDERLINE.match(self.text, ink, lines[i].end):
            return False
        if i + 1 == len(lines):
            return True
        return not _UNDERLINE.match(self.text, first_ink(self.text, lines[i + 1]), lines[i + 1].end)

    def _item(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        if _RULE.match(text, ink, end):
            return i + 1
        found = _ITEM.match(text, ink, end)
        if not found:
            return None
        start = found.end()
        task = _TASK.match(text, start, end)
        base = indent(text, lines[i].start, ink)
        body, after = self._body(lines, i + 1, base, base + 1, lazy=True)
        self.scan([Line(task.end() if task else start, end), *body], "li", "p", depth + 1)
        return after

    def _star(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        found = _ABBREVIATION.match(self.text, ink, lines[i].end)
        if found:
            self._emit("abbr", [Line(found.end(), lines[i].end)], Setting.REST, running=False)
            return i + 1
        return self._item(lines, i, ink, depth)

    def _dash(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        return self._snippet(lines, i, ink, depth) or self._item(lines, i, ink, depth)

    def _snippet(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        found = _SNIPPET.match(self.text, ink, lines[i].end)
        if not found:
            return None
        if self.text[found.end() : lines[i].end].strip():
            return i + 1
        for j in range(i + 1, min(len(lines), i + 100)):
            if self.text[lines[j].start : lines[j].end].strip() == found.group():
                return j + 1
        return i + 1

    def _admonition(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        found = _ADMONITION.match(text, ink, end)
        if not found or not (found.group(1) or found.group(2)):
            return i + 1 if _UNDERLINE.match(text, ink, end) else None
        if found.group(2):
            self._emit("title", [Line(*found.span(3))], Setting.TITLE, '"')
        else:
            kind = found.group(1).split()[0].lower()
            self.untitled.append(DefaultTitle(kind, found.end(1), ' "{}"'))
        base = indent(text, lines[i].start, ink)
        body, after = self._body(lines, i + 1, base, base + 4, lazy=False)
        self.scan(body, depth=depth + 1)
        return after

    def _slashes(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        found = _SLASHES.match(self.text, ink, lines[i].end)
        if not found:
            return None
        name, title = found.group(2).lower(), found.group(3)
        if title and name not in _PLAIN_SLASHES:
            self._emit("title", [Line(*found.span(3))], Setting.REST)
        elif not title and name not in _UNTITLED_SLASHES:
            self.untitled.append(DefaultTitle(name, found.end(2), " | {}"))
        return self._indented(lines, i + 1) if name else i + 1

    def _colon(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        if self.text.startswith(":::", ink):
            return self._indented(lines, i + 1)
        found = _TERM.match(self.text, ink, lines[i].end)
        if not found:
            return None
        base = indent(self.text, lines[i].start, ink)
        body, after = self._body(lines, i + 1, base, base + 2, lazy=True)
        self.scan([Line(found.end(), lines[i].end), *body], "dd", "p", depth + 1)
        return after

    def _bracket(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        text, end = self.text, lines[i].end
        if _TOC.match(text, ink, end):
            return i + 1
        found = _FOOTNOTE.match(text, ink, end)
        if found:
            body, after = self._body(lines, i + 1, 0, 4, lazy=True)
            self.scan([Line(found.end(), end), *body], "footnote", "footnote", depth + 1)
            return after
        found = _DEFINITION.match(text, ink, end)
        if not found:
            return None
        self.labels.add(norm_label(found.group(1)))
        return self._definition(lines, i, found.end())

    def _definition(self, lines: list[Line], i: int, at: int) -> int:
        """What stands behind the label of a reference: the address, here or on the next line, and a title likewise."""
        if not self.text[at : lines[i].end].strip():
            i += 1
            if i == len(lines) or not self.text[lines[i].start : lines[i].end].strip():
                return i
            at = first_ink(self.text, lines[i])
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
        found = _DEFINITION_TITLE.match(self.text, start, end)
        if not found:
            return False
        group = next(g for g in (1, 2, 3) if found.group(g) is not None)
        self._emit("link-title", [Line(*found.span(group))], Setting.TITLE, self.text[start], running=False)
        return True

    def _brace(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        return i + 1 if _ATTRIBUTES.match(self.text, ink, lines[i].end) else None

    def _line_rule(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        return i + 1 if _RULE.match(self.text, ink, lines[i].end) else None

    def _dollar(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        if self.text[ink : lines[i].end].strip() != "$$":
            return None
        for j in range(i + 1, min(len(lines), i + 200)):
            if self.text[lines[j].start : lines[j].end].rstrip().endswith("$$"):
                return j + 1
        return i + 1

    # -- raw HTML ---------------------------------------------------------------------------------------------

    def _angle(self, lines: list[Line], i: int, ink: int, depth: int) -> int | None:
        text = self.text
        if not _TAG_START.match(text, ink, lines[i].end):
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
            after = self._fence(lines, i, ink, depth) if text_starts(text, ink, "```", "~~~") else None
            found = None if after else _TAG_START_ANYWHERE.search(text, line.start, line.end)
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
            self.scan(dedent(self.text, inner), TYPES.get(tag.name, "p"), "p", depth + 1)
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


def text_starts(text: str, at: int, *prefixes: str) -> bool:
    """Whether one of the prefixes stands at a position."""
    return text.startswith(prefixes, at)


_TAG_START_ANYWHERE = _TAG_START
_NUMBER = (_ITEM,)
_INTERRUPTS: dict[str, tuple[re.Pattern[str], ...]] = {
    "#": (_HEADING, _ITEM),
    ">": (_QUOTE,),
    "!": (re.compile(r"!!!\s"),),
    "?": (re.compile(r"\?\?\?\+?\s"),),
    "=": (re.compile(r"===[!+]{0,2}\s|=+\s*\Z"),),
    "/": (_SLASHES,),
    ":": (re.compile(r":::"), _TERM),
    "|": (re.compile(r"\|"),),
    "-": (_ITEM, _RULE, _SNIPPET),
    "+": (_ITEM,),
    "*": (_ITEM, _RULE, _ABBREVIATION),
    "[": (_DEFINITION, _FOOTNOTE),
    "{": (_ATTRIBUTES, re.compile(r"\{%")),
    "`": (re.compile(r"`{3}"),),
    "~": (re.compile(r"~{3}"),),
    "_": (_RULE,),
    ";": (_SNIPPET,),
    "$": (re.compile(r"\$\$\s*\Z"),),
    ".": (),
}

_Handler = Callable[[Scanner, list[Line], int, int, int], int | None]
_STARTS: dict[str, _Handler] = {
    "#": Scanner._heading,
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
