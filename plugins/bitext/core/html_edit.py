"""Edits HTML as text, so that every byte that no edit names stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID_NAMES.split())
"""Elements without an end tag (HTML, 13.1.2)."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or the text between two tags."""

    kind: str
    """`open`, `close`, `void` (an element without content) or `text`."""
    start: int
    """Offset of its first character in the page."""
    end: int
    tag: str = ""
    """Lower case; empty for a text."""
    attributes: dict[str, str] = field(default_factory=dict)


class InsertionPoint(Enum):
    """A place that a page of any theme has."""

    HEAD_START = "the line after the declaration of the character set, or the head's first line"
    HEAD_END = "the end of the head"
    BODY_START = "the start of the body"
    FOOTER_END = "the end of the last footer, or of the body where there is none"


def tokens(html: str) -> list[Token]:
    """The page as tokens; joined in order, they are the whole page."""
    scanner = _Scanner(html)
    scanner.feed(html)
    scanner.close()
    if html and (not scanner.tokens or scanner.tokens[0].start > 0):
        # html.parser reports an unfinished `&x` at the end of a page one character too late.
        scanner.tokens.insert(0, Token("text", 0, 0))
    ends = [*(token.start for token in scanner.tokens[1:]), len(html)]
    return [replace(token, end=end) for token, end in zip(scanner.tokens, ends, strict=False)]


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with passages replaced.

    Args:
        text: HTML or any other text.
        edits: start, end and replacement of each passage, in any order; passages do not overlap.
    """
    parts, done = [], 0
    for start, end, new in sorted(edits):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def with_insertions(html: str, parts: Mapping[InsertionPoint, str]) -> str:
    """The page with HTML inserted; a part is left out if the page lacks its place."""
    offsets = ((_offset(html, point), part) for point, part in parts.items())
    return splice(html, [(at, at, part) for at, part in offsets if at >= 0])


def _offset(html: str, point: InsertionPoint) -> int:
    """Where in the page the place is; -1 if it has none."""
    if point is InsertionPoint.HEAD_END:
        return html.find("</head>")
    if point is InsertionPoint.FOOTER_END:
        return next((at for tag in ("</footer>", "</body>") if (at := html.rfind(tag)) >= 0), -1)
    at = next((found.end() for tag in _STARTS[point] if (found := tag.search(html))), -1)
    return at + 1 if point is InsertionPoint.HEAD_START and html.startswith("\n", at) and at >= 0 else at


def title_end(html: str, start: int = 0) -> int:
    """The offset after the first `<h1>` element from an offset on; -1 if there is none."""
    at = html.find("</h1>", start)
    return at + len("</h1>") if at >= 0 else at


@cache
def start_tag(names: str, attribute: str = "") -> re.Pattern[str]:
    """A pattern for start tags; its first group is `<` and the element's name.

    Args:
        names: of the elements, with `|` between them.
        attribute: pattern for the beginning of an attribute that the tag must have; none if empty.
    """
    required = rf"(?=[^>]*\s{attribute})" if attribute else ""
    return re.compile(rf"(<(?:{names}))(?=[\s/>]){required}[^>]*>", re.IGNORECASE)


def written(attributes: Mapping[str, str]) -> str:
    """Attributes as they are written in a start tag, each after a space."""
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def with_attributes(html: str, tags: re.Pattern[str], attributes: Mapping[str, str], count: int = 1) -> str:
    """The page with attributes put first in start tags, in place of those of the same names.

    Args:
        html: the page.
        tags: from `start_tag`.
        attributes: values by name, not escaped.
        count: how many tags to change, from the start of the page; 0 for all.
    """
    added = written(attributes)

    def changed(tag: re.Match[str]) -> str:
        rest = tag[0][len(tag[1]) :]
        for name in attributes:
            rest = re.sub(rf"\s{name}=(\"[^\"]*\"|'[^']*'|[^\s>]+)", "", rest)
        return tag[1] + added + rest

    return tags.sub(changed, html, count)


_STARTS = {
    InsertionPoint.HEAD_START: (start_tag("meta", "charset="), start_tag("head")),
    InsertionPoint.BODY_START: (start_tag("body"),),
}


def strip_tags(html: str) -> str:
    """The text of HTML that holds simple tags only; character references stay."""
    return _TAG.sub("", html)


def script_json(data: object, separators: tuple[str, str] | None = None) -> str:
    """Data as JSON that can stand in a `<script>`: no text in it can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=separators).replace("<", "\\u003c")


class _Scanner(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[Token] = []
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def _add(self, kind: str, tag: str = "", attributes: Iterable[tuple[str, str | None]] = ()) -> None:
        line, column = self.getpos()
        start = self._line_starts[line - 1] + column
        self.tokens.append(Token(kind, start, start, tag, {name: value or "" for name, value in attributes}))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void" if tag in VOID else "open", tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void", tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    # The parser calls them by position: that their parameters have other names does no harm.
    handle_entityref = handle_charref = handle_decl = handle_data  # type: ignore[assignment]
    handle_comment = handle_pi = unknown_decl = handle_data
