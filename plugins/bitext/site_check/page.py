"""A built page as the rules of the site check see it: what it names, where it leads, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What a page does with an address."""

    LINK = "link"
    """A reader follows it."""
    RESOURCE = "resource"
    """The browser loads it: an image, a style sheet, a script, a video, an embedded document."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a page, as it is written there."""

    use: Use
    url: str
    line: int
    """1-based, of the tag; as for every line here."""
    said: str
    """Tag and attribute, e.g. `<img srcset>`."""
    hreflang: str = ""
    """The link says itself which language it leads to."""
    content: bool = False
    """It stands in the page's content, and not in the frame around it."""


@dataclass(frozen=True, slots=True)
class Head:
    """An address in the head that tells machines about the page: a canonical or an alternate link."""

    url: str
    line: int
    hreflang: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A text of the page in the page's own language, blanks collapsed, code left out."""

    text: str
    line: int
    runs: tuple[str, ...] = ()
    """Its parts between the marks of segments, where it has more than one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What every locale of a page must have alike, in its content only."""

    anchors: frozenset[str] = frozenset()
    images: int = 0
    code_blocks: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file of a built site."""

    path: str
    """Below the site's folder, with forward slashes, e.g. `nl-BE/start/index.html`."""
    lang: str
    """Of the `html` element; empty where it has none."""
    title: str
    title_line: int
    canonicals: tuple[Head, ...]
    alternates: tuple[Head, ...]
    references: tuple[Reference, ...]
    """Each address once for each use, with its first line."""
    ids: Mapping[str, int]
    """Everything that a fragment can lead to, with its line."""
    doubles: tuple[tuple[str, int], ...]
    """Ids that stand twice, with the line of the second."""
    blocks: tuple[Block, ...]
    shape: Shape
    base: str = ""
    """Of the `base` element."""
    fallback: bool = False
    """Its content is the source page's, marked as such."""
    redirect: bool = False
    """It only sends readers on."""

    @property
    def address(self) -> str:
        """As the site's server knows it: `nl-BE/start/` for `nl-BE/start/index.html`."""
        return self.path.removesuffix("index.html") if self.path.split("/")[-1] == "index.html" else self.path

    @property
    def error(self) -> bool:
        """It is what a server shows for an address that it does not know."""
        return self.path.split("/")[-1] == "404.html"

    @property
    def listed(self) -> bool:
        """Search engines may show it: neither a redirect nor an error page."""
        return not self.redirect and not self.error
