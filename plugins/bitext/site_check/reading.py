"""HTML of a built site to pages: one walk over the parsed file, no judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from bitext.site_check.elements import INLINE, LOADED, NO_PAGE, RESOURCES, SETS, SPOKEN, UNSPOKEN
from bitext.site_check.page import Block, Head, Page, Reference, Shape, Use

# HTML Living Standard 4.8.4.2.1, srcset: a candidate is an address without blanks that neither starts nor ends with
# a comma, then descriptors up to the next comma.
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,(?=\s)|,?\Z|\s+[^,]*(?:,|\Z))")
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
_FIRST = 1


class _Where(NamedTuple):
    """What holds inside an element because of what stands around it."""

    lang: str
    content: bool
    counted: bool
    prose: bool
    inert: bool


@dataclass(slots=True)
class _Walk:
    """What was seen so far."""

    lang: str
    content: str
    title: str = ""
    title_line: int = _FIRST
    canonicals: list[Head] = field(default_factory=list)
    alternates: list[Head] = field(default_factory=list)
    references: dict[tuple[Use, str, str, bool], Reference] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    doubles: list[tuple[str, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    images: int = 0
    code_blocks: int = 0
    links: int = 0
    base: str = ""
    fallback: bool = False
    redirect: bool = False
    runs: list[list[str]] = field(default_factory=lambda: [[]])
    line: int = _FIRST


def read_page(raw: bytes, path: str) -> Page | None:
    """The page that a file holds; None for a file without any element.

    Args:
        raw: the file.
        path: of the file, below the site's folder.
    """
    # One parser a page: lxml keeps what a parser saw last.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(raw, parser) if raw.strip() else None
    if root is None:
        return None
    walk = _Walk(root.get("lang", "").strip(), _content(root))
    _walk(root, walk)
    return Page(
        path=path,
        lang=walk.lang,
        title=walk.title,
        title_line=walk.title_line,
        canonicals=tuple(walk.canonicals),
        alternates=tuple(walk.alternates),
        references=tuple(walk.references.values()),
        ids=walk.ids,
        doubles=tuple(walk.doubles),
        blocks=tuple(walk.blocks),
        shape=Shape(frozenset(walk.anchors), walk.images, walk.code_blocks, walk.links),
        base=walk.base,
        fallback=walk.fallback,
        redirect=walk.redirect,
    )


def _content(root: etree._Element) -> str:
    """The tag that holds the page's content."""
    return next((tag for tag in ("article", "main") if root.find(f".//{tag}") is not None), "body")


def _walk(root: etree._Element, walk: _Walk) -> None:
    around = [_Where(walk.lang, False, False, True, False)]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            around.append(_inside(element, tag, around[-1], walk))
            _boundary(element, tag, walk)
            _see(element, tag, around[-1], walk)
            _hear(element.text, around[-1], walk)
        else:
            _boundary(element, tag, walk)
            around.pop()
            _hear(element.tail, around[-1], walk)
    _flush(walk)


def _inside(element: etree._Element, tag: str, outer: _Where, walk: _Walk) -> _Where:
    lang = element.get("lang")
    classes = element.get("class", "").split()
    unsaid = tag in UNSPOKEN or element.get("translate") == "no" or "notranslate" in classes
    content = outer.content or tag == walk.content
    apart = element.get("data-search-exclude") is not None
    return _Where(
        outer.lang if lang is None else lang.strip(),
        content,
        (outer.counted or tag == walk.content) and not apart,
        outer.prose and not unsaid and tag != "head",
        outer.inert or tag == "template",
    )


def _boundary(element: etree._Element, tag: str, walk: _Walk) -> None:
    if tag not in INLINE:
        _flush(walk)
        walk.line = _line(element)
    elif tag == "br":
        walk.runs[-1].append(" ")


def _flush(walk: _Walk) -> None:
    whole = _collapsed("".join("".join(run) for run in walk.runs))
    if whole:
        runs = tuple(filter(None, (_collapsed("".join(run)) for run in walk.runs)))
        walk.blocks.append(Block(whole, walk.line, runs if len(runs) > 1 else ()))
    walk.runs = [[]]


