"""One site while MkDocs builds it, locale after locale: what the hooks ask for and are told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from bitext.model import BitextError, Finding, Severity
from bitext.project import SITE, Locale, Project, load
from bitext.site import LocalizedSite, localize_site
from mkdocs_bitext import assets, locales, theme
from mkdocs_bitext.headings import HeadingIds
from mkdocs_bitext.notices import SourcePage
from mkdocs_bitext.pages import Kind, LocalePages, SitePage, SourcePages, segments
from mkdocs_bitext.rendering import Renderer

log = get_plugin_logger("mkdocs_bitext")


@dataclass(frozen=True, slots=True)
class Words:
    """What mkdocs.yml says in one locale."""

    site_name: str
    site_description: str | None
    nav: list[Any] | None


class Site:
    """What the plugin keeps from one reading of mkdocs.yml to the next.

    Raises:
        PluginError: mkdocs.yml cannot be used.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self.project = _project(config)
        self.ids = HeadingIds()
        self.bundles = assets.bundles()
        self.source = SourcePages(self.project, Renderer(config))
        self.pages: dict[str, SitePage] = {}
        """The pages of the locale that is being built, by their path below `docs`."""
        self.i18n = locales.insert(config, self.languages)
        self._own = Words(config.site_name, config.site_description, config.nav)
        self._set_up(config)

    def _set_up(self, config: MkDocsConfig) -> None:
        codes = [language.code for language in self.languages]
        theme.add_language_partials(config.theme, codes, self)
        locales.prepare_search(config, codes)
        assets.add_to_pages(config, self.bundles)
        config.markdown_extensions.append(self.ids)  # type: ignore[arg-type]  # MkDocs passes it on
        if self.project.translations.is_dir():
            config.watch.append(str(self.project.translations))

    @property
    def languages(self) -> tuple[Locale, ...]:
        """All locales, the source first."""
        return (self.project.source, *self.project.locales)

    @property
    def locale(self) -> Locale:
        """The one that is being built."""
        return next(one for one in self.languages if one.code == self.i18n.current_language)

    @property
    def in_source(self) -> bool:
        """Whether the source locale is being built."""
        return self.locale is self.project.source

    def words(self) -> Words:
        """Name, description and navigation of the site in the locale that is being built."""
        if self.in_source:
            return self._own
        found = self._localized_words()
        return Words(
            found.site_name or self._own.site_name,
            found.site_description or self._own.site_description,
            found.nav if self._own.nav is not None else None,
        )

    def _localized_words(self) -> LocalizedSite:
        register, wrong = segments(self.project.register_path(SITE))
        target, broken = segments(self.project.locale_path(self.locale, SITE))
        report_errors(error for error in (wrong, broken) if error)
        found = localize_site(
            self.project.config,
            register,
            target,
            locale=self.locale,
            source_locale=self.project.source_locale,
        )
        report(found.findings)
        return found

    def fill(self, files: Files) -> None:
        """Put this locale's text into its pages, and remember what there is to say about them."""
        pages = self.source if self.in_source else LocalePages(self.source, self.locale)
        self.pages = {}
        for file, text in _readable(files):
            page = pages.page(file.src_uri, text)
            file.content_string = page.text
            self.pages[file.src_uri] = page
            if not self.in_source:
                self._localized(file, page)
            report(page.findings)
            report_errors(page.errors)
            for missing in page.missing:
                log.warning("%s", missing)

    def _localized(self, file: File, page: SitePage) -> None:
        if page.kind is not Kind.FALLBACK:
            file.locale = file.localization = self.locale.code  # type: ignore[attr-defined]
        path = self.project.locale_path(self.locale, file.src_uri)
        if path.is_file():
            # "Edit this page" leads to the text that the reader sees.
            file.edit_uri = Path(os.path.relpath(path, self.project.docs)).as_posix()

    def source_page(self, file: File) -> SourcePage:
        """The source page of a page, as seen from it."""
        url = file.url.removeprefix(f"{self.locale.code}/") if not self.in_source else file.url
        return SourcePage(self.project.source_locale, get_relative_url(url or "./", file.url))

    def source_url(self, page: Page) -> str | None:
        """The absolute address of the source page, where the site has one."""
        if page.canonical_url is None:
            return None
        return urljoin(page.canonical_url, self.source_page(page.file).url)

    def labels(self) -> dict[str, str]:
        """What our scripts write on their controls in this locale."""
        found: dict[str, str] = {}
        for bundle in self.bundles:
            found |= assets.labels(bundle, self.locale.code)
        return found


def _project(config: MkDocsConfig) -> Project:
    if config.config_file_path is None:
        raise PluginError("The plugin bitext needs a configuration file: it reads the locales from there.")
    try:
        return load(Path(config.config_file_path))
    except BitextError as error:
        raise PluginError(str(error)) from error


def _readable(files: Files) -> Iterator[tuple[File, str]]:
    """The pages with their text, but those that somebody translated as files of their own (`x.nl-BE.md`)."""
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        if getattr(file, "localization", None) is not None or file.abs_src_path is None:
            continue
        try:
            yield file, file.content_string
        except (OSError, ValueError):
            continue  # MkDocs reads it again and says what is wrong with it.


def report(findings: tuple[Finding, ...]) -> None:
    """Say what was found: warnings fail a strict build, notes do not."""
    for finding in findings:
        where = f"{finding.place}: " if finding.place else ""
        say = log.info if finding.severity is Severity.NOTE else log.warning
        say("%s%s [%s]", where, finding.message, finding.code)


def report_errors(errors: Iterable[BitextError]) -> None:
    """Say why a file cannot be used; its page shows the source's text."""
    for error in errors:
        log.warning("%s; until then the page shows the source's text", error)
