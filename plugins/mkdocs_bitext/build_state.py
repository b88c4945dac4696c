"""The state of a site while MkDocs builds it, locale after locale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from bitext.core.locales import direction_of, language_of
from bitext.core.model import BitextError
from bitext.project.project import Locale, Project, load
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.head import switcher, theme
from mkdocs_bitext.head.compiled_templates import reuse_compiled
from mkdocs_bitext.head.untranslated_texts import UntranslatedTexts
from mkdocs_bitext.i18n import extension_strings, messages, other_plugins, static_i18n
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.pages.current_pages import CurrentPages
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.notices import SourcePage
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.sidebyside import SideBySide, side_by_side
from mkdocs_bitext.pages.site_strings import SiteStrings, localized_strings
from mkdocs_bitext.pages.snippets import LocalizedSnippets, UnmarkedCode
from mkdocs_bitext.pages.stored_output import reuse_output
from mkdocs_bitext.search import LocaleSearch, material, mkdocs_search
from mkdocs_bitext.site import mkdocs_files
from mkdocs_bitext.site.language_links import LanguageLinks
from mkdocs_bitext.site.root_files import RootFiles
from mkdocs_bitext.status.page import StatusPage

_AFTER_RENDERING = ("page_content", "env", "page_context", "post_page", "post_build")
"""The events in which plugins may ask for the text of a page that has been rendered."""


class Site:
    """A site under construction; each reading of mkdocs.yml starts a new one.

    Raises:
        PluginError: mkdocs.yml cannot be used.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        status_page: str = "",
        search_help: str = "",
        enhance: Iterable[str] = (),
        processes: int = 1,
    ) -> None:
        self.project = _project(config)
        messages.use_site_catalogue(self.project)
        self.enhance = frozenset(enhance)
        """The enhancements that mkdocs.yml asks for."""
        self.bundles = Bundles.read()
        renderer = Renderer(config)
        self.pages = CurrentPages(config, self.project, renderer, processes)
        self.status = StatusPage(status_page, self.project, self.bundles)
        self.search = LocaleSearch(self.project, self.bundles, search_help)
        own = material.plugin(config) or mkdocs_search.plugin(config)
        self.i18n = static_i18n.insert(config, self.languages, separate_search=own is not None)
        self.links = LanguageLinks(config, self.project, {self.status.uri}, self.pages.stored.shows_anything)
        self._site_strings: SiteStrings | None = None
        self._marked: Mapping[str, str] = {}
        self.nav_titles: Mapping[str, str] = {}
        """Titles in the navigation files of other plugins: the translation by the title."""
        self._snippets = LocalizedSnippets(config, self.project, lambda text: renderer.render(text).html)
        self._untranslated_strings = extension_strings.untranslated_strings(config)
        self.untranslated_texts = UntranslatedTexts()
        self.kept: Mapping[str, SitePage] | None = None
        """The pages of the current locale that an earlier build has made; None if this one makes all."""
        self.root_files: RootFiles | None = None
        """What other plugins wrote at the root before the current locale."""
        self.rendered = Files([])
        """The files of the current locale, after all its pages have been rendered."""
        self.addresses: frozenset[str] = frozenset()
        """Theirs below the site's root."""
        self._set_up(config)

    def _set_up(self, config: MkDocsConfig) -> None:
        codes = [language.code for language in self.languages]
        if lacking := [code for code in codes if not messages.speaks(code)]:
            log.info(
                "Notices and buttons are in English for readers of %s: bitext lacks their language (see catalogues)",
                ", ".join(lacking),
            )
        theme.add_language_partials(config.theme, codes, self)
        theme.add_templates(config.theme, self.enhance)
        if mkdocs_search.plugin(config) is None:
            static_i18n.prepare_search(config, codes)
        if theme.loads_modules(config.theme):
            self.bundles.add_to_pages(config, self._parts)
        config.markdown_extensions += [self.pages.ids, UnmarkedCode()]  # type: ignore[list-item]  # MkDocs allows it
        other_plugins.finish_once(config, lambda: self.in_source)
        if self.project.translations.is_dir():
            config.watch.append(str(self.project.translations))

    @property
    def _parts(self) -> list[str]:
        """What pages load beside what every site has."""
        right_to_left = any(direction_of(one.code) == "rtl" for one in self.languages)
        return [*(["direction"] if right_to_left else []), *sorted(self.enhance)]

    def build_only(self, code: str, kept: Mapping[str, SitePage] | None) -> None:
        """Restrict this build to some pages of one locale, as if the locales before it were done.

        Args:
            code: the locale, BCP 47.
            kept: the pages of the locale that stay as an earlier build made them, by path below `docs`.
        """
        self.kept = kept
        self.i18n.current_language, self.i18n.building = code, True

    @property
    def languages(self) -> tuple[Locale, ...]:
        """All locales, the source first."""
        return (self.project.source, *self.project.locales)

    @property
    def built_locales(self) -> tuple[Locale, ...]:
        """Those that this build makes, the source first."""
        only = self.i18n.only
        return tuple(one for one in self.languages if not only or one.code in only)

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
        self.pages.keeps_texts = bool(other_plugins.unknown_handlers(config, *_AFTER_RENDERING))
        other_plugins.format_dates(config, self.locale.code)
        mkdocs_search.use_script(config, self.start)

    def prepare(self, config: MkDocsConfig, env: Environment) -> None:
        """Give templates what pages of the current locale need."""
        reuse_compiled(env)
        theme.translate(env, self._marked)
        if not self.in_source:
            theme.stay_in_locale(env, self._localized_address)
            if language_of(self.project.source_locale) == "en":
                # Themes are written in English, templates of the owner in the language of the pages.
                self.untranslated_texts.watch(env)
        env.globals["bitext_locale"] = theme.language_label(self.locale, self.languages)
        self.search.install(env, config, self.locale)

    def reuse_output(
        self, env: Environment, config: MkDocsConfig, navigations: Iterable[Navigation | Sequence[StructureItem]]
    ) -> None:
        """Let pages of the current locale be taken from an earlier build, once all of them have been rendered.

        Args:
            env: of the templates.
            config: of the build.
            navigations: those that the pages show.
        """
        state = [repr(self.project.config), self.locale.code, self.bundles.uri, *sorted(self.addresses)]
        marked = [text for pair in sorted(self._marked.items()) for text in pair]
        reuse_output(env, config, self.pages.stored, [*state, *marked], navigations)

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
        self.pages.add(files, self.locale)
        if not self.in_source:
            other_plugins.place_print_page(config, self.locale.code)
            other_plugins.place_coverage_report(config, self.locale.code)
            other_plugins.stop_redirects(config)
        if self.kept is None:
            self.root_files = RootFiles.of(Path(config.site_dir), config.site_url, files)

    def settle_root_files(self) -> None:
        """After all plugins have written their files of the current locale."""
        if self.root_files is None:
            return  # No other plugin takes part when some pages are built.
        if self.in_source:
            self.root_files.clean()
        else:
            self.root_files.settle(self.locale.code, [one.code for one in self.project.locales])

    def source_page(self, file: File) -> SourcePage:
        """The source page of a page, with its address relative to that page."""
        url = file.url if self.in_source else file.url.removeprefix(f"{self.locale.code}/")
        return SourcePage(self.project.source_locale, get_relative_url(url or "./", file.url))

    def source_url(self, page: Page) -> str | None:
        """The absolute URL of the source page; None if the site has no URL."""
        if page.canonical_url is None:
            return None
        return urljoin(page.canonical_url, self.source_page(page.file).url)

    def show_languages(self, file: File | None, config: MkDocsConfig) -> None:
        """Let the theme show the language switcher of a page; without one, that of the not-found page."""
        self.links.show(file, config, self.locale)

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
        self.rendered = files
        self.addresses = frozenset(file.url for file in files)
        if self.kept is None:
            self.links.index(files, self.locale, site_url, self._is_listed)

    def let_go(self, config: MkDocsConfig) -> None:
        """Let go of the texts of the current locale, whose pages are written, if no other plugin may want them."""
        if not other_plugins.unknown_handlers(config, "post_build"):
            for file in self.rendered.documentation_pages():
                if file.page is not None:
                    file.page.content = file.page.markdown = None

    def _is_listed(self, file: File) -> bool:
        known = self.pages.by_uri.get(file.src_uri)
        return known is None or known.kind is not Kind.FALLBACK

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
