"""Configures mkdocs-static-i18n, which builds each locale, from the locales of the plugin."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage  # type: ignore[import-untyped]
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]
from mkdocs_static_i18n.reconfigure import LUNR_LANGUAGES  # type: ignore[import-untyped]
from mkdocs_static_i18n.suffix import I18nFiles  # type: ignore[import-untyped]

from bitext.core.locales import lookup
from bitext.project.project import Locale
from mkdocs_bitext.i18n.locale_files import LocaleFiles

NAME = "i18n"
"""The name of mkdocs-static-i18n among the plugins, by which themes look it up."""

ON_FILES = -99
"""The priority with which files become those of a locale: after plugins that make pages such as those of a blog (-50),
before those that make a navigation of them (-100)."""
_ON_NAV = -100
"""That of mkdocs-static-i18n itself."""


class _Language(I18nPluginLanguage):  # type: ignore[misc]  # mkdocs-static-i18n ships no types
    """A language of any BCP 47 code: it refuses `es-419` and `fil`."""

    locale = config_options.Type(str)


class _Options(I18nPluginConfig):  # type: ignore[misc]
    languages = config_options.ListOfItems(config_options.SubConfig(_Language))


class SiteLocales(I18n):  # type: ignore[misc]
    """mkdocs-static-i18n, configured by our plugin."""

    config_class = _Options
    _home: str | None = None
    """The path of the source's home page below `docs`; empty if it has none, None if it is not built."""
    only: Sequence[str] | None = None
    """The locales to build, the source first; None for all."""

    @property
    def build_languages(self) -> list[str]:
        """All locales, as every page shows them; in the loop that builds them, which is the source's, `only` those."""
        looping = self.building and self.current_language == self.default_language
        return list(self.only if looping and self.only is not None else self.all_languages)

    def localize_files(self, files: Files, config: MkDocsConfig) -> None:
        """Make the files those of the current locale, in place; files that are so already do not change."""
        LocaleFiles(self.all_languages, self.current_language, config.site_url).localize(files)
        self.i18n_files_per_language[self.current_language] = files.documentation_pages()

    @event_priority(ON_FILES)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """The files of the current locale; `a.md` finds `a.nl-BE.md` among them."""
        self.localize_files(files, config)
        localized: Files = I18nFiles(self, files)
        return localized

    @event_priority(_ON_NAV)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """The navigation with a home page if that of the source has one: MkDocs finds none in a section."""
        if self.current_language == self.default_language:
            self._home = nav.homepage.file.src_uri if nav.homepage else ""
        else:
            nav.homepage = next(filter(self._is_home, nav.pages), None)
        return nav

    def _is_home(self, page: Page) -> bool:
        if self._home is not None:
            return getattr(page.file, "norm_src_uri", page.file.src_uri) == self._home
        return page.is_top_level and page.url in (f"{self.current_language}/", f"{self.current_language}/index.html")

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text as it is: mkdocs-static-i18n joins its lines anew, without the last line end, which others want."""
        return markdown

    def reconfigure_mkdocs_theme(self, config: MkDocsConfig, locale: str) -> None:
        """Set the locale of one of MkDocs' own themes, which expect the POSIX form.

        One that such a theme does not speak would be a warning: it keeps the locale that the site has without us.
        """
        names = {locale.replace("-", "_"), locale.partition("-")[0]}
        messages = Path("LC_MESSAGES", "messages.mo")
        if any((Path(one, "locales", name) / messages).is_file() for one in config.theme.dirs for name in names):
            super().reconfigure_mkdocs_theme(config, locale.replace("-", "_"))

    def reconfigure_material_theme(self, config: MkDocsConfig, locale: str) -> MkDocsConfig:
        """Set the language of the theme; `mkdocs_bitext.head.alternates` makes the entries of its language switcher."""
        config.theme["language"] = locale
        return config

    def reconfigure_page_context(self, context: Any, *_: object) -> Any:
        """Leave the language switcher alone."""
        return context


def insert(config: MkDocsConfig, languages: Sequence[Locale], *, separate_search: bool = False) -> SiteLocales:
    """Add mkdocs-static-i18n to the plugins during a build.

    Args:
        config: of the build.
        languages: all locales, the source first.
        separate_search: whether each locale has a search index of its own.

    Raises:
        PluginError: mkdocs.yml contains it already, or it rejects a locale.
    """
    present = config.plugins.get(NAME)
    if isinstance(present, SiteLocales):
        return present
    if present is not None:
        raise PluginError(
            f"Remove `{NAME}` from the plugins in mkdocs.yml: `bitext` configures it from its own `locales`."
        )
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n.reconfigure").addFilter(_is_true_of_our_switcher)
    plugin = SiteLocales()
    errors, _ = plugin.load_config(
        {
            "docs_structure": "suffix",
            "fallback_to_default": True,
            # Removes duplicates, in quadratic time; only an index that all locales share has any.
            "reconfigure_search": not separate_search,
            "languages": [
                {"locale": language.code, "name": language.name, "default": language is languages[0]}
                for language in languages
            ],
        }
    )
    if errors:
        reasons = "; ".join(str(error) for _, error in errors)
        raise PluginError(f"The locales of `bitext` in mkdocs.yml cannot be built: {reasons}")
    config.plugins[NAME] = plugin
    _put_first(config.plugins, (NAME, "bitext", "bitext-publish"))
    return plugin


def _put_first(plugins: PluginCollection, names: Sequence[str]) -> None:
    """Put plugins before the others in the collection; the order in which they are called is that of priorities.

    Some plugins want to be listed after `i18n` (git-revision-date-localized) or as the last one (print-site).
    """
    listed = dict(plugins)
    dict.clear(plugins)
    dict.update(plugins, {name: listed[name] for name in names if name in listed} | listed)


def _is_true_of_our_switcher(record: logging.LogRecord) -> bool:
    """False for the warning that the language switcher needs full page loads: Material itself stays on the page."""
    return "navigation.instant" not in record.getMessage()


def search_languages(codes: Sequence[str]) -> list[str]:
    """The distinct stemmers that the search index needs for these locales."""
    found = (next(iter(lookup(code, LUNR_LANGUAGES)), "en") for code in codes)
    return list(dict.fromkeys(found))


def prepare_search(config: MkDocsConfig, codes: Sequence[str]) -> None:
    """Set the stemmers of a search plugin whose index all locales share, unless mkdocs.yml does."""
    for name in ("search", "material/search"):
        plugin = config.plugins.get(name)
        if plugin is not None and not plugin.config.get("lang"):
            plugin.config["lang"] = search_languages(codes)
