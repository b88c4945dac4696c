"""A MkDocs project as the library sees it: where its pages and segment files are, and which locales it has."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from bitext.core.locales import Locale as Locale
from bitext.core.locales import canonical_locale as canonical_locale
from bitext.core.model import BitextError
from bitext.core.report import shown
from bitext.core.storage import absolute
from bitext.project import static_i18n
from bitext.project.mkdocs_yml import entries, read_config
from bitext.project.options import Settings

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
SITE, MEMORY = "_site", "_memory"
_OPTIONS = frozenset(
    {"catalogues", "contributor_pages", "enhance", "feedback", "front_matter", "includes", "locales", "not_found"}
    | {"processes", "search_help", "source", "source_only", "status_page", "translations"}
)


@dataclass(frozen=True, slots=True)
class Project:
    """What mkdocs.yml says."""

    config_file: Path
    docs: Path
    translations: Path
    source: Locale
    """The language that the pages are written in."""
    locales: tuple[Locale, ...]
    front_matter: tuple[str, ...]
    """Keys of the front matter whose values are translated."""
    includes: str
    """Folder below the docs folder whose pages are parts of other pages."""
    catalogues: Mapping[str, str]
    """Messages of programs: name of the segment files, e.g. `_checker`, to the path of JSON files with `{locale}`."""
    source_only: tuple[str, ...]
    """Patterns, as in .gitignore, of pages that are never translated."""
    config: Mapping[str, Any]
    """All of mkdocs.yml, with what it inherits."""

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml."""
        return self.config_file.parent

    @property
    def pageless(self) -> frozenset[str]:
        """Segment files that belong to no page."""
        return frozenset({SITE, MEMORY, *self.catalogues})

    @property
    def source_locale(self) -> str:
        """BCP 47."""
        return self.source.code

    def pages(self) -> tuple[str, ...]:
        """The source pages below the docs folder that are translated, includes too, in the order of their names.

        Raises:
            BitextError: there is no docs folder.
        """
        if not self.docs.is_dir():
            raise BitextError(f'the docs folder {self.docs} does not exist; correct "docs_dir"', self.config_file)
        untranslated = self.source_only_pages()
        files = self.files()
        # The site publishes `a.nl-BE.md` as the translation of `a.md`.
        translated = {f"{name.removesuffix('.md')}.{locale.code}.md" for name in files for locale in self.locales}
        return tuple(
            name
            for name in files
            if name.endswith(".md") and name not in translated and not untranslated.match_file(name)
        )

    def source_only_pages(self) -> GitIgnoreSpec:
        """Which pages are published in the source language alone: `match_file` takes a name below the docs folder."""
        return GitIgnoreSpec.from_lines(self.source_only)

    def files(self) -> tuple[str, ...]:
        """Pages and all other files of the docs folder that belong to the site or its includes, by name."""
        patterns = self.config.get("exclude_docs")
        own = patterns.splitlines() if isinstance(patterns, str) else ()
        excluded = GitIgnoreSpec.from_lines([".*", "/templates/", *own])
        # MkDocs follows links to folders too.
        folders = os.walk(self.docs, followlinks=True)
        names = (
            (Path(folder) / name).relative_to(self.docs).as_posix() for folder, _, files in folders for name in files
        )
        return tuple(
            sorted(
                name
                for name in names
                if not excluded.match_file(name) or PurePosixPath(name).is_relative_to(self.includes)
            )
        )

    def source_path(self, page: str) -> Path:
        """Where the source catalog of a page is."""
        return self.locale_path(self.source, page)

    def locale_path(self, locale: Locale | str, page: str) -> Path:
        """Where a locale's segment file of a page is; `_site` and its like count as pages here."""
        code = locale if isinstance(locale, str) else locale.code
        return self.translations / code / (page.removesuffix(".md") + ".xlf")

    def catalogue_path(self, name: str, locale: Locale) -> Path:
        """Where the messages of a catalogue are in a locale."""
        return self.root / self.catalogues[name].replace("{locale}", locale.code)

    def command(self, words: str) -> str:
        """A command line for this project: with `-f` unless the current folder is one from which it is found."""
        try:
            found = find_config(Path.cwd()).samefile(self.config_file)
        except (BitextError, OSError):
            found = False
        return words if found else f"{words} -f {shlex.quote(shown(self.config_file))}"

    def locale(self, code: str) -> Locale:
        """The locale with that code, in any case.

        Raises:
            BitextError: mkdocs.yml has none.
        """
        for locale in self.locales:
            if locale.code.casefold() == code.replace("_", "-").casefold():
                return locale
        known = ", ".join(locale.code for locale in self.locales) or "none yet"
        raise BitextError(
            f'has no locale "{code}" (it has: {known}); add it with: {self.command(f"bitext init {code}")}',
            self.config_file,
        )


def find_config(start: Path) -> Path:
    """The mkdocs.yml of the folder or of the nearest one above it.

    Raises:
        BitextError: there is none.
    """
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
    raise BitextError(f"no mkdocs.yml in {start} or a folder above it; go to your project, or name it with -f")


def load(config_file: Path) -> Project:
    """Read a project.

    Raises:
        BitextError: mkdocs.yml cannot be read, or an option of our plugin is invalid.
    """
    config_file = absolute(config_file)
    return project_of(read_config(config_file), config_file)


def project_of(config: Mapping[str, Any], config_file: Path) -> Project:
    """The project of a mkdocs.yml that is already read, or not yet written.

    Raises:
        BitextError: an option of our plugin is invalid.
    """
    options = plugin_options(config) or {}
    theirs = next(iter(static_i18n.languages(config)), None)
    check = Settings(config_file)
    check.names(options, _OPTIONS, "bitext")
    root = config_file.parent
    locales = check.locales(options.get("locales"))
    return Project(
        config_file,
        docs=root / check.text(config, "docs_dir", "docs"),
        translations=root / check.text(options, "translations", "translations"),
        source=check.source(options.get("source", theirs), config.get("theme"), locales),
        locales=locales,
        front_matter=check.texts(options, "front_matter", ("title", "description")),
        includes=check.text(options, "includes", "includes").strip("/"),
        catalogues=check.catalogues(options.get("catalogues")),
        source_only=check.texts(options, "source_only", ()),
        config=config,
    )


def plugin_options(config: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The options of the plugin `bitext` in mkdocs.yml; None where it is not listed."""
    for name, options in entries(config.get("plugins")):
        if name == "bitext":
            return options if isinstance(options, Mapping) else {}
    return None
