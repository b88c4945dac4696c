"""Finds the style sheets, scripts and data of a page that can be delivered in a file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from bitext.core.html_edit import Token, tokens

_PLAIN_SHEET = frozenset({"rel", "href", "type"})
_PLAIN_SCRIPT = frozenset({"src", "type"})
_PLAIN_DATA = frozenset({"type", "id", "data-search-exclude"})
_INERT = frozenset({"noscript", "template"})
"""Elements whose content applies only without scripts, or once a script takes it out: it stays there."""
_CLASSIC = frozenset({"", "text/javascript", "application/javascript"})


class Kind(Enum):
    """What a piece of code is."""

    SHEET = "a style sheet"
    SCRIPT = "a script in the head that runs at once"
    MODULE = "a script that runs once the page is parsed"
    DATA = "data for scripts, which find it by its id"


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code, and where it stands in the page."""

    kind: Kind
    start: int
    end: int
    text: str
    """Of the element; empty for a file."""
    file: str = ""
    """Path below the site's root; empty if the code stands in the page."""
    id: str = ""
    """Of data."""
    stays: bool = False
    """Whether it has to stay as it is: what stands before it and after it is not joined."""


@dataclass(frozen=True, slots=True)
class PageLocation:
    """Where a page is, for the addresses in it."""

    site: Path
    """The folder of the site."""
    folder: str
    """Path of the page's folder below it."""
    root: str
    """The path from the page to the site's root; on an error page it starts with a slash."""

    def local_file(self, address: str) -> str:
        """Path of a file below the site's root that the page refers to; empty if it is not a file of the site."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or parts.query or not parts.path:
            return ""
        path = unquote(parts.path)
        if path.startswith("/"):
            path = path.removeprefix(self.root) if self.root.startswith("/") else ""
        else:
            path = normpath(join("/", self.folder, path)).lstrip("/")
        return path if (self.site / path).is_file() else ""


def page_code(html: str, location: PageLocation) -> Iterator[Code]:
    """The code of a page, in the order in which it applies or runs."""
    page_tokens = tokens(html)
    in_head, inert = True, 0
    for number, token in enumerate(page_tokens):
        if token.tag in _INERT:
            inert += {"open": 1, "close": -1}.get(token.kind, 0)
        elif inert:
            continue
        elif token.kind == "open" and token.tag == "body":
            in_head = False
        elif token.tag == "link" and "stylesheet" in token.attributes.get("rel", "").lower().split():
            yield _sheet(token, location)
        elif token.tag == "script" and token.kind == "open":
            yield from _script(html, page_tokens[number : number + 3], in_head, location)


def _sheet(token: Token, location: PageLocation) -> Code:
    file = location.local_file(token.attributes.get("href", ""))
    plain = token.attributes.keys() <= _PLAIN_SHEET and token.attributes["rel"].lower() == "stylesheet"
    return Code(Kind.SHEET, token.start, token.end, "", file, stays=not (file and plain))


def _script(html: str, parts: list[Token], in_head: bool, location: PageLocation) -> Iterator[Code]:
    """The script that begins with the first of three tokens: start tag, text, end tag."""
    opened, attributes = parts[0], parts[0].attributes
    closed = next((part for part in parts[1:] if part.kind == "close"), None)
    kind = attributes.get("type", "").lower()
    if closed is None:
        return
    text = html[opened.end : closed.start]
    file = location.local_file(attributes.get("src", ""))
    plain = attributes.keys() <= _PLAIN_SCRIPT and bool(file or "src" not in attributes)
    if kind == "application/json" and attributes.get("id"):
        stays = not attributes.keys() <= _PLAIN_DATA
        yield Code(Kind.DATA, opened.start, closed.end, text, id=attributes["id"], stays=stays)
    elif kind == "module":
        yield Code(Kind.MODULE, opened.start, closed.end, text, file, stays=not (plain and file))
    elif in_head and kind in _CLASSIC:
        yield Code(Kind.SCRIPT, opened.start, closed.end, text, file, stays=not plain)
