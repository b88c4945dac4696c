"""The data of a built page that the rules of the site check use."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

_SEARCH_RESULTS = "mkdocs-search-results"
"""The element in which themes of MkDocs show what a search found, on a page of its own or in every page."""


class Use(StrEnum):
    """How a page uses an address."""

    LINK = "link"
    """A reader follows it."""
    RESOURCE = "resource"
    """The browser loads it: an image, a style sheet, a script, a video, an embedded document."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page, as written."""

    use: Use
    url: str
    line: int
    """1-based line of the tag, like all lines here."""
    label: str
    """Tag and attribute, e.g. `<img srcset>`."""
    hreflang: str = ""
    """The declared language of the link's destination."""
    content: bool = False
    """Whether it is in the page's content, not in navigation, header or footer."""


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A canonical or alternate link in the page's head."""

    url: str
    line: int
    hreflang: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A text in the page's own language, white space collapsed, without code."""

    text: str
    line: int
    runs: tuple[str, ...] = ()
    """Its parts between segment markers, if there are several."""
    content: bool = True
    """Whether it is in the page's own text, not in the theme's header, navigation or footer."""


@dataclass(slots=True)
class ContentSummary:
    """What the content of a page must have in every locale alike."""

    anchors: set[str] = field(default_factory=set)
    images: int = 0
    code_blocks: int = 0
    links: int = 0


@dataclass(slots=True)
class Page:
    """One HTML file of a built site, as the page reader fills it in."""

    path: str
    """Below the site's folder, with forward slashes, e.g. `nl-BE/start/index.html`."""
    lang: str
    """Of the `html` element; empty if it has none."""
    title: str = ""
    title_line: int = 1
    canonicals: list[HeadLink] = field(default_factory=list)
    alternates: list[HeadLink] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    """Each address once per use, with its first line."""
    ids: dict[str, int] = field(default_factory=dict)
    """All possible targets of fragments, with their lines."""
    duplicate_ids: list[tuple[str, int]] = field(default_factory=list)
    """Repeated ids, with the line of the repetition."""
    blocks: list[Block] = field(default_factory=list)
    summary: ContentSummary = field(default_factory=ContentSummary)
    base: str = ""
    """Of the `base` element."""
    fallback: bool = False
    """Whether its content is the source page's, marked as such."""
    redirect: bool = False
    """Whether it only redirects."""
    unlisted: bool = False
    """Whether it asks search engines not to list it."""
    rest: list[str] = field(default_factory=list)
    """Addresses of pages with parts that this page fetches once somebody opens them: their anchors are its own."""

    @property
    def address(self) -> str:
        """Path on the site's server: `nl-BE/start/` for `nl-BE/start/index.html`."""
        return self.path.removesuffix("index.html") if self.path.split("/")[-1] == "index.html" else self.path

    @property
    def shown(self) -> str:
        """The address in a message."""
        return self.address or "the start page"

    @property
    def is_error_page(self) -> bool:
        """Whether a server shows it for unknown addresses."""
        return self.path.split("/")[-1] == "404.html"

    @property
    def is_search_page(self) -> bool:
        """Whether it is the theme's own page, on which readers see what a search found."""
        return self.path.split("/")[-1] == "search.html" and _SEARCH_RESULTS in self.ids

    @property
    def indexable(self) -> bool:
        """Whether search engines may show it: no redirect, error page or search, nor a page that forbids it."""
        return not (self.redirect or self.is_error_page or self.unlisted or self.is_search_page)
