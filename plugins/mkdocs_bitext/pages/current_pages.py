"""The pages of the site in the locale that is being built: their text, their ids, and what other plugins add."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from bitext.core.locales import language_attributes
from bitext.localize.segment_markers import PAGE_UNMARKED, without_milestones
from bitext.project.project import Locale, Project
from mkdocs_bitext.pages import page_text
from mkdocs_bitext.pages.build_log import log, log_errors, log_findings
from mkdocs_bitext.pages.excerpts import Excerpts
from mkdocs_bitext.pages.handed_over import hand_over
from mkdocs_bitext.pages.heading_ids import HeadingIds
from mkdocs_bitext.pages.localized import Kind, LocalePages, SitePage, SourcePages
from mkdocs_bitext.pages.page_cache import PageCache
from mkdocs_bitext.pages.plugin_texts import PluginTexts, has_prose
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.rendering import Rendering
from mkdocs_bitext.pages.snippets import shows_translated_snippets, with_language_of_snippets
from mkdocs_bitext.pages.stored_pages import StoredPages
from mkdocs_bitext.pages.through_plugins import with_milestones


class CurrentPages:
    """The pages of one locale after another; the source is the first, and gives the others its ids."""

    def __init__(self, config: MkDocsConfig, project: Project, renderer: Renderer, processes: int = 1) -> None:
        self.by_uri: dict[str, SitePage] = {}
        """Those of the current locale, by path below `docs`."""
        self.ids = HeadingIds()
        self.excerpts = Excerpts()
        self.unmarked: dict[str, None] = {}
        """Pages without milestones, because readers would see another page with them."""
        self.keeps_texts = True
        """Whether a text may be asked for after its page has been rendered."""
        self._project = project
        self._renderer = renderer
        self._source = SourcePages(project, renderer)
        self.stored = StoredPages(project, renderer, processes)
        self._cache = PageCache(project, config.markdown_extensions)
        self._plugin_texts = PluginTexts()
        self._heading_ids: dict[str, tuple[str, ...]] = {}
        self._tab_ids: dict[str, tuple[str, ...]] = {}

    def of(self, page: Page) -> SitePage | None:
        """What is known of a page; None if it is never translated."""
        return self.by_uri.get(page.file.src_uri)

    def begin(
        self, files: Files, locale: Locale, built: Sequence[Locale], kept: Mapping[str, SitePage] | None = None
    ) -> None:
        """Give the pages the text of another locale, and log what is wrong with them.

        Args:
            files: of the site.
            locale: that is built next.
            built: all that are built, the source first.
            kept: pages by path that stay as an earlier build made them; nothing is said of them again.
        """
        self.by_uri = dict(kept or {})
        self.excerpts.begin()
        if locale is not self._project.source:
            for file in files.documentation_pages(inclusion=_is_built):
                if file.src_uri in self.by_uri:
                    _set_locale(file, self.by_uri[file.src_uri], locale)
        elif kept is None:
            self._prepare(files, built)
        self.add(files, locale)

    def _prepare(self, files: Files, locales: Sequence[Locale]) -> None:
        """Make the pages of these locales that have changed since the last build."""
        project, source = self._project, self._source
        source_only = project.source_only_pages()
        pages = [
            (file.src_uri, text)
            for file, text in _readable(files, ())
            if not source_only.match_file(file.src_uri) and page_text.is_translatable(file, project)
        ]
        makers = {one.code: source.page if one is project.source else LocalePages(source, one).page for one in locales}
        self.stored.prepare(pages, locales, lambda locale, uri, text: makers[locale.code](uri, text))

    def add(self, files: Files, locale: Locale) -> None:
        """Do the same with the pages that have come in the meantime."""
        in_source = locale is self._project.source
        pages = self._source if in_source else LocalePages(self._source, locale)
        source_only = self._project.source_only_pages()
        for file, text in _readable(files, self.by_uri):
            if source_only.match_file(file.src_uri):
                continue
            if not page_text.is_translatable(file, self._project):
                if not in_source and not page_text.lists_others(file):
                    self.by_uri[file.src_uri] = SitePage(Kind.FALLBACK, text)
                continue
            with _naming(file):
                page = self._page(file.src_uri, locale, text, partial(pages.page, file.src_uri, text))
            page_text.hand_over(file, without_milestones(page.text), self._project.front_matter)
            if page.kind is not Kind.FALLBACK or not page_text.lists_others(file):
                self.by_uri[file.src_uri] = page
            if not in_source:
                _set_locale(file, page, locale)
                self._let_edit(file, locale)
            self._log(file, page)

    def _page(self, uri: str, locale: Locale, text: str, make: Callable[[], SitePage]) -> SitePage:
        return self._cache.page(uri, locale, partial(self.stored.page, uri, locale, text, make))

    def _let_edit(self, file: File, locale: Locale) -> None:
        path = self._project.locale_path(locale, file.src_uri)
        if path.is_file():
            # "Edit this page" opens the file with the text that the reader sees.
            file.edit_uri = Path(os.path.relpath(path, self._project.docs)).as_posix()

    def _log(self, file: File, page: SitePage) -> None:
        self.unmarked |= dict.fromkeys(file.src_uri for one in page.findings if one.code == PAGE_UNMARKED)
        log_findings([one for one in page.findings if one.code != PAGE_UNMARKED], self._project.root)
        log_errors(page.errors, self._project.root)
        for missing in page.missing:
            log.warning("%s", missing)

    def assign_ids(self, page: Page, *, in_source: bool) -> None:
        """Give the headings and content tabs of the page that is rendered next the ids of the source page."""
        known, uri = self.of(page), page.file.src_uri
        ids = known.heading_ids if known else None
        self.ids.assigned = ids and self._heading_ids.get(uri, ids)
        self.ids.assigned_tabs = None if ids is None else self._tab_ids.get(uri)
        self.excerpts.share_ids(page, in_source=in_source)

    def hand_over(self, page: Page, config: MkDocsConfig) -> None:
        """Let MkDocs take the HTML of a page from us; it renders the pages that are never translated itself."""
        if self.of(page) is not None:
            hand_over(page, self._rendering, partial(self._renderer.title, config))

    def _rendering(self, markdown: str) -> Rendering | None:
        ids, tabs = self.ids.assigned, self.ids.assigned_tabs
        known = self.stored.rendering(markdown, ids) if self._renderer.is_current() else None
        if known is None or (tabs is not None and known.tab_ids != tabs):
            return None
        self.ids.recorded, self.ids.recorded_tabs = known.heading_ids, known.tab_ids
        return known

    def with_milestones(self, markdown: str, uri: str, plugins: Callable[[str], str]) -> str:
        """What other plugins have made of a page, with the milestones that they have not seen.

        Args:
            markdown: of the page.
            uri: its path below `docs`.
            plugins: does the same with another text.
        """
        ids = self.ids.assigned
        plugins = self._plugin_texts.watched(uri, plugins)
        text = with_milestones(
            self.by_uri[uri].text, markdown, plugins, lambda text: self._renderer.render(text, ids).html
        )
        if text is None:
            self.unmarked[uri] = None
        return markdown if text is None else text

    def let_go(self, page: Page) -> None:
        """Let go of the text of a page that has been rendered: there are two of it besides that of MkDocs."""
        known = self.of(page)
        if known is not None and not self.keeps_texts and page.file.abs_src_path is not None:
            self.by_uri[page.file.src_uri] = replace(known, text="")
            page.file._content = None

    def remember_source(self, html: str, uri: str) -> None:
        """Keep what the other locales need of the content of a source page, which has just been rendered."""
        self._heading_ids[uri], self._tab_ids[uri] = self.ids.recorded, self.ids.recorded_tabs
        self._plugin_texts.remember(html, uri)

    def with_languages(self, html: str, page: Page, locale: Locale) -> str:
        """The content of a page in a target locale, with `lang` on what no segment file of the page has.

        A page whose whole text is from elsewhere, such as an included changelog, becomes one in the source language.
        """
        source, uri, known = self._project.source_locale, page.file.src_uri, self.of(page)
        foreign = not shows_translated_snippets(html) and has_prose(html)
        html = with_language_of_snippets(html, source, locale.code)
        if known is None or known.kind is Kind.FALLBACK:
            return html
        if known.total or not foreign or page_text.lists_others(page.file):
            return self._plugin_texts.marked(html, uri, language_attributes(source, locale.code))
        self.by_uri[uri] = replace(known, kind=Kind.FALLBACK)
        page.file.locale, page.file.localization = source, None  # type: ignore[attr-defined]
        return html


def _set_locale(file: File, page: SitePage, locale: Locale) -> None:
    if page.kind is not Kind.FALLBACK:
        file.locale = file.localization = locale.code  # type: ignore[attr-defined]


def _readable(files: Files, known: Container[str]) -> Iterator[tuple[File, str]]:
    """The pages that are not known with their text, without those of a translated file of their own (`x.nl-BE.md`)."""
    for file in files.documentation_pages(inclusion=_is_built):
        if getattr(file, "localization", None) is not None or file.src_uri in known:
            continue
        try:
            yield file, file.content_string
        except (OSError, ValueError):
            continue  # MkDocs reads it again and reports the error.


def _is_built(inclusion: InclusionLevel) -> bool:
    """Whether a page may be built: a blog excludes its posts until the navigation has been made."""
    return bool(inclusion.is_in_serve() or inclusion.is_excluded())


@contextmanager
def _naming(file: File) -> Iterator[None]:
    """Name the page that an extension of others fails with, as MkDocs does where it renders a page."""
    try:
        yield
    except Exception:
        log.error("Error reading page '%s':", file.src_uri)  # MkDocs prints what was raised.
        raise
