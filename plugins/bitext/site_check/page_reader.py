"""Reads the HTML files of a built site, in one pass per file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from bitext.site_check.elements import (
    INLINE,
    NON_TEXT,
    RESOURCE_RELS,
    RESOURCES,
    SRCSETS,
    TEXT_ATTRIBUTES,
    UNCHECKED_RELS,
)
from bitext.site_check.page import Block, ContentSummary, HeadLink, Page, Reference, Use

# HTML Living Standard 4.8.4.2.1, srcset: a candidate is an address without white space that neither starts nor ends
# with a comma, then descriptors up to the next comma.
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,(?=\s)|,?\Z|\s+[^,]*(?:,|\Z))")
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
_FIRST_LINE = 1


class _Inherited(NamedTuple):
    """Properties that an element inherits from its ancestors."""

    lang: str
    content: bool
    counted: bool
    prose: bool
    inert: bool


@dataclass(slots=True)
class _PageBuilder:
    """The page read so far."""

    lang: str
    content: str
    title: str = ""
    title_line: int = _FIRST_LINE
    canonicals: list[HeadLink] = field(default_factory=list)
    alternates: list[HeadLink] = field(default_factory=list)
    references: dict[tuple[Use, str, str, bool], Reference] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    duplicate_ids: list[tuple[str, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    images: int = 0
    code_blocks: int = 0
    links: int = 0
    base: str = ""
    fallback: bool = False
    redirect: bool = False
    runs: list[list[str]] = field(default_factory=lambda: [[]])
    line: int = _FIRST_LINE


def read_page(raw: bytes, path: str) -> Page | None:
    """The page that a file holds; None for a file without elements.

    Args:
        raw: the file.
        path: of the file in the site's folder.
    """
    # One parser per page: lxml keeps the last document of a parser in memory.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(raw, parser) if raw.strip() else None
    if root is None:
        return None
    builder = _PageBuilder(root.get("lang", "").strip(), _content(root))
    _walk(root, builder)
    return Page(
        path=path,
        lang=builder.lang,
        title=builder.title,
        title_line=builder.title_line,
        canonicals=tuple(builder.canonicals),
        alternates=tuple(builder.alternates),
        references=tuple(builder.references.values()),
        ids=builder.ids,
        duplicate_ids=tuple(builder.duplicate_ids),
        blocks=tuple(builder.blocks),
        summary=ContentSummary(frozenset(builder.anchors), builder.images, builder.code_blocks, builder.links),
        base=builder.base,
        fallback=builder.fallback,
        redirect=builder.redirect,
    )


def _content(root: etree._Element) -> str:
    """The tag of the element with the page's content."""
    return next((tag for tag in ("article", "main") if root.find(f".//{tag}") is not None), "body")


def _walk(root: etree._Element, builder: _PageBuilder) -> None:
    contexts = [_Inherited(builder.lang, False, False, True, False)]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            contexts.append(_inside(element, tag, contexts[-1], builder))
            _boundary(element, tag, builder)
            _read_element(element, tag, contexts[-1], builder)
            _add_text(element.text, contexts[-1], builder)
        else:
            _boundary(element, tag, builder)
            contexts.pop()
            _add_text(element.tail, contexts[-1], builder)
    _flush(builder)


def _inside(element: etree._Element, tag: str, outer: _Inherited, builder: _PageBuilder) -> _Inherited:
    lang = element.get("lang")
    classes = element.get("class", "").split()
    untranslatable = tag in NON_TEXT or element.get("translate") == "no" or "notranslate" in classes
    content = outer.content or tag == builder.content
    excluded = element.get("data-search-exclude") is not None
    return _Inherited(
        outer.lang if lang is None else lang.strip(),
        content,
        (outer.counted or tag == builder.content) and not excluded,
        outer.prose and not untranslatable and tag != "head",
        outer.inert or tag == "template",
    )


def _boundary(element: etree._Element, tag: str, builder: _PageBuilder) -> None:
    if tag not in INLINE:
        _flush(builder)
        builder.line = _line(element)
    elif tag == "br":
        builder.runs[-1].append(" ")


def _flush(builder: _PageBuilder) -> None:
    whole = _collapsed("".join("".join(run) for run in builder.runs))
    if whole:
        runs = tuple(filter(None, (_collapsed("".join(run)) for run in builder.runs)))
        builder.blocks.append(Block(whole, builder.line, runs if len(runs) > 1 else ()))
    builder.runs = [[]]


