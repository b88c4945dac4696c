"""The state of a site while MkDocs builds it, locale after locale."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from bitext.core.locales import direction_of, language_attributes, language_of
from bitext.core.model import BitextError
from bitext.localize.segment_markers import PAGE_UNMARKED, without_milestones
from bitext.project.project import Locale, Project, load
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.head import hreflang, switcher, theme
from mkdocs_bitext.head.alternates import Alternates, owner_entries, show
from mkdocs_bitext.head.page_index import PageIndex
from mkdocs_bitext.head.untranslated_texts import UntranslatedTexts
from mkdocs_bitext.i18n import extension_strings, messages, other_plugins, static_i18n
from mkdocs_bitext.pages import page_text
from mkdocs_bitext.pages.build_log import log, log_errors, log_findings
from mkdocs_bitext.pages.excerpts import Excerpts
from mkdocs_bitext.pages.heading_ids import HeadingIds
from mkdocs_bitext.pages.localized import Kind, LocalePages, SitePage, SourcePages
from mkdocs_bitext.pages.notices import SourcePage
from mkdocs_bitext.pages.page_cache import PageCache
from mkdocs_bitext.pages.plugin_texts import PluginTexts, has_prose
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.segment_files import read_segments, shows_anything
from mkdocs_bitext.pages.sidebyside import SideBySide, side_by_side
from mkdocs_bitext.pages.site_strings import SiteStrings, localized_strings
from mkdocs_bitext.pages.snippets import (
    LocalizedSnippets,
    UnmarkedCode,
    shows_translated_snippets,
    with_language_of_snippets,
)
from mkdocs_bitext.pages.through_plugins import with_milestones
from mkdocs_bitext.search import LocaleSearch, material, mkdocs_search
from mkdocs_bitext.site import mkdocs_files, not_found
from mkdocs_bitext.site.root_files import RootFiles
from mkdocs_bitext.status.page import StatusPage


class Site:
    """A site under construction; each reading of mkdocs.yml starts a new one.

    Raises:
        PluginError: mkdocs.yml cannot be used.
    """

    def __init__(
        self, config: MkDocsConfig, status_page: str = "", search_help: str = "", enhance: Iterable[str] = ()
    ) -> None:
        self.project = _project(config)
        messages.use_site_catalogue(self.project)
        self.enhance = frozenset(enhance)
        """The enhancements that mkdocs.yml asks for."""
        self.ids = HeadingIds()
        self.bundles = Bundles.read()
        renderer = Renderer(config)
        self.source = SourcePages(self.project, renderer)
        self.status = StatusPage(status_page, self.project, self.bundles, lambda text: renderer.render(text).html)
        self.search = LocaleSearch(self.project, self.bundles, search_help)
        self.pages: dict[str, SitePage] = {}
        """The pages of the current locale, by path below `docs`."""
        own = material.plugin(config) or mkdocs_search.plugin(config)
        self.i18n = static_i18n.insert(config, self.languages, separate_search=own is not None)
        root = not_found.error_page(config, self.project.source, self.languages).base
        self._alternates = Alternates(owner_entries(config), self.languages, root)
        self._page_cache = PageCache(self.project, config.markdown_extensions)
        self._site_strings: SiteStrings | None = None
        self._marked: Mapping[str, str] = {}
        self.nav_titles: Mapping[str, str] = {}
        """Titles in the navigation files of other plugins: the translation by the title."""
        self._snippets = LocalizedSnippets(config, self.project, lambda text: renderer.render(text).html)
        self._untranslated_strings = extension_strings.untranslated_strings(config)
        self._translated: dict[str, dict[str, bool]] = {}
        self.unmarked: dict[str, None] = {}
        """Pages without milestones, because readers would see another page with them."""
        self.heading_ids: dict[str, tuple[str, ...]] = {}
        """The ids that the headings of the source pages have in the end, by path below `docs`."""
        self.tab_ids: dict[str, tuple[str, ...]] = {}
        """Those of their content tabs."""
        self.excerpts = Excerpts()
        self.plugin_texts = PluginTexts()
        self.untranslated_texts = UntranslatedTexts()
        self.root_files: RootFiles | None = None
        """What other plugins wrote at the root before the current locale."""
        self.published = PageIndex()
        self.rendered = Files([])
        """The files of the current locale, after all its pages have been rendered."""
        self.addresses: frozenset[str] = frozenset()
        """Theirs below the site's root."""
        self._set_up(config)

    def _set_up(self, config: MkDocsConfig) -> None:
        codes = [language.code for language in self.languages]
        if lacking := [code for code in codes if not messages.speaks(code)]:
            log.info(
                "Notices and buttons are in English for readers of %s: bitext lacks these languages", ", ".join(lacking)
            )
        theme.add_language_partials(config.theme, codes, self)
        theme.add_templates(config.theme, self.enhance)
        if mkdocs_search.plugin(config) is None:
            static_i18n.prepare_search(config, codes)
        if theme.loads_modules(config.theme):
            self.bundles.add_to_pages(config, self._parts)
        config.markdown_extensions += [self.ids, UnmarkedCode()]  # type: ignore[list-item]  # MkDocs passes them on
        if self.project.translations.is_dir():
            config.watch.append(str(self.project.translations))

    @property
    def _parts(self) -> list[str]:
        """What pages load beside what every site has."""
        right_to_left = any(direction_of(one.code) == "rtl" for one in self.languages)
        return [*(["direction"] if right_to_left else []), *sorted(self.enhance)]

    def build_only(self, code: str) -> None:
        """Restrict this build to one locale, as if the locales before it were done."""
        self.i18n.current_language, self.i18n.building = code, True

    @property
    def languages(self) -> tuple[Locale, ...]:
        """All locales, the source first."""
        return (self.project.source, *self.project.locales)

    @property
    def locale(self) -> Locale:
        """The locale that is being built (the current locale)."""
        return next(one for one in self.languages if one.code == self.i18n.current_language)

    @property
    def in_source(self) -> bool:
        """Whether the source locale is being built."""
        return self.locale is self.project.source

    @property
    def side_by_side(self) -> SideBySide | None:
        """The side-by-side view of the current locale; None for the source."""
        return None if self.in_source else side_by_side(self.locale.code, self.project.source_locale)

    @property
    def start(self) -> str:
        """The address of its start page below the site's root."""
        return "" if self.in_source else f"{self.locale.code}/"

    def localize_config(self, config: MkDocsConfig) -> None:
        """Set the site name, description, navigation, toggles and language switcher of the current locale."""
        if self._site_strings is None:
            # Only now, after every other plugin has changed the configuration; the source locale is built first.
            self._site_strings = SiteStrings.of(config)
        source = self._site_strings
        strings = source if self.in_source else localized_strings(source, self.project, self.locale)
        strings.apply_to(config)
        self._snippets.write(strings.snippets)
        if not self.in_source and config.theme.get("direction"):
            # The owner set that of the source.
            config.theme["direction"] = direction_of(self.locale.code)
        self._marked, self.nav_titles = strings.marked, strings.nav_titles
        self.show_languages(None, config)
        other_plugins.format_dates(config, self.locale.code)
        mkdocs_search.use_script(config, self.start)

    def prepare(self, config: MkDocsConfig, env: Environment) -> None:
        """Give templates what pages of the current locale need."""
        theme.translate(env, self._marked)
        if not self.in_source:
            theme.stay_in_locale(env, self._localized_address)
            if language_of(self.project.source_locale) == "en":
                # Themes are written in English, templates of the owner in the language of the pages.
                self.untranslated_texts.watch(env)
        env.globals["bitext_locale"] = theme.language_label(self.locale, self.languages)
        self.search.install(env, config, self.locale)

    def _localized_address(self, address: str) -> str:
        """That of the page in the current locale, if it is the source page's; with its query and fragment."""
        if address in ("", ".", "./"):
            # What themes take for the home page where the navigation has none.
            return self.start if self.start in self.addresses else f"{self.start}index.html"
        path = re.split("[?#]", address, maxsplit=1)[0]
        localized = f"{self.start}{path}"
        known = bool(path) and not self.addresses.isdisjoint((localized, f"{localized}/"))
        return f"{self.start}{address}" if known else address

    def localize_extensions(self, page: SitePage | None, config: MkDocsConfig) -> None:
        """Set the strings of Markdown extensions in the language of the page that is rendered next."""
        in_source = self.in_source or (page is not None and page.kind is Kind.FALLBACK)
        self._snippets.apply(config, in_source=in_source)
        if self.in_source and "access" not in self.enhance:
            return
        locale = self.project.source if in_source else self.locale
        extension_strings.apply(config, self._untranslated_strings, locale.code)

    def limit_source_only_pages(self, files: Files) -> None:
        """Keep pages that are never translated in the source locale only."""
        mkdocs_files.limit_to_source(
            files, self.project.source_only_pages(), self.project.source_locale, in_source=self.in_source
        )

    def localize_files(self, files: Files, config: MkDocsConfig) -> None:
        """Give the pages that other plugins have added last their place and text in the current locale, too."""
        self.i18n.localize_files(files, config)
        self._localize(files)
        if not self.in_source:
            other_plugins.place_print_page(config, self.locale.code)
            other_plugins.stop_redirects(config)
        self.root_files = RootFiles.of(Path(config.site_dir), config.site_url, files)

    def settle_root_files(self) -> None:
        """After all plugins have written their files of the current locale."""
        assert self.root_files is not None
        if self.in_source:
            self.root_files.clean()
        else:
            self.root_files.settle(self.locale.code, [one.code for one in self.project.locales])

    def localize_pages(self, files: Files) -> None:
        """Give the pages the text of the current locale, and log what is wrong with them."""
        self.pages = {}
        self.excerpts.begin()
        self._localize(files)

    def _localize(self, files: Files) -> None:
        pages = self.source if self.in_source else LocalePages(self.source, self.locale)
        source_only = self.project.source_only_pages()
        for file, text in _readable(files):
            if source_only.match_file(file.src_uri) or file.src_uri in self.pages:
                continue
            if not page_text.is_translatable(file, self.project):
                if not self.in_source and not page_text.lists_others(file):
                    self.pages[file.src_uri] = SitePage(Kind.FALLBACK, text)
                continue
            page = self._page_cache.page(file.src_uri, self.locale, partial(pages.page, file.src_uri, text))
            page_text.hand_over(file, without_milestones(page.text), self.project.front_matter)
            if page.kind is not Kind.FALLBACK or not page_text.lists_others(file):
                self.pages[file.src_uri] = page
            if not self.in_source:
                self._set_locale(file, page)
            self.unmarked |= dict.fromkeys(file.src_uri for one in page.findings if one.code == PAGE_UNMARKED)
            log_findings([one for one in page.findings if one.code != PAGE_UNMARKED], self.project.root)
            log_errors(page.errors, self.project.root)
            for missing in page.missing:
                log.warning("%s", missing)

    def with_milestones(self, markdown: str, uri: str, plugins: Callable[[str], str]) -> str:
        """What other plugins have made of a page, with the milestones that they have not seen.

        Args:
            markdown: of the page.
            uri: its path below `docs`.
            plugins: does the same with another text.
        """
        ids = self.ids.assigned
        plugins = self.plugin_texts.watched(uri, plugins)
        text = with_milestones(
            self.pages[uri].text, markdown, plugins, lambda text: self.source.renderer.render(text, ids).html
        )
        if text is None:
            self.unmarked[uri] = None
        return markdown if text is None else text

    def with_languages(self, html: str, page: Page) -> str:
        """The content of a page in a target locale, with `lang` on what no segment file of the page has.

        A page whose whole text is from elsewhere, such as an included changelog, becomes one in the source language.
        """
        source, code, uri = self.project.source_locale, self.locale.code, page.file.src_uri
        known = self.pages.get(uri)
        foreign = not shows_translated_snippets(html) and has_prose(html)
        html = with_language_of_snippets(html, source, code)
        if known is None or known.kind is Kind.FALLBACK:
            return html
        if known.total or not foreign or page_text.lists_others(page.file):
            return self.plugin_texts.marked(html, uri, language_attributes(source, code))
        self.pages[uri] = replace(known, kind=Kind.FALLBACK)
        page.file.locale, page.file.localization = source, None  # type: ignore[attr-defined]
        return html

    def _set_locale(self, file: File, page: SitePage) -> None:
        if page.kind is not Kind.FALLBACK:
            file.locale = file.localization = self.locale.code  # type: ignore[attr-defined]
        path = self.project.locale_path(self.locale, file.src_uri)
        if path.is_file():
            # "Edit this page" opens the file with the text that the reader sees.
            file.edit_uri = Path(os.path.relpath(path, self.project.docs)).as_posix()

    def source_page(self, file: File) -> SourcePage:
        """The source page of a page, with its address relative to that page."""
        url = file.url if self.in_source else file.url.removeprefix(f"{self.locale.code}/")
        return SourcePage(self.project.source_locale, get_relative_url(url or "./", file.url))

    def source_url(self, page: Page) -> str | None:
        """The absolute URL of the source page; None if the site has no URL."""
        if page.canonical_url is None:
            return None
        return urljoin(page.canonical_url, self.source_page(page.file).url)

    def versions(self, file: File) -> dict[str, str]:
        """Address of each translation of the page below the site's root, by locale; without untranslated copies."""
        uri = getattr(file, "norm_src_uri", file.src_uri)
        # A list of posts is written in the language of its locale, dates and links at least, whatever the posts are in.
        if uri == self.status.uri or page_text.lists_others(file):
            return hreflang.versions(file, self.project, {one.code: True for one in self.languages})
        if uri not in self._translated:
            self._translated[uri] = {
                one.code: shows_anything(read_segments(self.project.locale_path(one, uri))[0], one.published)
                for one in self.project.locales
            }
        return hreflang.versions(file, self.project, self._translated[uri])

    def show_languages(self, file: File | None, config: MkDocsConfig) -> None:
        """Let the theme show the language switcher of a page; without one, that of the not-found page."""
        if not self.project.locales:
            return
        error_page = not_found.error_page(config, self.locale, self.languages)
        homes = {one.code: error_page.home(one) for one in self.languages}
        alternates: Mapping[str, File] = getattr(file, "alternates", {})
        addresses = {**homes, **{code: one.url for code, one in alternates.items()}}
        show(config, self._alternates.of(addresses, self.locale.code))

    def completed(self, output: str, url: str, config: MkDocsConfig) -> str:
        """A whole page of any theme but Material with a language switcher and all that our parts load.

        Args:
            output: what the theme made.
            url: its address below the site's root.
            config: of the build.
        """
        if theme.loads_modules(config.theme):
            return output
        output = theme.with_head(output, self.bundles.head(get_relative_url(".", url), self._parts))
        output = theme.with_search_page(output, url, self.start)
        if self.project.locales:
            output = switcher.with_switcher(output, config.extra["alternate"], self.locale.code, url)
        return output

    def is_home(self, file: File) -> bool:
        """Whether a page is the start page of its locale."""
        return self.source_page(file).url == get_relative_url("./", file.url)

    def index_pages(self, files: Files, site_url: str | None) -> None:
        """Add the pages of the current locale to the index from which the sitemap and redirects are written."""
        if self.in_source:
            # The source is the first locale of a build, and `mkdocs serve` builds many times.
            self.published = PageIndex()
        self.rendered = files
        self.addresses = frozenset(file.url for file in files)
        for file in files.documentation_pages():
            if file.inclusion.is_included() and file.page is not None:
                known = self.pages.get(file.src_uri)
                listed = known is None or known.kind is not Kind.FALLBACK
                pages = self.versions(file) if listed else {}
                links = hreflang.links(pages, self.project.source_locale, site_url)
                self.published.add(file, self.locale.code, links, site_url, listed=listed)

    def source_description(self) -> str:
        """The site description in the source language."""
        return (self._site_strings.site_description if self._site_strings else None) or ""


def _project(config: MkDocsConfig) -> Project:
    if config.config_file_path is None:
        raise PluginError("The plugin bitext requires a configuration file: it reads the locales from it.")
    try:
        return load(Path(config.config_file_path))
    except BitextError as error:
        raise PluginError(str(error)) from error


def _readable(files: Files) -> Iterator[tuple[File, str]]:
    """The pages with their text, without those that have a translated file of their own (`x.nl-BE.md`)."""
    for file in files.documentation_pages(inclusion=_is_built):
        if getattr(file, "localization", None) is not None:
            continue
        try:
            yield file, file.content_string
        except (OSError, ValueError):
            continue  # MkDocs reads it again and reports the error.


def _is_built(inclusion: InclusionLevel) -> bool:
    """Whether a page may be built: a blog excludes its posts until the navigation has been made."""
    return bool(inclusion.is_in_serve() or inclusion.is_excluded())
