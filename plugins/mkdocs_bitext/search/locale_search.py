"""One search per locale: the hooks of the plugin for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bitext.core.html_edit import script_json
from bitext.core.model import BitextError
from bitext.core.storage import read_text, write_atomic
from bitext.project.project import Locale, Project
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.pages.stored_pages import StoredPages
from mkdocs_bitext.search import index, material, mkdocs_search
from mkdocs_bitext.search.anchored import anchored_blocks
from mkdocs_bitext.search.stop_words import STOP_WORDS
from mkdocs_bitext.search.stored_entries import reuse_entries

LABELS_ID = "bt-search"
"""Id of the element with the strings for the script."""
SYNONYMS = "_search.tsv"
"""Name of the file with synonyms in a locale's folder of translations; optional."""


class LocaleSearch:
    """The search of a site: Material's gets another worker; any other theme has the search of MkDocs."""

    def __init__(self, project: Project, bundles: Bundles, help_page: str) -> None:
        self._project = project
        self._worker = bundles.address("search_worker.js")
        self._help_page = help_page
        self._help_url: str | None = None
        self._heads: dict[str, list[str]] = {}
        self._plain = mkdocs_search.LocaleIndexes()

    def install(self, env: Environment, config: MkDocsConfig, locale: Locale) -> None:
        """Let the pages of a locale use our search worker, or the index of MkDocs leave our notices out."""
        mkdocs_search.leave_out_ours(config)
        if material.plugin(config) is not None:
            material.use_worker(env, f"{self._worker}#{locale.code}")

    def find_help(self, config: MkDocsConfig, files: Files) -> None:
        """Find the page that is suggested when a search has no results, among the pages of a locale."""
        if material.plugin(config) is None:
            return
        page = files.get_file_from_path(self._help_page) if self._help_page else None
        self._help_url = page.url if page else None
        if self._help_page and page is None:
            log.warning(
                "search_help: there is no page %s; write the path of an existing page, or remove it",
                self._help_page,
            )

    def head(self, config: MkDocsConfig, locale: Locale) -> list[str]:
        """The elements for the head of a page: what the script shows below the search field, and what it fetches."""
        if material.plugin(config) is None:
            return []
        if locale.code not in self._heads:
            self._heads[locale.code] = self._head(config, locale)
        return self._heads[locale.code]

    def _head(self, config: MkDocsConfig, locale: Locale) -> list[str]:
        shown: dict[str, object] = {**messages.section(locale.code, "search.")}
        language = index.stemmer(locale.code, material.languages(config.theme.dirs))
        text = script_json(shown | {"scripts": material.scripts(language, config.theme.dirs)})
        return [f'<script type="application/json" id="{LABELS_ID}">{text}</script>']

    def reuse_entries(self, config: MkDocsConfig, stored: StoredPages) -> None:
        """Let Material's search parse only pages that have changed."""
        search = material.plugin(config)
        if search is not None and not material.segments_words(search):
            reuse_entries(search, stored)

    def add_anchors(self, config: MkDocsConfig, page: Page, stored: StoredPages) -> None:
        """Let a search lead to the rows and paragraphs of a page that have anchors, once Material has its sections."""
        search = material.plugin(config)
        if search is None or not page.content:
            return
        blocks = stored.result(("anchored", page.content), partial(anchored_blocks, page.content), list)
        for entry in reversed(search.search_index.entries if blocks else ()):
            if str(entry["location"]).partition("#")[0] != page.url:
                break  # The sections of a page are the last ones, just after the theme has added them.
            entry["anchored"] = blocks

    def write(
        self,
        config: MkDocsConfig,
        locale: Locale,
        start: str,
        contributor_pages: Collection[str] = (),
        later: Callable[[str, Callable[[], None]], None] | None = None,
    ) -> None:
        """Write the index of a locale, after its pages have been built.

        Args:
            config: of the build.
            locale: of the pages.
            start: location of its start page.
            contributor_pages: locations of the pages that are not for readers.
            later: is given the name of a file that is needed only when somebody searches, and what writes it; None to
                write it now.
        """
        self._plain.write(config, locale, start)
        search = material.plugin(config)
        if search is None:
            return
        entries = list(search.search_index.entries)
        write = partial(self._write, config, locale, start, contributor_pages, entries)
        if later is None:
            write()
        else:
            later(_name(locale), write)

    def _write(
        self,
        config: MkDocsConfig,
        locale: Locale,
        start: str,
        contributor_pages: Collection[str],
        entries: Iterable[Mapping[str, Any]],
    ) -> None:
        language = index.stemmer(locale.code, material.languages(config.theme.dirs))
        docs = [index.section(entry, start, contributor_pages, locale.code) for entry in entries]
        data: dict[str, Any] = {  # documented as `Data` in assets/search/engine.js
            "language": language,
            "compounds": index.compounds(locale.code),
            "scripts": material.scripts(language, config.theme.dirs),
            "stopWords": STOP_WORDS.get(language, "").split(),
            "synonyms": self._synonyms(locale),
            "docs": docs,
        }
        title = next((section["title"] for section in docs if section["location"] == self._help_url), None)
        if self._help_url and title:
            data["help"] = {"location": self._help_url, "title": title}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        write_atomic(Path(config.site_dir) / "search" / _name(locale), text, durable=False)

    def finish(self, config: MkDocsConfig) -> None:
        """After all locales have been built: replace the index of all of them by a stub, or by that of the source."""
        self._plain.finish(config)
        search = material.plugin(config)
        if search is not None:
            write_atomic(Path(config.site_dir) / material.STUB, material.stub(search), durable=False)

    def _synonyms(self, locale: Locale) -> tuple[tuple[str, ...], ...]:
        try:
            return read_synonyms(self._project.translations / locale.code / SYNONYMS)
        except BitextError as error:
            log.warning("%s", error)
            return ()


def _name(locale: Locale) -> str:
    return f"{locale.code}.json"


def read_synonyms(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of synonyms in a file: one per line, separated by tabs; lines that begin with # are comments.

    Raises:
        BitextError: a line contains a single word, or the file is not UTF-8.
    """
    groups: list[tuple[str, ...]] = []
    for number, line in enumerate(read_text(path).splitlines() if path.is_file() else (), 1):
        if not line.strip() or line.startswith("#"):
            continue
        group = tuple(filter(None, map(str.strip, line.split("\t"))))
        if len(group) < 2:
            raise BitextError("contains one word only; write at least two synonyms, separated by tabs", path, number)
        groups.append(group)
    return tuple(groups)
