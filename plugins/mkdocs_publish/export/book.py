"""Joins the pages of a locale into one page for printing, in the order of the navigation and with internal links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, tostring

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.delivery.late_parts import twin
from mkdocs_publish.machines.llms_txt import NAME

_LINK = re.compile(r"^- \[[^\]]*\]\((?P<url>[^)]+)\)", re.MULTILINE)
_NOT_ON_PAPER = (
    ".//script | .//style | .//template | .//form | .//button | .//input | .//noscript | .//svg[.//use] | .//*[@hidden]"
    " | .//a[contains(@class, 'headerlink')] | .//*[@data-not-on-paper]"
)
_STYLE = """\
@page { size: A4; margin: 20mm 18mm; }
body { font: 11pt/1.5 system-ui, sans-serif; color: #13222b; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 22pt; } h2 { font-size: 16pt; } h3 { font-size: 13pt; }
section { break-before: page; }
header { padding-top: 30mm; } header h1 { font-size: 30pt; }
a { color: #0b5d70; } img, svg { max-width: 100%; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #64798a; padding: 4pt 6pt; text-align: start; }
tr, pre, blockquote, .admonition { break-inside: avoid; } pre, code { font-size: 9.5pt; white-space: pre-wrap; }
.admonition, details { border: 1px solid #64798a; border-inline-start-width: 4px; padding: 0 8pt; margin: 8pt 0; }
.admonition-title, summary { font-weight: 700; }
"""


@dataclass(frozen=True, slots=True)
class Book:
    """One locale on paper."""

    folder: str
    """The folder of its pages below the site's root; empty at the root."""
    lang: str
    title: str
    html: str


def books(site: Path) -> list[Book]:
    """One book for each locale that has an `llms.txt`.

    Raises:
        FileNotFoundError: the site has none.
    """
    lists = sorted(site.rglob(NAME))
    if not lists:
        raise FileNotFoundError(f"{site} contains no {NAME}. Build the site with the plugin `bitext-publish` first.")
    return [_book(site, path) for path in lists]


def _book(site: Path, listed: Path) -> Book:
    text = listed.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    description = next((line[2:] for line in text.splitlines() if line.startswith("> ")), "")
    folder = listed.parent.relative_to(site).as_posix().removeprefix(".")
    found = [_whole(site, path) for path in _pages(site, listed.parent, text)]
    numbers = {page.address: f"p{number}" for number, page in enumerate(found, 1)}
    body = "\n".join(_section(page, numbers, site) for page in found)
    lang = found[0].lang if found else "en"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    cover = f"<header><h1>{escape(title)}</h1><p>{escape(description)}</p></header>"
    return Book(
        folder, lang, title, f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{cover}{body}</body></html>'
    )


def _pages(site: Path, folder: Path, text: str) -> Sequence[Path]:
    """The pages that a list links to; they are found by the end of their addresses, as a site may have any root."""
    found = []
    for url in _LINK.findall(text):
        root = site if urlsplit(url).scheme else folder
        parts = unquote(urlsplit(url).path).removesuffix(".md").strip("/").split("/")
        tails = ("/".join(parts[start:]) + ".html" for start in range(len(parts)))
        found += [path for tail in tails if (path := root / tail).is_file()][:1]
    return list(dict.fromkeys(found))


def _whole(site: Path, path: Path) -> BuiltPage:
    """A page with the parts that a twin holds for it."""
    page = BuiltPage.read(site, path)
    whole = site / twin(page.path)
    return BuiltPage(page.path, BuiltPage.read(site, whole).text) if whole.is_file() else page


def _section(page: BuiltPage, numbers: Mapping[str, str], site: Path) -> str:
    article = deepcopy(next(element for tag in ("article", "main", "body") for element in page.tree.iter(tag)))
    for element in article.xpath(_NOT_ON_PAPER):
        element.drop_tree()
    own = numbers[page.address]
    for element in article.iter(etree.Element):
        if element.get("id"):
            element.set("id", f"{own}-{element.get('id')}")
        if element.tag == "details":
            element.set("open", "")
        _rewrite_links(element, page, numbers, site)
    inner = "".join(tostring(child, encoding="unicode") for child in article)
    return f'<section id="{own}">{escape(article.text or "")}{inner}</section>'


def _rewrite_links(element: HtmlElement, page: BuiltPage, numbers: Mapping[str, str], site: Path) -> None:
    """Point links into the book where possible, and images to the site's folder."""
    source = element.get("src")
    if source and not urlsplit(source).scheme:
        element.set("src", (site / page.path).parent.joinpath(unquote(urlsplit(source).path)).resolve().as_uri())
    target = element.get("href")
    if element.tag != "a" or not target or urlsplit(target).scheme:
        return
    path, _, anchor = target.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.address + "x"), path)) if path else page.address
    number = next((numbers[one] for one in (there, f"{there}/", "" if there == "." else there) if one in numbers), None)
    if number:
        element.set("href", f"#{number}-{anchor}" if anchor else f"#{number}")
    else:
        element.set("href", urljoin(page.canonical, target))