def _hear(text: str | None, where: _Where, walk: _Walk) -> None:
    if text and where.prose and where.lang == walk.lang:
        walk.runs[-1].append(text)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else _FIRST


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _see(element: etree._Element, tag: str, where: _Where, walk: _Walk) -> None:
    line = _line(element)
    if not element.attrib and tag not in ("title", "pre"):
        return
    if element.get("data-s") is not None:
        walk.runs.append([])
    if not where.inert:
        _name(element, tag, where, walk, line)
    if element.get("data-bitext") == "fallback":
        walk.fallback = True
    above = element.getparent()
    if tag == "title" and not walk.title and above is not None and above.tag == "head":
        walk.title, walk.title_line = _collapsed(element.text or ""), line
    elif tag == "meta":
        _meta(element, walk, line)
    elif tag == "base":
        walk.base = walk.base or element.get("href", "").strip()
    _count(tag, element, where, walk)
    for reference in _references(element, tag, where, line):
        key = (reference.use, reference.url, reference.hreflang, reference.content)
        walk.references.setdefault(key, reference)
    if tag == "link":
        _link(element, walk, line)
    if where.prose and where.lang == walk.lang:
        spoken = (_collapsed(element.get(name, "")) for name in SPOKEN)
        walk.blocks.extend(Block(text, line) for text in spoken if text)


def _name(element: etree._Element, tag: str, where: _Where, walk: _Walk, line: int) -> None:
    name = element.get("id")
    if name:
        if name in walk.ids:
            walk.doubles.append((name, line))
        walk.ids.setdefault(name, line)
        if where.counted:
            walk.anchors.add(name)
    old = element.get("name") if tag == "a" else None
    if old:
        walk.ids.setdefault(old, line)
        if where.counted:
            walk.anchors.add(old)


def _count(tag: str, element: etree._Element, where: _Where, walk: _Walk) -> None:
    if not where.counted:
        return
    walk.images += tag == "img"
    walk.code_blocks += tag == "pre"
    walk.links += tag == "a" and element.get("href") is not None and not element.get("hreflang")


def _meta(element: etree._Element, walk: _Walk, line: int) -> None:
    if element.get("http-equiv", "").lower() != "refresh":
        return
    found = _REFRESH.match(element.get("content", ""))
    if found and found[1].strip():
        walk.redirect = True
        url = found[1].strip()
        walk.references[Use.LINK, url, "", False] = Reference(Use.LINK, url, line, "<meta refresh>")


def _link(element: etree._Element, walk: _Walk, line: int) -> None:
    # Split at blanks (HTML Living Standard 4.6.7): `rel="alternate "` is an alternate link too.
    kinds = element.get("rel", "").lower().split()
    url = element.get("href", "").strip()
    if "canonical" in kinds:
        walk.canonicals.append(Head(url, line))
    if "alternate" in kinds and element.get("hreflang"):
        walk.alternates.append(Head(url, line, element.get("hreflang", "").strip()))


def _references(element: etree._Element, tag: str, where: _Where, line: int) -> Iterator[Reference]:
    for name, value in element.attrib.items():
        attribute = str(name).removeprefix("xlink:").removeprefix("{http://www.w3.org/1999/xlink}")
        use = _use(element, tag, attribute)
        if use is None:
            continue
        urls = _candidates(str(value)) if (tag, attribute) in SETS else (str(value).strip(),)
        for url in urls:
            hreflang = element.get("hreflang", "").strip()
            yield Reference(use, url, line, f"<{tag} {attribute}>", hreflang, where.content)


def _candidates(value: str) -> tuple[str, ...]:
    return tuple(_CANDIDATE.findall(value))


def _use(element: etree._Element, tag: str, attribute: str) -> Use | None:
    if (tag, attribute) in RESOURCES or (tag, attribute) in SETS:
        return Use.RESOURCE
    if attribute != "href":
        return None
    if tag in ("a", "area"):
        return Use.LINK
    if tag != "link":
        return None
    kinds = set(element.get("rel", "").lower().split())
    if kinds & NO_PAGE or ("alternate" in kinds and element.get("hreflang")):
        return None
    return Use.RESOURCE if kinds & LOADED else Use.LINK
