"""The pages of a built site: their text, their inline code, and the hosts that their scripts connect to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bitext.core.storage import write_atomic

write = partial(write_atomic, durable=False)
"""Writes a file of the site; it need not survive a power failure, as a build can make it again."""
FOLDER = "assets/publish"
"""The folder below the site's root for every file that this package adds."""
CONNECT = "data-connect"
"""An element with this attribute lists the sources that the scripts of its page may connect to, as in `connect-src`."""

_RUNS = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript", "text/ecmascript"}
    | {"application/ecmascript", "application/x-javascript", "text/jscript"}
)
"""Types of scripts that a browser runs; all others are data, to which no policy applies."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The inline code of a page."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    faults: tuple[str, ...]
    """Event handlers and style attributes, e.g. `onclick on <a>`: no hash allows them."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site."""

    path: str
    """Below the site's folder, with forward slashes."""
    text: str

    @classmethod
    def read(cls, site: Path, path: Path) -> BuiltPage:
        """The page as it is on disk."""
        return cls(path.relative_to(site).as_posix(), path.read_bytes().decode("utf-8"))

    @cached_property
    def tree(self) -> HtmlElement:
        """The page as a browser sees it."""
        return document_fromstring(self.text.encode(), parser=HTMLParser(encoding="utf-8"))

    @property
    def address(self) -> str:
        """The page's URL path below the site's root: `nl-BE/start/` for `nl-BE/start/index.html`."""
        return self.path.removesuffix("index.html") if self.path.split("/")[-1] == "index.html" else self.path

    @property
    def root(self) -> str:
        """The relative path from the page to the site's root, e.g. `../../`; empty on pages in the root."""
        return "../" * self.path.count("/")

    @property
    def lang(self) -> str:
        """The language of the `html` element; `en` if it has none."""
        return self.tree.get("lang") or "en"

    @property
    def canonical(self) -> str:
        """The page's canonical URL; empty if it has none."""
        return next((str(href) for href in self.tree.xpath("//link[@rel='canonical']/@href")), "")

    @property
    def is_in_own_language(self) -> bool:
        """Whether the text is in the language of the page around it, which it is not on an untranslated page."""
        article = next(self.tree.iter("article"), None)
        return article is None or (article.get("lang") or self.lang) == self.lang

    @cached_property
    def inline(self) -> Inline:
        """The scripts and styles in the page itself."""
        scripts = (one.text or "" for one in self.tree.iter("script") if one.get("src") is None and _runs(one))
        styles = (one.text or "" for one in self.tree.iter("style"))
        return Inline(_distinct(scripts), _distinct(styles), _distinct(_faults(self.tree)))

    @property
    def is_error(self) -> bool:
        """Whether a server shows the page for an unknown address."""
        return self.path.split("/")[-1] == "404.html"

    @property
    def is_redirect(self) -> bool:
        """Whether the page only redirects."""
        if "http-equiv" not in self.text.lower():
            return False  # without a tree, which takes ten times the memory of the text
        return any((one.get("http-equiv") or "").lower() == "refresh" for one in self.tree.iter("meta"))

    @property
    def connect_sources(self) -> frozenset[str]:
        """The sources, besides the site itself, that its scripts connect to."""
        values = self.tree.xpath(f"//*/@{CONNECT}")
        return frozenset(source for value in values for source in str(value).split())


def _runs(script: HtmlElement) -> bool:
    return (script.get("type") or "").partition(";")[0].strip().lower() in _RUNS


def _faults(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        for name in element.attrib:
            if name == "style" or str(name).startswith("on"):
                yield f"{name} on <{element.tag}>"


def _distinct(texts: Iterator[str]) -> tuple[str, ...]:
    # A browser reads every line break as LF before it hashes.
    return tuple(dict.fromkeys(text.replace("\r\n", "\n").replace("\r", "\n") for text in texts))


def pages(site: Path, only: Iterable[str] | None = None) -> Iterator[BuiltPage]:
    """The HTML files of the site, sorted by path.

    Args:
        site: its folder.
        only: their paths below it; None for all.
    """
    for path in sorted(site.rglob("*.html") if only is None else map(site.joinpath, only)):
        yield BuiltPage.read(site, path)
