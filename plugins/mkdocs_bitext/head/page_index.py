"""The index of all published pages, from which sitemap and redirects are written at the end of a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs.structure.files import File

from mkdocs_bitext.head import hreflang


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A page of the built site in one locale."""

    uri: str
    """Path of the source page, relative to `docs`."""
    file: str
    """Path of its HTML file below the site's root."""
    url: str
    """Its address below the site's root, as in links."""
    locale: str
    title: str
    listed: bool
    """Whether search engines may list it: its text is in its own language."""
    address: str = ""
    """Its absolute URL; empty if the site has none."""
    alternates: tuple[tuple[str, str], ...] = ()
    """`hreflang` value and URL for each language in which it is translated."""


@dataclass(slots=True)
class PageIndex:
    """The published pages of all locales."""

    pages: list[PublishedPage] = field(default_factory=list)
    not_found: dict[str, str] = field(default_factory=dict)
    """The HTML of the not-found page, by locale."""
    templates: dict[str, str] = field(default_factory=dict)
    """What the source locale has in the files that the theme writes without a page, by name."""

    def add(
        self, file: File, locale: str, links: Sequence[tuple[str, str]], site_url: str | None, *, listed: bool
    ) -> None:
        """Add a page of a locale."""
        title = str(file.page.title or "") if file.page else ""
        where = hreflang.address(file.url, site_url) if site_url else ""
        uri = str(getattr(file, "norm_src_uri", file.src_uri))
        self.pages.append(PublishedPage(uri, file.dest_uri, file.url, locale, title, listed, where, tuple(links)))
