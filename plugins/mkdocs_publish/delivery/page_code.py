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
class Place:
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


def pieces(html: str, place: Place) -> Iterator[Code]:
    """The code of a page that runs or applies in the order in which it stands."""
    all_ = tokens(html)
    in_head = True
    for number, token in enumerate(all_):
        if token.kind == "open" and token.tag == "body":
            in_head = False
        elif token.tag == "link" and "stylesheet" in token.attributes.get("rel", "").lower().split():
            yield _sheet(token, place)
        elif token.tag == "script" and token.kind == "open":
            yield from _script(html, all_[number : number + 3], in_head, place)


def _sheet(token: Token, place: Place) -> Code:
    file = place.local_file(token.attributes.get("href", ""))
    plain = token.attributes.keys() <= _PLAIN_SHEET and token.attributes["rel"].lower() == "stylesheet"
    return Code(Kind.SHEET, token.start, token.end, "", file, stays=not (file and plain))


def _script(html: str, around: list[Token], in_head: bool, place: Place) -> Iterator[Code]:
    """The script that begins with the first of three tokens: start tag, text, end tag."""
    opened, attributes = around[0], around[0].attributes
    closed = next((one for one in around[1:] if one.kind == "close"), None)
    kind = attributes.get("type", "").lower()
    if closed is None:
        return
    text = html[opened.end : closed.start]
    file = place.local_file(attributes.get("src", ""))
    plain = attributes.keys() <= _PLAIN_SCRIPT and bool(file or "src" not in attributes)
    if kind == "application/json" and attributes.get("id"):
        yield Code(Kind.DATA, opened.start, closed.end, text, id=attributes["id"])
    elif kind == "module":
        yield Code(Kind.MODULE, opened.start, closed.end, text, file, stays=not (plain and file))
    elif in_head and kind in _CLASSIC:
        yield Code(Kind.SCRIPT, opened.start, closed.end, text, file, stays=not plain)
