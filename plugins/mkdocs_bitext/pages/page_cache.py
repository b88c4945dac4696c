"""Caches localized pages between builds, so that `mkdocs serve` localizes only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bitext.project.project import Locale, Project
from mkdocs_bitext.pages.localized import SitePage

Stamp: TypeAlias = tuple[Path, int, int] | tuple[Path, None, None]
"""A file with its modification time in nanoseconds and its size in bytes; None for both if it does not exist."""

_UNTRACKED_INCLUDE_EXTENSIONS = ("pymdownx.snippets", "markdown_include")
"""Extensions that include files into a page without our knowledge."""
_CLOCK = 50_000_000
"""Resolution of modification times, in nanoseconds: a newer file may change without a new modification time."""


@dataclass(frozen=True, slots=True)
class _Entry:
    files: tuple[Stamp, ...]
    page: SitePage


_entries: dict[tuple[str, str, str, str], _Entry] = {}


class PageCache:
    """The pages of a site from earlier builds in this process.

    Args:
        project: any change of its mkdocs.yml invalidates all pages.
        extensions: names of the Markdown extensions in use.
    """

    def __init__(self, project: Project, extensions: Iterable[object]) -> None:
        self._project = project
        self._site = str(project.config_file)
        self._config = repr(project.config)
        self._enabled = not any(str(name).startswith(_UNTRACKED_INCLUDE_EXTENSIONS) for name in extensions)

    def page(self, uri: str, locale: Locale, make: Callable[[], SitePage]) -> SitePage:
        """The cached page if none of its files has changed since, otherwise a new one."""
        key = self._site, self._config, locale.code, uri
        entry = _entries.get(key)
        if self._enabled and entry is not None and entry.files == tuple(stamp(one[0]) for one in entry.files):
            return entry.page
        began = time.time_ns()
        page = make()
        files = tuple(stamp(file) for file in self._files((uri, *page.used), locale))
        if settled(files, began):
            _entries[key] = _Entry(files, page)
        return page

    def _files(self, uris: Iterable[str], locale: Locale) -> Iterable[Path]:
        for uri in dict.fromkeys(uris):
            yield self._project.docs / uri
            yield self._project.source_path(uri)
            yield self._project.locale_path(locale, uri)


def settled(stamps: Iterable[Stamp], now: int) -> bool:
    """Whether the modification times are old enough to detect any later change.

    Args:
        stamps: of the files.
        now: a time before they were read, in nanoseconds since 1970.
    """
    return all(changed is None or changed < now - _CLOCK for _, changed, _ in stamps)


def stamp(path: Path) -> Stamp:
    """The current stamp of a file."""
    try:
        status = path.stat()
    except OSError:
        return path, None, None
    return path, status.st_mtime_ns, status.st_size
