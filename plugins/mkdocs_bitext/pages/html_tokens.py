"""A page's HTML as tokens with exact places, so that marks can be put in and every other byte stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import accumulate

_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID_NAMES.split())
"""Elements without an end tag (HTML, 13.1.2)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or what stands between two tags."""

    kind: str
    """`open`, `close`, `void` (an element without content) or `text`."""
    start: int
    """Offset of its first character in the page."""
    end: int
    tag: str = ""
    """Lower case; empty for a text."""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(html: str) -> list[Token]:
    """The page as tokens, which touch one another and cover it whole."""
    scanner = _Scanner(html)
    scanner.feed(html)
    scanner.close()
    if html and (not scanner.found or scanner.found[0].start > 0):
        # html.parser places an unfinished `&x` at the end of a page behind its ampersand.
        scanner.found.insert(0, Token("text", 0, 0))
    starts = [token.start for token in scanner.found] + [len(html)]
    return [replace(token, end=end) for token, end in zip(scanner.found, starts[1:], strict=True)]


class _Scanner(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Token] = []
        self._lines = [0, *accumulate(len(line) for line in html.split("\n"))]

    def _add(self, kind: str, tag: str = "", attributes: dict[str, str] | None = None) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + (line - 1) + column
        self.found.append(Token(kind, start, start, tag, attributes or {}))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void" if tag in VOID else "open", tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void", tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    def handle_entityref(self, name: str) -> None:
        self._add("text")

    def handle_charref(self, name: str) -> None:
        self._add("text")

    def handle_comment(self, data: str) -> None:
        self._add("text")

    def handle_decl(self, decl: str) -> None:
        self._add("text")

    def handle_pi(self, data: str) -> None:
        self._add("text")

    def unknown_decl(self, data: str) -> None:
        self._add("text")
