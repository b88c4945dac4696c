"""Reads the HTML files of a built site, in one pass per file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from bitext.site_check.page import Block, HeadLink, Page, Reference, Use

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"}
)
"""Elements inside a sentence; every other element begins and ends a block."""
_NON_TEXT = frozenset(
    {"code", "iframe", "kbd", "math", "noscript", "object", "pre", "samp", "script", "style", "svg", "template"}
    | {"textarea", "var"}
)
"""Elements whose content is not text in a language."""
_TEXT_ATTRIBUTES = ("alt", "title", "placeholder", "aria-label")
"""Attributes that are read aloud or shown."""
_RESOURCES = frozenset(
    {("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("input", "src")}
    | {("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href")}
    | {("video", "poster"), ("video", "src")}
)
"""Elements and attributes whose addresses the browser loads."""
_SRCSETS = frozenset({("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")})
"""The same, for attributes with several addresses."""
_RESOURCE_RELS = frozenset(
    {"icon", "apple-touch-icon", "manifest", "mask-icon", "modulepreload", "preload", "prefetch", "stylesheet"}
)
"""Values of `rel` for which the browser loads the address of a `link`."""
_UNCHECKED_RELS = frozenset({"preconnect", "dns-prefetch", "canonical"})
"""Values of `rel` that do not name a file of the site, or have rules of their own."""
# HTML Living Standard 4.8.4.2.1, srcset: a candidate is an address without white space that neither starts nor ends
# with a comma, then descriptors up to the next comma.
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,(?=\s)|,?\Z|\s+[^,]*(?:,|\Z))")
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)

_CONTENTS = (".//article", ".//main", ".//div[@role='main']", ".//body")
"""Elements that hold a page's own text, the most specific first."""


class _Inherited(NamedTuple):
    """Properties that an element inherits from its ancestors."""

    lang: str
    content: bool
    counted: bool
    prose: bool
    inert: bool


def read_page(raw: bytes, path: str) -> Page | None:
    """The page that a file holds, by its path in the site's folder; None for a file without elements."""
    # One parser per page: lxml keeps the last document of a parser in memory.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(raw, parser) if raw.strip() else None
    return None if root is None else _Reader(root, path).page


