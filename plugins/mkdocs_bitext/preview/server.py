"""The builder of `mkdocs serve`: asks what changed, and has built what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import mkdocs.utils
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from bitext.core.model import BitextError
from bitext.project.project import Project
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.preview import failure, template_cache
from mkdocs_bitext.preview.changes import Scope, Snapshot, scopes
from mkdocs_bitext.preview.template_cache import Remembered, Shown
from mkdocs_bitext.search import material

log = get_plugin_logger("mkdocs_bitext")

_KNOWN = frozenset({"search", "material/search", "bitext", "i18n", "hubcheck", "bitext-publish"})
"""Plugins that ask for nothing but the page in hand. With any other, every save builds the whole site."""


class Preview:
    """What `mkdocs serve` keeps from one build to the next."""

    def __init__(self) -> None:
        self.scope: Scope | None = None
        """What the build that runs is to do; None for everything."""
        self._remembered = Remembered()
        self._snapshot: Snapshot | None = None
        self._project: Project | None = None
        self._status_page = ""
        self._site = Path()
        self._enabled = False
        self._others_follow = False
        self._build: Callable[[], None] = lambda: None

    def start(self, config: MkDocsConfig, project: Project, status_page: str, build: Callable[[], None]) -> None:
        """Take over from MkDocs once the site was built for the first time."""
        self._project, self._status_page, self._build = project, status_page, build
        self._site = Path(config.site_dir)
        self._enabled = set(config.plugins) <= _KNOWN
        self._snapshot = Snapshot(_roots(config, project))

    def rebuild(self) -> None:
        """Build what changed; a build that fails is told on the pages, and tried whole the next time."""
        pages = tuple(self._site.rglob("*.html"))
        try:
            with failure.errors_logged() as logged:
                self._rebuild()
        except (MkDocsException, SystemExit, BitextError, OSError, ValueError) as error:
            # Aborts are SystemExit, unreadable pages are ValueError.
            self._remembered.shown.clear()
            failure.tell(self._site, pages, " ".join(logged) or str(error))

    def _rebuild(self) -> None:
        assert self._snapshot is not None
        assert self._project is not None
        changed = self._snapshot.changed()
        wanted = scopes(changed, self._project, self._remembered.users, self._status_page)
        if not changed or wanted is None or not self._enabled or not self._remembered.shown:
            self._whole()
            return
        self._others_follow = False
        for scope in wanted:
            self._some(scope)
        if self._others_follow:
            self._whole()

    def _whole(self) -> None:
        log.info("Building the whole site")
        self._build()

    def _some(self, scope: Scope) -> None:
        log.info("Building %s: %s", scope.locale, ", ".join(sorted(scope.pages)))
        self.scope = scope
        try:
            with _nothing_cleaned():
                self._build()
        finally:
            self.scope = None

    def before_pages(self, files: Files) -> None:
        """Once the navigation stands: pages that are not to be built are left as they were."""
        if self.scope is not None:
            template_cache.only(self.scope, files, self._remembered)

    def after_pages(self, files: Files, locale: str, pages: dict[str, SitePage]) -> None:
        """Once all pages were read: remember what others show of them, and whether that has changed."""
        for file in files.documentation_pages():
            if file.page is None or (self.scope is not None and not self.scope.covers(file.src_uri)):
                continue
            page = pages.get(file.src_uri)
            now = Shown(file.page.title, dict(file.page.meta), page is not None and page.kind is Kind.FALLBACK)
            before = self._remembered.shown.get((locale, file.src_uri))
            self._remembered.shown[locale, file.src_uri] = now
            self._others_follow |= self.scope is not None and before != now
            if page is not None:
                known = self._remembered.used.get(file.src_uri, frozenset())
                self._remembered.used[file.src_uri] = known.union(page.used)
        if self.scope is not None:
            template_cache.drop_others(self.scope, files)

    def complete_search(self, config: MkDocsConfig, files: Files | None, locale: str) -> None:
        """Before the index of a locale is written: it has the entries of every page."""
        entries = template_cache.search_entries(config)
        if entries is None or files is None:
            return
        if self.scope is not None:
            built = [file for file in files.documentation_pages() if self.scope.covers(file.src_uri)]
            entries[:] = template_cache.merged(self._remembered.entries.get(locale, ()), entries, built)
        self._remembered.entries[locale] = list(entries)

    def after_build(self, config: MkDocsConfig, project: Project) -> None:
        """Once all is written: an index that all locales share has the entries of all."""
        self._project = project
        if self.scope is not None and material.plugin(config) is None:
            found = self._remembered.entries.values()
            template_cache.write_search(config, [entry for entries in found for entry in entries])

    def compiled(self, env: Environment) -> None:
        """Let a build take templates that an earlier one has read."""
        self._remembered.compiled(env)


@contextmanager
def _nothing_cleaned() -> Iterator[None]:
    """MkDocs empties the site before each build; mkdocs-static-i18n keeps it from that in the same way."""
    clean = mkdocs.utils.clean_directory
    mkdocs.utils.clean_directory = lambda directory: None
    try:
        yield
    finally:
        mkdocs.utils.clean_directory = clean


def _roots(config: MkDocsConfig, project: Project) -> list[Path]:
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    watched = [Path(path) for path in config.watch]
    return list(dict.fromkeys([project.config_file, project.docs, project.translations, *theme, *watched]))
