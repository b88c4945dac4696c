"""Gives headings the ids of the source page in every locale, so that links to sections work in all of them."""

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
_ASSIGN, _RECORD = "bitext-heading-ids", "bitext-heading-record"
_AFTER_ATTR_LIST = 6  # attr_list, which reads `{ #id }`, has 8; toc, which makes up ids, has 5
_AFTER_TOC = -10
_BREAKING_SPACE = re.compile(r"[ \t\r\n]+")


def _headings(root: Element) -> list[Element]:
    return [element for element in root.iter() if isinstance(element.tag, str) and _HEADING.match(element.tag)]


def restore_no_break_spaces(tokens: Iterable[dict[str, Any]]) -> None:
    """Put no-break spaces back into the table of contents, where Python-Markdown replaced them by ordinary ones."""
    for token in tokens:
        text = strip_tags(token.get("html", ""))
        if " ".join(text.split()) == token["name"]:
            token["name"] = _BREAKING_SPACE.sub(" ", text).strip()
        restore_no_break_spaces(token["children"])


class HeadingIds(Extension):
    """Assigns ids to the headings of a page in order, and records the ids that they have in the end."""

    def __init__(self) -> None:
        super().__init__()
        self.assigned: tuple[str, ...] | None = None
        """Ids for the headings of the next page; None to let Markdown generate them."""
        self.recorded: tuple[str, ...] = ()
        """The ids of the headings of the page rendered last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register with a Markdown instance (Python-Markdown's interface for extensions)."""
        md.treeprocessors.register(_Assign(self), _ASSIGN, _AFTER_ATTR_LIST)
        md.treeprocessors.register(_Record(self, md), _RECORD, _AFTER_TOC)

    def take_over(self, md: Markdown) -> None:
        """Assign and record the ids of a Markdown instance that was made with another one of this extension."""
        for name in (_ASSIGN, _RECORD):
            md.treeprocessors[name].ids = self  # type: ignore[attr-defined]  # of our own


class _Assign(Treeprocessor):
    def __init__(self, ids: HeadingIds) -> None:
        super().__init__()
        self.ids = ids

    def run(self, root: Element) -> None:
        headings, ids = _headings(root), self.ids.assigned
        if ids is None or len(ids) != len(headings):
            return
        for heading, id in zip(headings, ids, strict=True):
            if id and "id" not in heading.attrib:
                heading.set("id", id)


class _Record(Treeprocessor):
    def __init__(self, ids: HeadingIds, md: Markdown) -> None:
        super().__init__(md)
        self.ids = ids

    def run(self, root: Element) -> None:
        self.ids.recorded = tuple(heading.get("id", "") for heading in _headings(root))
        restore_no_break_spaces(getattr(self.md, "toc_tokens", ()))
