"""Reads TOC.md, the table of contents of a tree of Microsoft pages, as navigation for mkdocs.yml."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from bitext.core.inline import markdown
from bitext.core.model import Document, Segment, State
from bitext.exchange.microsoft_pages.metadata import front_matter
from bitext.exchange.microsoft_pages.pairs import parse_bilingual

NAME = "TOC.md"
_ENTRY = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?:\[(?P<title>.*)\]\((?P<path>[^()\s]*)\)|(?P<alone>.*?))[ \t]*$", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    title: str
    path: str
    """In the tree; an address outside of it as it is; "" for a heading alone."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The navigation of a tree of pages."""

    nav: list[Any] = field(default_factory=list)
    """Shaped like `nav` of mkdocs.yml; a page without title gets its own."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Translated titles by those in the source language."""
    pairs: int = 0
    """How many bilingual pairs there are."""
    untitled: int = 0
    """How many sections have no title in the source language, but that of the translation."""
    files: Collection[str] = ()
    """The tables of contents, by path in the tree."""


def read_contents(pages: Mapping[str, str], source_pages: Mapping[str, str], renamed: Mapping[str, str]) -> Contents:
    """The navigation from the tables of contents of a tree, those of outer folders first.

    Args:
        pages: texts by path in the tree.
        source_pages: the same in the source language, as far as they exist.
        renamed: new paths of pages, by old path.
    """
    files = sorted(
        (path for path in pages if posixpath.basename(path) == NAME), key=lambda path: (path.count("/"), path)
    )
    found = [_contents(path, pages, source_pages.get(path), renamed) for path in files]
    return Contents(
        [entry for one in found for entry in one.nav],
        {source: target for one in found for source, target in one.titles.items()},
        sum(one.pairs for one in found),
        sum(one.untitled for one in found),
        files,
    )


def with_titles(document: Document, titles: Mapping[str, str]) -> Document:
    """The site's own strings in a locale, with the translated titles of the navigation."""

    def translated(segment: Segment) -> Segment:
        title = titles.get(markdown(segment.source))
        return replace(segment, target=(title,), state=State.TRANSLATED) if title else segment

    units = (
        replace(unit, segments=tuple(map(translated, unit.segments))) if unit.type == "nav" else unit
        for unit in document.units
    )
    return replace(document, units=tuple(units))


def _contents(path: str, pages: Mapping[str, str], source: str | None, renamed: Mapping[str, str]) -> Contents:
    page = parse_bilingual(front_matter(pages[path]).body)
    ours = _entries(page.in_language(lambda pair: pair.target), path)
    theirs = _entries(page.in_language(lambda pair: pair.source), path)
    if source is not None:
        known = _entries(source, path)
        same = [(one.level, one.path) for one in known] == [(one.level, one.path) for one in ours]
        theirs = known if same else theirs
    sources = {pair.source for pair in page.pairs} if source is None else None
    entries = [
        (one, two if one.title != two.title or (sources is not None and two.title in sources) else None)
        for one, two in zip(ours, theirs, strict=True)
    ]
    tree = _Tree(pages, renamed)
    nav = tree.nested(entries)
    titles = {two.title: one.title for one, two in entries if two is not None and two.title}
    return Contents(nav, titles, len(page.pairs), tree.untitled)


def _entries(text: str, page: str) -> list[_Entry]:
    found = []
    for match in _ENTRY.finditer(_COMMENT.sub("", text)):
        title = " ".join(re.sub(r"[*`]|\\(?=[^\w\s])", "", match["title"] or match["alone"] or "").split())
        found.append(_Entry(len(match["marks"]), title, _address(match["path"] or "", page)))
    return [entry for entry in found if entry.title]


def _address(path: str, page: str) -> str:
    if not path or _EXTERNAL.match(path):
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(re.split(r"[?#]", path)[0])))


class _Tree:
    """Nests entries by their levels; pages that are not in the tree are left out."""

    def __init__(self, pages: Mapping[str, str], renamed: Mapping[str, str]) -> None:
        self._pages, self._renamed = pages, renamed
        self.untitled = 0

    def nested(self, entries: Sequence[tuple[_Entry, _Entry | None]]) -> list[Any]:
        """Entries with what is below each of them."""
        nav: list[Any] = []
        at = 0
        while at < len(entries):
            end = at + 1
            while end < len(entries) and entries[end][0].level > entries[at][0].level:
                end += 1
            nav += self._entry(*entries[at], self.nested(entries[at + 1 : end]))
            at = end
        return nav

    def _entry(self, entry: _Entry, source: _Entry | None, below: list[Any]) -> list[Any]:
        own = self._page(entry, source)
        if not below:
            return own
        if source is None:
            self.untitled += 1
        title = (source or entry).title
        return [{title: [*(next(iter(one.values())) if isinstance(one, dict) else one for one in own), *below]}]

    def _page(self, entry: _Entry, source: _Entry | None) -> list[Any]:
        if not entry.path:
            return []
        if _EXTERNAL.match(entry.path):
            return [{(source or entry).title: entry.path}]
        if entry.path not in self._pages:
            return []
        path = self._renamed.get(entry.path, entry.path)
        return [{source.title: path}] if source else [path]
