"""Which translations each page has, for the language switcher, search engines, and the index of published pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from bitext.core.model import State
from bitext.project.project import Locale, Project
from mkdocs_bitext.head import hreflang
from mkdocs_bitext.head.alternates import Alternates, owner_entries, show
from mkdocs_bitext.head.page_index import PageIndex
from mkdocs_bitext.pages import page_text
from mkdocs_bitext.site import not_found


class LanguageLinks:
    """From each page to its translations."""

    def __init__(
        self, config: MkDocsConfig, project: Project, everywhere: Collection[str], shows: Callable[[Path, State], bool]
    ) -> None:
        """Read the owner's entries of the switcher.

        Args:
            config: as the owner wrote it.
            project: with the locales.
            everywhere: paths below `docs` of pages that our plugin writes in each locale.
            shows: whether readers see any target of a segment file, by the lowest state that is published.
        """
        self.published = PageIndex()
        self._project, self._everywhere, self._shows = project, everywhere, shows
        self._languages = (project.source, *project.locales)
        root = not_found.error_page(config, project.source, self._languages).base
        self._alternates = Alternates(owner_entries(config), self._languages, root)
        self._translated: dict[str, dict[str, bool]] = {}

    def versions(self, file: File) -> dict[str, str]:
        """Address of each translation of the page below the site's root, by locale; without untranslated copies."""
        uri = getattr(file, "norm_src_uri", file.src_uri)
        # A list of posts is written in the language of its locale, dates and links at least, whatever the posts are in.
        if uri in self._everywhere or page_text.lists_others(file):
            return hreflang.versions(file, self._project, {one.code: True for one in self._languages})
        if uri not in self._translated:
            self._translated[uri] = {
                one.code: self._shows(self._project.locale_path(one, uri), one.published)
                for one in self._project.locales
            }
        return hreflang.versions(file, self._project, self._translated[uri])

    def show(self, file: File | None, config: MkDocsConfig, locale: Locale) -> None:
        """Let the theme show the language switcher of a page; without one, that of the not-found page."""
        if not self._project.locales:
            return
        error_page = not_found.error_page(config, locale, self._languages)
        homes = {one.code: error_page.home(one) for one in self._languages}
        alternates: Mapping[str, File] = getattr(file, "alternates", {})
        addresses = {**homes, **{code: one.url for code, one in alternates.items()}}
        show(config, self._alternates.of(addresses, locale.code))

    def index(self, files: Files, locale: Locale, site_url: str | None, is_listed: Callable[[File], bool]) -> None:
        """Add the pages of a locale to the index from which the sitemap and redirects are written.

        Args:
            files: of the site in the locale.
            locale: the source is the first of a build.
            site_url: the site's address.
            is_listed: whether search engines may list a page, because its text is in its own language.
        """
        if locale is self._project.source:
            # `mkdocs serve` builds many times.
            self.published = PageIndex()
        for file in files.documentation_pages():
            if file.inclusion.is_included() and file.page is not None:
                listed = is_listed(file)
                links = hreflang.links(self.versions(file) if listed else {}, self._project.source_locale, site_url)
                self.published.add(file, locale.code, links, site_url, listed=listed)