def _add_text(text: str | None, where: _Inherited, builder: _PageBuilder) -> None:
    if text and where.prose and where.lang == builder.lang:
        builder.runs[-1].append(text)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else _FIRST_LINE


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _read_element(element: etree._Element, tag: str, where: _Inherited, builder: _PageBuilder) -> None:
    line = _line(element)
    if not element.attrib and tag not in ("title", "pre"):
        return
    if element.get("data-s") is not None:
        builder.runs.append([])
    if not where.inert:
        _read_id(element, tag, where, builder, line)
    if element.get("data-bitext") == "fallback":
        builder.fallback = True
    parent = element.getparent()
    if tag == "title" and not builder.title and parent is not None and parent.tag == "head":
        builder.title, builder.title_line = _collapsed(element.text or ""), line
    elif tag == "meta":
        _meta(element, builder, line)
    elif tag == "base":
        builder.base = builder.base or element.get("href", "").strip()
    _count(tag, element, where, builder)
    for reference in _references(element, tag, where, line):
        key = (reference.use, reference.url, reference.hreflang, reference.content)
        builder.references.setdefault(key, reference)
    if tag == "link":
        _link(element, builder, line)
    if where.prose and where.lang == builder.lang:
        spoken = (_collapsed(element.get(name, "")) for name in TEXT_ATTRIBUTES)
        builder.blocks.extend(Block(text, line) for text in spoken if text)


def _read_id(element: etree._Element, tag: str, where: _Inherited, builder: _PageBuilder, line: int) -> None:
    name = element.get("id")
    if name:
        if name in builder.ids:
            builder.duplicate_ids.append((name, line))
        builder.ids.setdefault(name, line)
        if where.counted:
            builder.anchors.add(name)
    old = element.get("name") if tag == "a" else None
    if old:
        builder.ids.setdefault(old, line)
        if where.counted:
            builder.anchors.add(old)


def _count(tag: str, element: etree._Element, where: _Inherited, builder: _PageBuilder) -> None:
    if not where.counted:
        return
    builder.images += tag == "img"
    builder.code_blocks += tag == "pre"
    builder.links += tag == "a" and element.get("href") is not None and not element.get("hreflang")


def _meta(element: etree._Element, builder: _PageBuilder, line: int) -> None:
    if element.get("http-equiv", "").lower() != "refresh":
        return
    found = _REFRESH.match(element.get("content", ""))
    if found and found[1].strip():
        builder.redirect = True
        url = found[1].strip()
        builder.references[Use.LINK, url, "", False] = Reference(Use.LINK, url, line, "<meta refresh>")


def _link(element: etree._Element, builder: _PageBuilder, line: int) -> None:
    # Split at white space (HTML Living Standard 4.6.7): `rel="alternate "` is an alternate link too.
    kinds = element.get("rel", "").lower().split()
    url = element.get("href", "").strip()
    if "canonical" in kinds:
        builder.canonicals.append(HeadLink(url, line))
    if "alternate" in kinds and element.get("hreflang"):
        builder.alternates.append(HeadLink(url, line, element.get("hreflang", "").strip()))


def _references(element: etree._Element, tag: str, where: _Inherited, line: int) -> Iterator[Reference]:
    for name, value in element.attrib.items():
        attribute = str(name).removeprefix("xlink:").removeprefix("{http://www.w3.org/1999/xlink}")
        use = _use(element, tag, attribute)
        if use is None:
            continue
        urls = _candidates(str(value)) if (tag, attribute) in SRCSETS else (str(value).strip(),)
        for url in urls:
            hreflang = element.get("hreflang", "").strip()
            yield Reference(use, url, line, f"<{tag} {attribute}>", hreflang, where.content)


def _candidates(value: str) -> tuple[str, ...]:
    return tuple(_CANDIDATE.findall(value))


def _use(element: etree._Element, tag: str, attribute: str) -> Use | None:
    if (tag, attribute) in RESOURCES or (tag, attribute) in SRCSETS:
        return Use.RESOURCE
    if attribute != "href":
        return None
    if tag in ("a", "area"):
        return Use.LINK
    if tag != "link":
        return None
    kinds = set(element.get("rel", "").lower().split())
    if kinds & UNCHECKED_RELS or ("alternate" in kinds and element.get("hreflang")):
        return None
    return Use.RESOURCE if kinds & RESOURCE_RELS else Use.LINK
