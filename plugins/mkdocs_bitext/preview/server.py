"""The builder of `mkdocs serve`: rebuilds only the pages that depend on changed files."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import mkdocs.utils
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from bitext.core.model import BitextError
from bitext.project.project import Project
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.preview import failure, partial_build
from mkdocs_bitext.preview.changes import Scope, Snapshot, scopes
from mkdocs_bitext.preview.partial_build import BuildSnapshot, PageSummary
from mkdocs_bitext.preview.watching import watch_saves
from mkdocs_bitext.search import material, mkdocs_search

log = get_plugin_logger("mkdocs_bitext")

_PAGE_LOCAL_PLUGINS = frozenset({"search", "material/search", "bitext", "i18n", "hubcheck", "bitext-publish"})
"""Plugins that use nothing but the current page. With any other plugin, every save rebuilds the whole site."""


class Preview:
    """The state of `mkdocs serve` between builds."""

    def __init__(self) -> None:
        self.scope: Scope | None = None
        """The scope of the current build; None for everything."""
        self._last = BuildSnapshot()
        self._snapshot: Snapshot | None = None
        self._project: Project | None = None
        self._status_page = ""
        self._site = Path()
        self._enabled = False
        self._affects_others = False
        self._emptied: tuple[Path, ...] = ()
        """The pages that a build of the whole site has removed, and may not have made again."""
        self._deferred: dict[str, Callable[[], None]] = {}
        self._lock = Lock()
        self._frozen = False
        self._build: Callable[[], None] = lambda: None

    def start(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        project: Project,
        status_page: str,
        build: Callable[[], None],
    ) -> None:
        """Take over from MkDocs after the first build of the site."""
        self._project, self._status_page, self._build = project, status_page, build
        self._site = Path(config.site_dir)
        self._enabled = set(config.plugins) <= _PAGE_LOCAL_PLUGINS
        self._snapshot = Snapshot(partial(_roots, server, config, project))
        server.builder = self.rebuild
        watch_saves(server)
        server.set_app(partial(self._answer, server))

    def _answer(self, server: LiveReloadServer, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name = environ["PATH_INFO"].rpartition("/")[2]
        if name in self._deferred:
            with self._lock:
                self._write_deferred(name)
        return server.serve_request(environ, start_response)

    def _write_deferred(self, name: str) -> None:
        write = self._deferred.pop(name, None)
        try:
            if write is not None:
                write()
        except BitextError as error:
            log.error("%s", error)

    def later(self, name: str, write: Callable[[], None]) -> None:
        """Write a file when a browser asks for it, if this is not a build of the whole site.

        Args:
            name: of the file.
            write: writes it.
        """
        if self.scope is None:
            write()
        else:
            self._deferred[name] = write

    def stop(self) -> None:
        """Let go of what lasts from save to save, at the end of the server or before all is built again."""
        gc.unfreeze()
        self._frozen = False

    def rebuild(self) -> None:
        """Build what changed; after an error, which the pages then show, the next build is complete."""
        self._emptied = ()
        try:
            with self._lock, failure.errors_logged() as logged:
                self._rebuild()
        except (MkDocsException, SystemExit, BitextError, OSError, ValueError) as error:
            # Aborts are SystemExit, unreadable pages are ValueError.
            self._last.summaries.clear()
            pages = {*self._emptied, *self._site.rglob("*.html")}
            failure.show_error(self._site, pages, " ".join(logged) or str(error))

    def _rebuild(self) -> None:
        assert self._snapshot is not None
        assert self._project is not None
        changed = self._snapshot.changed()
        if not changed:
            return  # The build before has seen it.
        affected = scopes(changed, self._project, self._last.dependents, self._status_page)
        if affected is None or not self._enabled or not self._last.summaries:
            self._build_all()
            return
        self._affects_others = False
        for scope in affected:
            self._build_scope(scope)
        if self._affects_others:
            self._build_all()
        elif not self._frozen:
            # What the next saves take from here would be gone through for garbage again and again.
            gc.collect()
            gc.freeze()
            self._frozen = True

    def _build_all(self) -> None:
        log.info("Building the whole site")
        self.stop()
        self._emptied = tuple(self._site.rglob("*.html"))
        self._deferred.clear()
        self._build()

    def _build_scope(self, scope: Scope) -> None:
        log.info("Building %s: %s", scope.locale, ", ".join(sorted(scope.pages)))
        self.scope = scope
        try:
            with _cleaning_disabled():
                self._build()
        finally:
            self.scope = None

    def before_pages(self, files: Files) -> None:
        """After the navigation was made: skip the pages outside the scope."""
        if self.scope is not None:
            partial_build.skip_other_pages(self.scope, files, self._last)

    def after_pages(self, config: MkDocsConfig, files: Files, locale: str, pages: dict[str, SitePage]) -> None:
        """After all pages were rendered: record what other pages show of them, and whether it changed."""
        self._last.pages[locale] = pages
        for file in files.documentation_pages():
            if file.page is None or (self.scope is not None and not self.scope.covers(file.src_uri)):
                continue
            page = pages.get(file.src_uri)
            fallback = page is not None and page.kind is Kind.FALLBACK
            anchors = frozenset(file.page.present_anchor_ids or ())
            now = PageSummary(file.page.title, dict(file.page.meta), fallback, anchors)
            before = self._last.summaries.get((locale, file.src_uri))
            self._last.summaries[locale, file.src_uri] = now
            self._affects_others |= self.scope is not None and before != now
            if page is not None:
                known = self._last.includes.get(file.src_uri, frozenset())
                self._last.includes[file.src_uri] = known.union(page.used)
        if self.scope is not None:
            config.theme.static_templates.clear()  # such as that of the sitemap
            partial_build.exclude_other_files(self.scope, files)
            partial_build.tell_plugins(config, files)

    def complete_search(self, config: MkDocsConfig, files: Files | None, locale: str) -> None:
        """Before the search index of a locale is written: add the entries of pages outside the scope."""
        entries = partial_build.search_entries(config)
        if entries is None or files is None:
            return
        if self.scope is not None:
            built = [file for file in files.documentation_pages() if self.scope.covers(file.src_uri)]
            entries[:] = partial_build.merged(self._last.search_entries.get(locale, ()), entries, built)
        self._last.search_entries[locale] = list(entries)

    def after_build(self, config: MkDocsConfig, project: Project) -> None:
        """After the build: complete the search index at the root, which other locales share or not."""
        self._project = project
        if self.scope is not None and material.plugin(config) is None:
            own = mkdocs_search.plugin(config)
            by_locale = self._last.search_entries
            shown = [by_locale.get(project.source_locale, [])] if own else by_locale.values()
            partial_build.write_search(config, [entry for entries in shown for entry in entries])

    def prepare(self, env: Environment) -> None:
        """Let a build of some pages take the files of the theme from the last one: if they change, all is built."""
        if self.scope is None:
            self._last.theme_files = None
        partial_build.list_theme_files_once(env, self._last)

    @property
    def kept(self) -> Mapping[str, SitePage] | None:
        """The pages that the current build takes as they are; None if it makes all."""
        return partial_build.kept_pages(self.scope, self._last) if self.scope is not None else None


@contextmanager
def _cleaning_disabled() -> Iterator[None]:
    """Keep MkDocs from emptying the site folder before a build, in the way mkdocs-static-i18n does it."""
    clean = mkdocs.utils.clean_directory
    mkdocs.utils.clean_directory = lambda directory: None
    try:
        yield
    finally:
        mkdocs.utils.clean_directory = clean


def _roots(server: LiveReloadServer, config: MkDocsConfig, project: Project) -> list[Path]:
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    watched = [Path(path) for path in (*config.watch, *server._watched_paths)]
    return list(dict.fromkeys([project.config_file, project.docs, project.translations, *theme, *watched]))
