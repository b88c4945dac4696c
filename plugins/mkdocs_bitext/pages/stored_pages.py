"""The pages of all locales from earlier builds; those that changed are made by several processes."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from bitext.core.content_cache import FOLDER, ContentCache, digest, packed
from bitext.core.model import State
from bitext.core.program import program_digest
from bitext.markdown.known_extensions import may_include_snippets
from bitext.project.project import Locale, Project
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.pages.localized import SitePage
from mkdocs_bitext.pages.page_cache import changed_since, page_files
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.rendering import Rendering
from mkdocs_bitext.pages.segment_files import read_segments, shows_anything

T = TypeVar("T")
Page: TypeAlias = tuple[str, str]
"""Its path below `docs`, and its Markdown as in the file."""
Maker: TypeAlias = Callable[[Locale, str, str], SitePage]
_Results: TypeAlias = list[tuple[bytes, bytes]]

_TRUSTED = frozenset(
    [
        *(("bitext.core.model", name) for name in ("Finding", "Location", "Severity")),
        ("bitext.markdown.includes", "Missing"),
        *(("mkdocs_bitext.pages.localized", name) for name in ("Kind", "SitePage")),
        ("mkdocs_bitext.pages.rendering", "Rendering"),
        ("mkdocs_bitext.search.anchored", "Anchored"),
        *(("pathlib", name) for name in ("PosixPath", "WindowsPath")),
    ]
)
_WORTH_A_PROCESS = 16
"""From how many pages on it pays to start one."""
_BATCH = 8


class StoredPages:
    """The pages of a site in `.cache/bitext/` beside its mkdocs.yml.

    Args:
        project: of the site.
        renderer: of the site; unless it is certain what its extensions do, nothing is stored.
        processes: how many make pages at the same time; 0 for as many as there are processors.
    """

    def __init__(self, project: Project, renderer: Renderer, processes: int) -> None:
        self._project, self._renderer = project, renderer
        self._current: set[bytes] = set()
        """Pages whose files have been compared in this build."""
        # Where a process may not safely be copied, as on macOS, Python cannot name the processors of this one either.
        self._processes = processes or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else (0,))

    @cached_property
    def _cache(self) -> ContentCache:
        return ContentCache(self._project.root / FOLDER, _TRUSTED, log.info)

    @cached_property
    def _site(self) -> bytes | None:
        markdown = self._renderer.fingerprint
        if markdown is None:
            return None
        return digest(_versions(), str(self._project.config_file), repr(self._project.config), markdown)

    def page(self, uri: str, locale: Locale, text: str, make: Callable[[], SitePage]) -> SitePage:
        """A page as an earlier build made it, or a new one.

        Args:
            uri: its path below `docs`.
            locale: of the page.
            text: the source page's Markdown, as in the file.
            make: makes a new one.
        """
        stored = self._stored(uri, locale, text)
        if stored is not None:
            return stored
        results: _Results = []
        page = self._made(uri, locale, text, make, results)
        self._cache.put(results)
        return page

    def rendering(self, body: str, heading_ids: tuple[str, ...] | None) -> Rendering | None:
        """What MkDocs would make of the text of a page; None if it has to render it itself."""
        if self._site is None or may_include_snippets(body):
            return self._renderer.reusable(body, heading_ids)
        for ids in (None, heading_ids):
            known = self._cache.get(self._rendering_key(body, ids))
            if isinstance(known, Rendering) and (ids is heading_ids or known.heading_ids == heading_ids):
                return known
        with _listening() as said:
            new = self._renderer.reusable(body, heading_ids)
        if new is not None and not said:
            self._cache.put([(self._rendering_key(body, heading_ids), packed(new))])
        return new

    def shows_anything(self, path: Path, published: State) -> bool:
        """Whether readers see any target of a segment file, by the lowest state that is published."""
        content = _content(path)
        if content is None:
            return False
        key = _shows_key(content, published)
        known = self._cache.get(key)
        if not isinstance(known, bool):
            known = shows_anything(read_segments(path)[0], published)
            self._cache.put([(key, packed(known))])
        return known

    def result(self, made_of: tuple[str, ...], make: Callable[[], T], kind: type[T]) -> T:
        """A result of an earlier build, or a new one.

        Args:
            made_of: all that the result depends on, beside the versions of programs.
            make: makes a new one of texts, numbers, lists and dictionaries.
            kind: its type.
        """
        key = digest(_versions(), *made_of)
        known = self._cache.get(key)
        if isinstance(known, kind):
            return known
        new = make()
        self._cache.put([(key, packed(new))])
        return new

    def close(self) -> None:
        """At the end of a build; what comes after it opens the cache again."""
        opened = vars(self).pop("_cache", None)
        if opened is not None:
            opened.close()

    def prepare(self, pages: Iterable[Page], locales: Sequence[Locale], make: Maker) -> None:
        """Make the pages that are not stored, in all locales; what others say of them is said when they are used.

        Args:
            pages: those of the site.
            locales: the source first.
            make: makes a page.
        """
        if self._site is None:
            return
        missing = [
            (uri, text)
            for uri, text in pages
            if not may_include_snippets(text) and any(self._stored(uri, one, text) is None for one in locales)
        ]
        batches = [missing[at : at + _BATCH] for at in range(0, len(missing), _BATCH)]
        work = partial(self._results, locales, make)
        if len(missing) < _WORTH_A_PROCESS or self._processes == 1 or not _can_fork():
            for batch in batches:
                self._cache.put(work(batch))
            return
        log.info("Rendering %d new or changed pages in %d processes", len(missing), self._processes)
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(self._processes, context, _Work.begin, (work,)) as pool, suppress(BrokenProcessPool):
            # A process that was killed, for want of memory perhaps, leaves its pages to this one.
            for results in pool.map(_Work.of, batches):
                self._cache.put(results)

    def _results(self, locales: Sequence[Locale], make: Maker, pages: Iterable[Page]) -> _Results:
        """What is stored of pages; nothing of one that cannot be made, or that an extension says something of."""
        results: _Results = []
        for uri, text in pages:
            made: _Results = []
            # An error is raised again where the page is used, with its name.
            with _listening() as said, suppress(Exception):
                for locale in locales:
                    page = self._made(uri, locale, text, partial(make, locale, uri, text), made)
                    self._render(page, made)
            self._renderer.forget()
            results += [] if said else made
        return results

    def _render(self, page: SitePage, made: _Results) -> None:
        body, ids = self._renderer.body(page.text), page.heading_ids
        rendering = self._renderer.reusable(body, ids)
        if rendering is not None:
            own = None if ids is None or self._renderer.is_known(body, rendering) else ids
            made.append((self._rendering_key(body, own), packed(rendering)))

    def _made(self, uri: str, locale: Locale, text: str, make: Callable[[], SitePage], results: _Results) -> SitePage:
        began = time.time_ns()
        with _listening() as said:
            page = make()
        if self._site is not None and not said and not page.errors and not may_include_snippets(page.text):
            paths = tuple(page_files(self._project, (uri, *page.used), locale))
            files = tuple((str(path), _content(path)) for path in paths)
            if any(changed_since(path, began) for path in paths):
                return page  # Somebody is saving it: what was read may not be what is there now.
            results.append((self._page_key(uri, locale, text), packed((files, page))))
            results += self._shown(self._project.locale_path(locale, uri), locale)
        return page

    def _shown(self, path: Path, locale: Locale) -> Iterator[tuple[bytes, bytes]]:
        """What `shows_anything` will be asked of a segment file, while it is read."""
        content = _content(path) if locale is not self._project.source else None
        if content is not None:
            shows = shows_anything(read_segments(path)[0], locale.published)
            yield _shows_key(content, locale.published), packed(shows)

    def _stored(self, uri: str, locale: Locale, text: str) -> SitePage | None:
        if self._site is None:
            return None
        key = self._page_key(uri, locale, text)
        match self._cache.get(key):
            case (tuple(files), SitePage() as page):
                if key in self._current or all(_content(Path(path)) == known for path, known in files):
                    self._current.add(key)
                    return page
        return None

    def _page_key(self, uri: str, locale: Locale, text: str) -> bytes:
        return digest(self._site, "page", repr(locale), uri, text)

    def _rendering_key(self, body: str, heading_ids: tuple[str, ...] | None) -> bytes:
        return digest(self._site, "rendering", body, *(heading_ids or [None]))


def _shows_key(content: bytes, published: State) -> bytes:
    return digest(_versions(), "shows", content.hex(), published)


def _content(path: Path) -> bytes | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _versions() -> bytes:
    return program_digest("bitext", "mkdocs_bitext")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Gives what is logged meanwhile: a page must say the same each time it is built."""
    listener = _Listener()
    logging.root.addHandler(listener)
    try:
        yield listener.said
    finally:
        logging.root.removeHandler(listener)


class _Work:
    """The work of a process: it starts with all that the build knows, so that nothing of it has to be sent."""

    do: Callable[[Sequence[Page]], _Results]

    @classmethod
    def begin(cls, do: Callable[[Sequence[Page]], _Results]) -> None:
        """Take up the work, and say nothing: the build says it when it uses the page."""
        cls.do = do
        for name in (None, "mkdocs"):
            for handler in logging.getLogger(name).handlers[:]:
                logging.getLogger(name).removeHandler(handler)

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Results:
        """The results of some pages."""
        return cls.do(pages)


def _can_fork() -> bool:
    """Whether a process may start as a copy of this one, which must not have other threads (`mkdocs serve` has)."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
