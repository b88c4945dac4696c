"""The pages of all locales, gathered while each is built, for what is made of the whole site at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs.structure.files import File

from mkdocs_bitext.head import hreflang


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A page as the site has it."""

    uri: str
    """Of the source page, relative to `docs`."""
    file: str
    """Where it lies below the site's root."""
    url: str
    """Below the site's root, as links write it."""
    locale: str
    title: str
    listed: bool
    """Whether search engines may show it: its text is in its own language."""
    address: str = ""
    """Whole; empty where the site does not know its own."""
    alternates: tuple[tuple[str, str], ...] = ()
    """`hreflang` value and address of each language that it really is in."""


@dataclass(slots=True)
class Publication:
    """What is there once every locale is built."""

    pages: list[PublishedPage] = field(default_factory=list)
    not_found: dict[str, str] = field(default_factory=dict)
    """Locale -> its page for addresses that lead nowhere."""

    def add(
        self, file: File, locale: str, links: Sequence[tuple[str, str]], site_url: str | None, *, listed: bool
    ) -> None:
        """Take down a page of the locale that is being built."""
        title = str(file.page.title or "") if file.page else ""
        where = hreflang.address(file.url, site_url) if site_url else ""
        uri = str(getattr(file, "norm_src_uri", file.src_uri))
        self.pages.append(PublishedPage(uri, file.dest_uri, file.url, locale, title, listed, where, tuple(links)))
