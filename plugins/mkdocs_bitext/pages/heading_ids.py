"""Headings and content tabs in every locale: the ids of the source page; other extensions read no milestones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER

from bitext.core.html_edit import strip_tags
from bitext.localize.segment_markers import is_mark

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"h[1-6]\Z")
_ASSIGN, _RECORD = "bitext-heading-ids", "bitext-heading-record"
_AFTER_INLINE = 19.5  # inline, which makes elements of text, has 20
_AFTER_ATTR_LIST = 6  # attr_list, which reads `{ #id }`, has 8; toc, which makes up ids, has 5
_AFTER_TOC = -10
_LAST = -1000
_TAGS = re.compile(HTML_PLACEHOLDER % r"([0-9]+)")
"""Where Python-Markdown keeps a tag of raw HTML, until all extensions are through."""
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
        """The ids of the headings of the page rendered last, those that another extension drops at last included."""
        self.assigned_tabs: tuple[str, ...] | None = None
        """Ids for its content tabs in the end; None to leave them."""
        self.recorded_tabs: tuple[str, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register with a Markdown instance (Python-Markdown's interface for extensions)."""
        hidden = _HideMilestones(md)
        md.treeprocessors.register(hidden, "bitext-hide-milestones", _AFTER_INLINE)
        md.treeprocessors.register(_ShowMilestones(hidden), "bitext-show-milestones", _LAST)
        assign = _Assign(self)
        md.treeprocessors.register(assign, _ASSIGN, _AFTER_ATTR_LIST)
        md.treeprocessors.register(_Record(self, md, assign), _RECORD, _AFTER_TOC)

    def take_over(self, md: Markdown) -> None:
        """Assign and record the ids of a Markdown instance that was made with another one of this extension."""
        for name in (_ASSIGN, _RECORD):
            md.treeprocessors[name].ids = self  # type: ignore[attr-defined]  # of our own


class _HideMilestones(Treeprocessor):
    """Takes the milestones out of headings: autorefs and others keep their text before it is HTML."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.texts: list[tuple[Element, str, str, str]] = []
        """Element, `text` or `tail`, the text with its milestones, and the one without them."""

    def run(self, root: Element) -> None:
        self.texts = []
        for heading in _headings(root):
            for element in heading.iter():
                for place in ("text", "tail") if element is not heading else ("text",):
                    marked = getattr(element, place)
                    if marked and HTML_PLACEHOLDER[:2] in marked:
                        self._hide(element, place, marked)

    def _hide(self, element: Element, place: str, marked: str) -> None:
        spans = list(_TAGS.finditer(marked))
        blocks = self.md.htmlStash.rawHtmlBlocks
        plain = marked
        for start, end in pairwise(spans):
            if start.end() == end.start() and is_mark(f"{blocks[int(start[1])]}{blocks[int(end[1])]}"):
                plain = plain.replace(start[0] + end[0], "")
        if plain != marked:
            setattr(element, place, plain)
            self.texts.append((element, place, marked, plain))


class _ShowMilestones(Treeprocessor):
    """Puts the milestones back, unless an extension has changed the text; attr_list cuts `{ #id }` off its end."""

    def __init__(self, hidden: _HideMilestones) -> None:
        super().__init__(hidden.md)
        self.hidden = hidden

    def run(self, root: Element) -> None:
        unescape = UnescapeTreeprocessor(self.md).unescape
        for element, place, marked, plain in self.hidden.texts:
            now = getattr(element, place) or ""
            for old, new in ((plain, marked), (unescape(plain), unescape(marked))):
                cut = old[len(now) :]
                if now and old.startswith(now) and new.endswith(cut):
                    setattr(element, place, unescape(new.removesuffix(cut)))
                    break


class _Assign(Treeprocessor):
    def __init__(self, ids: HeadingIds) -> None:
        super().__init__()
        self.ids = ids
        self.headings: list[Element] = []

    def run(self, root: Element) -> None:
        headings, ids = _headings(root), self.ids.assigned
        self.headings = headings
        if ids is None or len(ids) != len(headings):
            return
        for heading, id in zip(headings, ids, strict=True):
            if id and "id" not in heading.attrib:
                heading.set("id", id)


class _Record(Treeprocessor):
    def __init__(self, ids: HeadingIds, md: Markdown, assign: _Assign) -> None:
        super().__init__(md)
        self.ids = ids
        self._assign = assign

    def run(self, root: Element) -> None:
        # mkdocstrings drops headings once they are in the table of contents.
        self.ids.recorded = tuple(heading.get("id", "") for heading in self._assign.headings)
        self.ids.recorded_tabs = _with_tab_ids(root, self.ids.assigned_tabs)
        restore_no_break_spaces(getattr(self.md, "toc_tokens", ()))


def _with_tab_ids(root: Element, assigned: tuple[str, ...] | None) -> tuple[str, ...]:
    """Give content tabs these ids, and say which they have then."""
    tabs = list(root.iter("input"))
    if assigned is not None and len(assigned) == len(tabs):
        new = {tab.get("id", ""): id for tab, id in zip(tabs, assigned, strict=True)}
        for tab in tabs:
            if tab.get("id"):
                tab.set("id", new[tab.get("id", "")])
        for label in root.iter("label"):
            if label.get("for") in new:
                label.set("for", new[label.get("for", "")])
    return tuple(tab.get("id", "") for tab in tabs)
