"""What a project is like before a locale is added: its theme, plugins and languages, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bitext.core.language_names import own_name
from bitext.core.locales import Locale, canonical_locale
from bitext.core.text_language import text_language
from bitext.exchange.init.existing_translations import (
    ExistingTranslation,
    existing_translations,
    page_texts,
    source_pages,
)
from bitext.project import static_i18n
from bitext.project.mkdocs_yml import entries
from bitext.project.options import theme_language
from bitext.project.project import Project, plugin_options

_SAMPLE = 30
"""How many pages are read to recognise the language of the pages."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a project has, and what of it concerns its translation."""

    project: Project
    theme: str
    """Name of the theme; empty where it is the site's own."""
    source: Locale
    """The language of the pages."""
    source_from: str
    """What says so, e.g. `theme.language`; empty where nothing does."""
    text_language: str | None
    """The language in which the pages are written by their words; None if unclear."""
    plugins: tuple[str, ...]
    """Names of the plugins that MkDocs runs, without ours."""
    pages: tuple[str, ...]
    """All pages below the docs folder."""
    translations: tuple[ExistingTranslation, ...]
    """In languages that are not locales of the project yet."""
    adopted: tuple[ExistingTranslation, ...]
    """Those in the docs folder whose language is a locale already."""
    po_files: tuple[Path, ...]

    @property
    def options(self) -> dict[str, str]:
        """The options of our plugin that the project needs beside the locale."""
        return source_option(self.project, self.source)


def survey(project: Project, source: str | None = None) -> Survey:
    """Look at a project.

    Args:
        project: as mkdocs.yml says.
        source: BCP 47, the language of its pages where the caller knows it.

    Raises:
        BitextError: it has no docs folder, or a page cannot be read.
    """
    pages = project.pages()
    theirs = static_i18n.languages(project.config)
    known, where = _source(project, source, theirs)
    languages = [code for code in theirs if code != known.code]
    own = {locale.code for locale in project.locales}
    found = existing_translations(project.docs, pages, known.code, languages)
    return Survey(
        project,
        theme=_theme(project.config.get("theme")),
        source=known,
        source_from=where,
        text_language=text_language(page_texts(project.docs, source_pages(pages, found), _SAMPLE)),
        plugins=_plugins(project.config),
        pages=pages,
        translations=tuple(each for each in found if each.locale not in own),
        adopted=tuple(each for each in found if each.locale in own and each.in_docs),
        po_files=_po_files(project.root),
    )


def source_option(project: Project, source: Locale) -> dict[str, str]:
    """The option that names the language of the pages; empty where mkdocs.yml says so without it.

    Args:
        project: as mkdocs.yml says. What mkdocs-static-i18n says in it is lost when that plugin is removed.
        source: the language of the pages.
    """
    if "source" in (plugin_options(project.config) or {}):
        return {}
    by_theme = theme_language(project.config.get("theme")) or "en"
    return {} if source.code == by_theme else {"source": source.code}


def _theme(theme: Any) -> str:
    if isinstance(theme, Mapping):
        return str(theme.get("name") or "")
    return str(theme or "mkdocs")


def _plugins(config: Mapping[str, Any]) -> tuple[str, ...]:
    if config.get("plugins") is None:
        return ("search",)
    names = (str(name) for name, _ in entries(config["plugins"]))
    return tuple(name for name in names if name not in ("bitext", "bitext-publish"))


def _source(project: Project, given: str | None, theirs: list[str]) -> tuple[Locale, str]:
    if given is not None:
        code = canonical_locale(given)
        return Locale(code, own_name(code)), "--source"
    if "source" in (plugin_options(project.config) or {}):
        return project.source, "source of bitext"
    if theirs:
        return project.source, "the default of i18n"
    theme = project.config.get("theme")
    setting = "theme.locale" if isinstance(theme, Mapping) and "language" not in theme else "theme.language"
    return project.source, setting if theme_language(theme) else ""


def _po_files(root: Path) -> tuple[Path, ...]:
    patterns = ("locale/*/LC_MESSAGES/*.po", "locales/*/LC_MESSAGES/*.po", "po/*.po", "locale/*.po")
    return tuple(sorted(path for pattern in patterns for path in root.glob(pattern)))
