"""Headings: the ids of the English page in every locale, so that links keep their target; names with every blank."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bitext.core.html_edit import strip_tags

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"h[1-6]\Z")
_AFTER_ATTR_LIST = 6  # attr_list, which reads `{ #id }`, has 8; toc, which makes up ids, has 5
_AFTER_TOC = -10
_BREAKING = re.compile(r"[ \t\r\n]+")


def _headings(root: Element) -> list[Element]:
    return [element for element in root.iter() if isinstance(element.tag, str) and _HEADING.match(element.tag)]


def keep_blanks(tokens: Iterable[dict[str, Any]]) -> None:
    """Where Python-Markdown made an ordinary blank of one that may not break, the table of contents gets it back."""
    for token in tokens:
        text = strip_tags(token.get("html", ""))
        if " ".join(text.split()) == token["name"]:
            token["name"] = _BREAKING.sub(" ", text).strip()
        keep_blanks(token["children"])


class HeadingIds(Extension):
    """Gives a page's headings the ids it is told, in order, and remembers which ids a page's headings have."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: tuple[str, ...] | None = None
        """Ids for the next page, one a heading; None to leave it to the page."""
        self.found: tuple[str, ...] = ()
        """The ids of the headings of the page rendered last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register with a Markdown instance (Python-Markdown's interface for extensions)."""
        md.treeprocessors.register(_Assign(self), "bitext-heading-ids", _AFTER_ATTR_LIST)
        md.treeprocessors.register(_Record(self, md), "bitext-heading-record", _AFTER_TOC)


class _Assign(Treeprocessor):
    def __init__(self, ids: HeadingIds) -> None:
        super().__init__()
        self._ids = ids

    def run(self, root: Element) -> None:
        headings, wanted = _headings(root), self._ids.wanted
        if wanted is None or len(wanted) != len(headings):
            return
        for heading, name in zip(headings, wanted, strict=True):
            if name and "id" not in heading.attrib:
                heading.set("id", name)


class _Record(Treeprocessor):
    def __init__(self, ids: HeadingIds, md: Markdown) -> None:
        super().__init__(md)
        self._ids = ids

    def run(self, root: Element) -> None:
        self._ids.found = tuple(heading.get("id", "") for heading in _headings(root))
        keep_blanks(getattr(self.md, "toc_tokens", ()))
