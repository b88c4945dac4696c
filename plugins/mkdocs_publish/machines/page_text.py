"""Collects what the HTML of a page does not contain: its Markdown and its place in the navigation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

_CODE = re.compile(r"(^(?P<fence>`{3,}|~{3,})[\s\S]*?^(?P=fence)[^\n]*$|(?P<tick>`+)[^\n]*?(?P=tick))", re.MULTILINE)
_LINK = re.compile(r"(?P<before>\]\(\s*|^\[[^\]\n]+\]:\s*)(?P<path>[^)\s#:]+)(?P<anchor>#[^)\s]*)?", re.MULTILINE)
_MARKS = re.compile(r"<(?P<name>i|span)(?:\s+data-[\w-]+=\"[^\"]*\")+></(?P=name)>")
_COMMENT = re.compile(r"<!--[\s\S]*?-->\n*")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^}\n]*\}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A page as text."""

    path: str
    """The path of its HTML file below the site's root."""
    title: str
    description: str
    sections: tuple[str, ...]
    """The sections of the navigation that contain it, the outermost first."""
    markdown: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One locale of the site."""

    folder: str
    """The folder of its pages below the root, e.g. `nl-BE/`."""
    name: str
    description: str
    texts: tuple[Text, ...]
    """In the order of the navigation."""
    titles: Mapping[str, str]
    """Title of every page of the navigation by the path of its HTML file, including pages without Markdown."""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Guide:
        """The same from JSON."""
        texts = (Text(**{**text, "sections": tuple(text["sections"])}) for text in record["texts"])
        return cls(**{**record, "texts": tuple(texts)})


def collect(nav: Navigation, files: Files, config: MkDocsConfig) -> Guide:
    """Collect one locale after its pages have been rendered, by its navigation and its site name and description."""
    home = nav.homepage.url.removeprefix("./").removesuffix("index.html") if nav.homepage else ""
    texts = tuple(_text(page, files, config.site_url) for page in nav.pages if page.markdown)
    titles = {page.file.dest_uri: unescape(str(page.title)) for page in nav.pages}
    return Guide(home, unescape(config.site_name), unescape(config.site_description or ""), texts, titles)


def _text(page: Page, files: Files, site_url: str | None) -> Text:
    def address(file: File) -> str:
        relative = get_relative_url(file.url, page.url)
        return urljoin(urljoin(site_url, page.url), relative) if site_url else relative

    return Text(
        page.file.dest_uri,
        unescape(str(page.title)),
        unescape(str(page.meta.get("description") or "")),
        tuple(str(one.title) for one in reversed(list(page.ancestors)) if isinstance(one, Section)),
        plain(page.markdown or "", page.file.src_uri, files, address),
    )


def plain(text: str, src: str, files: Files, address: Callable[[File], str]) -> str:
    """A page's Markdown without markup that only rendering needs, and with links into the built site.

    Args:
        text: as it was rendered.
        src: the page's path below `docs`.
        files: of the build.
        address: gives the address of a file as the text should have it.
    """

    def resolved(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(src), unquote(link["path"])))
        target = files.get_file_from_path(path)
        return f"{link['before']}{address(target)}{link['anchor'] or ''}" if target else link[0]

    def prose(part: str) -> str:
        return _LINK.sub(resolved, _ATTRIBUTES.sub("", _COMMENT.sub("", _MARKS.sub("", part))))

    pieces = []
    last = 0
    for code in _CODE.finditer(text):
        pieces += [prose(text[last : code.start()]), code[0]]
        last = code.end()
    return re.sub(r"\n{3,}", "\n\n", "".join([*pieces, prose(text[last:])])).strip() + "\n"
