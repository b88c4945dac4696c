"""Finds the rows and paragraphs of a page that have an anchor, so that a search leads to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from mkdocs_bitext.pages.sidebyside import SETTINGS_ID

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = frozenset({"tr", "p", "li", "dd"})
_NUMBERED = "__"
"""How the ids start that extensions give lines of code and tabs by their number, which changes with the page."""
_ID = re.compile(
    rf"""<(?!h[1-6]\b)[a-z](?:[^>"']|"[^"]*"|'[^']*')*?\sid\s*+=\s*+["']?+(?!{_NUMBERED}|{SETTINGS_ID})""",
    re.IGNORECASE,
)
"""An element with an anchor that is no heading; most pages have none but the data of our own view."""
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})


@dataclass(slots=True)
class Anchored:
    """A row or paragraph with at least one anchor."""

    ids: list[str] = field(default_factory=list)
    """Its anchors, in page order."""
    text: str = ""
    """As it stands in the text of its section."""
    shown: str = ""
    """The same without the signs of links to anchors."""


def anchored_blocks(html: str) -> list[Anchored]:
    """The rows and paragraphs of a rendered page that have anchors, in page order."""
    if not _ID.search(html):
        return []
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Anchored] = []
        self._open: list[tuple[str, bool]] = []
        """Open elements, and whether each is the link of an anchor."""
        self._block: tuple[int, Anchored] | None = None
        """The outermost block that is open, and its depth."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        own = dict(attrs)
        if self._block is None and tag in _BLOCKS:
            self._block = len(self._open), Anchored()
        self._open.append((tag, "headerlink" in (own.get("class") or "").split()))
        name = own.get("id")
        if self._block is not None and name and tag not in _HEADINGS and not name.startswith(_NUMBERED):
            self._block[1].ids.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        while self._open.pop()[0] != tag:
            pass
        if self._block is None or len(self._open) > self._block[0]:
            return
        block, self._block = self._block[1], None
        if block.ids:
            block.text, block.shown = (" ".join(text.split()) for text in (block.text, block.shown))
            self.found.append(block)

    def handle_data(self, data: str) -> None:
        if self._block is None:
            return
        self._block[1].text += data
        if not any(is_link for _, is_link in self._open):
            self._block[1].shown += data
