"""Where the pages of a staged site are: one folder of the site for each target locale, below that of the source."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from bitext.project.project import Project


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of pages, below the site's root unless said otherwise."""

    project: Project

    @property
    def site_url(self) -> str:
        """The address of the site; empty if mkdocs.yml has none."""
        return str(self.project.config.get("site_url") or "")

    @property
    def root(self) -> str:
        """The path of the site on its server, with slashes at both ends."""
        return f"/{urlsplit(self.site_url).path.strip('/')}/".replace("//", "/")

    def folder(self, locale: str) -> str:
        """The folder of a locale: empty for the source, `nl-BE/` for another."""
        return "" if locale == self.project.source_locale else f"{locale}/"

    def in_locale(self, page: str) -> str:
        """The address of a page, or of another file, below the folder of its locale."""
        directory_urls = bool(self.project.config.get("use_directory_urls", True))
        url = File(page, "", "", directory_urls).url
        return "" if url in (".", "./") else url

    def url(self, page: str, locale: str) -> str:
        """The address of a page of a locale."""
        return self.folder(locale) + self.in_locale(page)

    def relative(self, page: str, here: str, locale: str, here_locale: str) -> str:
        """The address of a page relative to another page.

        Args:
            page: path below the docs folder.
            here: path of the page that links to it.
            locale: of the page.
            here_locale: of the page that links to it.
        """
        return get_relative_url(self.url(page, locale) or "./", self.url(here, here_locale))
