"""What two builds of a page have in common: its HTML without what the plugin may add to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_MARKS = re.compile(r"data-(?:s|bitext\S*)\Z")
"""Attributes of our marks."""


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._ours = 0
        """How deep inside an element that the plugin adds."""
        self._in_config = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._ours or _is_ours(tag, dict(attributes)):
            self._ours += tag not in _VOID
            return
        self._in_config = ("id", "__config") in attributes
        written = sorted(f'{name}="{value}"' for name, value in attributes if not _MARKS.match(name))
        self.parts.append(f"<{' '.join([tag, *written])}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._ours:
            self._ours -= 1
        else:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._ours:
            self.parts.append(_settings(data) if self._in_config and data.strip() else data)


def _is_ours(tag: str, attributes: dict[str, str | None]) -> bool:
    return (
        tag == "link"
        or (tag == "i" and "data-s" in attributes)
        or (attributes.get("id") or "").startswith("bt-")
        or _is_switcher(tag, attributes)
        or "/bitext/" in (attributes.get("src") or "")
    )


def _is_switcher(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether it is the language switcher: Material's, or the one that the plugin adds to other themes."""
    classes = (attributes.get("class") or "").split()
    return "bt-languages" in classes or (tag == "div" and "md-header__option" in classes)


def _settings(text: str) -> str:
    """Material's settings without the address of the search worker: each locale has its own search."""
    return json.dumps({name: value for name, value in json.loads(text).items() if name != "search"}, sort_keys=True)


def parts(html: str) -> list[str]:
    """The tags and texts of a page, without `<link>`s, comments and what carries the plugin's marks.

    Texts are joined again where only a mark divided them.
    """
    page = _Page()
    page.feed(html)
    page.close()
    return list(_joined(page.parts))


def _joined(parts: list[str]) -> Iterator[str]:
    text: list[str] = []
    for part in parts:
        if not part.startswith("<"):
            text.append(part)
            continue
        yield from _shown(text)
        text = []
        yield part
    yield from _shown(text)


def _shown(text: list[str]) -> Iterator[str]:
    """The text between two tags, with single spaces; where only a mark was, scripts without spaces have none."""
    words = "".join(text).split()
    if words:
        yield " ".join(words)