class _Reader:
    """Reads a page, element by element."""

    def __init__(self, root: etree._Element, path: str) -> None:
        self.page = Page(path, root.get("lang", "").strip())
        self._contents = set(next(filter(None, map(root.findall, _CONTENTS)), [root]))
        self._references: dict[tuple[Use, str, str, bool], Reference] = {}
        self._runs: list[list[str]] = [[]]
        self._line = 1
        self._in_content = False
        self._walk(root)
        self.page.references = list(self._references.values())

    def _walk(self, root: etree._Element) -> None:
        contexts = [_Inherited(self.page.lang, False, False, True, False)]
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = str(element.tag)
            self._boundary(element, tag)
            if event == "start":
                contexts.append(self._inside(element, tag, contexts[-1]))
                self._read_element(element, tag, contexts[-1])
                self._add_text(element.text, contexts[-1])
            else:
                contexts.pop()
                self._add_text(element.tail, contexts[-1])
        self._flush()

    def _inside(self, element: etree._Element, tag: str, outer: _Inherited) -> _Inherited:
        lang = element.get("lang")
        classes = element.get("class", "").split()
        untranslatable = tag in _NON_TEXT or element.get("translate") == "no" or "notranslate" in classes
        excluded = element.get("data-search-exclude") is not None
        return _Inherited(
            outer.lang if lang is None else lang.strip(),
            outer.content or element in self._contents,
            (outer.counted or element in self._contents) and not excluded,
            outer.prose and not untranslatable and tag != "head",
            outer.inert or tag == "template",
        )

    def _boundary(self, element: etree._Element, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
            self._line = _line(element)
        elif tag == "br":
            self._runs[-1].append(" ")

    def _flush(self) -> None:
        whole = _collapsed("".join("".join(run) for run in self._runs))
        if whole:
            runs = tuple(filter(None, (_collapsed("".join(run)) for run in self._runs)))
            self.page.blocks.append(Block(whole, self._line, runs if len(runs) > 1 else (), self._in_content))
        self._runs = [[]]

    def _add_text(self, text: str | None, where: _Inherited) -> None:
        if text and where.prose and where.lang == self.page.lang:
            self._runs[-1].append(text)
            self._in_content = where.content

    def _read_element(self, element: etree._Element, tag: str, where: _Inherited) -> None:
        if not element.attrib and tag not in ("title", "pre"):
            return
        line = _line(element)
        if element.get("data-s") is not None:
            self._runs.append([])
        if not where.inert:
            self._read_ids(element, tag, where, line)
        if element.get("data-bitext") == "fallback":
            self.page.fallback = True
        parent = element.getparent()
        if tag == "title" and not self.page.title and parent is not None and parent.tag == "head":
            self.page.title, self.page.title_line = _collapsed(element.text or ""), line
        elif tag == "meta":
            self._read_meta(element, line)
        elif tag == "base":
            self.page.base = self.page.base or element.get("href", "").strip()
        if where.counted:
            self._count(element, tag)
        for reference in _references(element, tag, where, line):
            self._refer(reference)
        if tag in ("a", "link"):
            self._read_link(element, tag, line)
        if where.prose and where.lang == self.page.lang:
            spoken = (_collapsed(element.get(name, "")) for name in _TEXT_ATTRIBUTES)
            self.page.blocks.extend(Block(text, line, content=where.content) for text in spoken if text)

    def _refer(self, reference: Reference) -> None:
        key = (reference.use, reference.url, reference.hreflang, reference.content)
        self._references.setdefault(key, reference)

    def _read_ids(self, element: etree._Element, tag: str, where: _Inherited, line: int) -> None:
        id = element.get("id")
        if id and id in self.page.ids:
            self.page.duplicate_ids.append((id, line))
        for anchor in filter(None, (id, element.get("name") if tag == "a" else None)):
            self.page.ids.setdefault(anchor, line)
            if where.counted:
                self.page.summary.anchors.add(anchor)

    def _count(self, element: etree._Element, tag: str) -> None:
        summary = self.page.summary
        summary.images += tag == "img"
        summary.code_blocks += tag == "pre"
        summary.links += tag == "a" and element.get("href") is not None and not element.get("hreflang")

    def _read_meta(self, element: etree._Element, line: int) -> None:
        refresh = element.get("http-equiv", "").lower() == "refresh"
        found = _REFRESH.match(element.get("content", "")) if refresh else None
        if found and (url := found[1].strip()):
            self.page.redirect = True
            self._refer(Reference(Use.LINK, url, line, "<meta refresh>"))
        if element.get("name", "").lower() == "robots" and "noindex" in element.get("content", "").lower():
            self.page.unlisted = True

    def _read_link(self, element: etree._Element, tag: str, line: int) -> None:
        if tag == "a":
            self.page.rest += [element.get("href", "")] if element.get("data-late") is not None else []
            return
        # Split at white space (HTML Living Standard 4.6.7): `rel="alternate "` is an alternate link too.
        kinds = element.get("rel", "").lower().split()
        url = element.get("href", "").strip()
        if "canonical" in kinds:
            self.page.canonicals.append(HeadLink(url, line))
        if "alternate" in kinds and element.get("hreflang"):
            self.page.alternates.append(HeadLink(url, line, element.get("hreflang", "").strip()))


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _references(element: etree._Element, tag: str, where: _Inherited, line: int) -> Iterator[Reference]:
    for name, value in element.attrib.items():
        attribute = str(name).removeprefix("xlink:").removeprefix("{http://www.w3.org/1999/xlink}")
        use = _use(element, tag, attribute)
        if use is None:
            continue
        urls = _CANDIDATE.findall(str(value)) if (tag, attribute) in _SRCSETS else (str(value).strip(),)
        hreflang = element.get("hreflang", "").strip()
        yield from (Reference(use, url, line, f"<{tag} {attribute}>", hreflang, where.content) for url in urls)


def _use(element: etree._Element, tag: str, attribute: str) -> Use | None:
    if (tag, attribute) in _RESOURCES or (tag, attribute) in _SRCSETS:
        return Use.RESOURCE
    if attribute != "href":
        return None
    if tag in ("a", "area"):
        return Use.LINK
    if tag != "link":
        return None
    kinds = set(element.get("rel", "").lower().split())
    if kinds & _UNCHECKED_RELS or ("alternate" in kinds and element.get("hreflang")):
        return None
    return Use.RESOURCE if kinds & _RESOURCE_RELS else Use.LINK
