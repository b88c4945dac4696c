"""One search per locale: the hooks of the plugin for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from bitext.core.html_edit import script_json
from bitext.core.model import BitextError
from bitext.core.storage import write_atomic
from bitext.project.project import Locale, Project
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.search import index, material
from mkdocs_bitext.search.synonyms import NAME, read_synonyms

LABELS_ID = "bt-search"
"""Id of the element with the strings for the script."""


class LocaleSearch:
    """The search of a site with the Material theme; without effect on other themes."""

    def __init__(self, project: Project, bundles: Bundles, help_page: str) -> None:
        self._project = project
        self._worker = bundles.address("search_worker.js")
        self._help_page = help_page
        self._help_url: str | None = None

    def install(self, env: Environment, config: MkDocsConfig, files: Files, locale: Locale) -> None:
        """Let the pages of a locale use our search worker."""
        if material.plugin(config) is None:
            return
        material.use_worker(env, f"{self._worker}#{locale.code}")
        page = files.get_file_from_path(self._help_page) if self._help_page else None
        self._help_url = page.url if page else None
        if self._help_page and page is None:
            log.warning(
                "search_help: there is no page %s; write the path of an existing page, or remove it",
                self._help_page,
            )

    def head(self, config: MkDocsConfig, locale: Locale) -> list[str]:
        """The elements for the head of a page: the strings that the script shows below the search field."""
        if material.plugin(config) is None:
            return []
        text = script_json(messages.section(locale.code, "search."))
        return [f'<script type="application/json" id="{LABELS_ID}">{text}</script>']

    def write(self, config: MkDocsConfig, locale: Locale, start: str) -> None:
        """Write the index of a locale after its pages have been built.

        Args:
            config: of the build.
            locale: of the pages.
            start: location of its start page.
        """
        search = material.plugin(config)
        if search is None:
            return
        language = index.stemmer(locale.code, material.languages(config.theme.dirs))
        docs = index.sections(material.entries(search), start)
        locale_index = index.Index(
            language,
            index.compounds(locale.code),
            material.scripts(language, config.theme.dirs) or (),
            self._synonyms(locale),
            docs,
            self._help(docs),
        )
        _write(config, f"search/{locale.code}.json", locale_index.data())

    def finish(self, config: MkDocsConfig) -> None:
        """After all locales have been built: replace the index of all of them by a stub."""
        search = material.plugin(config)
        if search is not None:
            write_atomic(Path(config.site_dir) / material.STUB, material.stub(search))

    def _synonyms(self, locale: Locale) -> tuple[tuple[str, ...], ...]:
        path = self._project.translations / locale.code / NAME
        try:
            return read_synonyms(path)
        except BitextError as error:
            log.warning("%s", error)
            return ()

    def _help(self, docs: tuple[index.Section, ...]) -> index.HelpPage | None:
        title = next((section.title for section in docs if section.location == self._help_url), None)
        return index.HelpPage(self._help_url, title) if self._help_url and title else None


def _write(config: MkDocsConfig, uri: str, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    write_atomic(Path(config.site_dir) / uri, text)
