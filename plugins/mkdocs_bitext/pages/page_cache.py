"""Caches what is made from files between builds, so that `mkdocs serve` makes only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from bitext.markdown.admonition_titles import titles_file
from bitext.project.project import Locale, Project
from mkdocs_bitext.pages.localized import SitePage

T = TypeVar("T")

Stamp: TypeAlias = tuple[Path, int, int] | tuple[Path, None, None]
"""A file with its modification time in nanoseconds and its size in bytes; None for both if it does not exist."""

_UNTRACKED_INCLUDE_EXTENSIONS = ("pymdownx.snippets", "markdown_include")
"""Extensions that include files into a page without our knowledge."""
_CLOCK = 50_000_000
"""Resolution of modification times, in nanoseconds: a newer file may change without a new modification time."""


class FileCache(Generic[T]):
    """Results by key, each with the files that it depends on."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], tuple[tuple[Stamp, ...], T]] = {}

    def get(self, key: tuple[str, ...], make: Callable[[], T], files: Callable[[T], Iterable[Path]]) -> T:
        """The cached result if none of its files has changed since, otherwise a new one.

        Args:
            key: of the result.
            make: makes it.
            files: gives the files that a result depends on.
        """
        entry = self._entries.get(key)
        if entry is not None and entry[0] == tuple(stamp(path) for path, *_ in entry[0]):
            return entry[1]
        began = time.time_ns()
        result = make()
        stamps = tuple(stamp(path) for path in files(result))
        if not any(changed_since(path, began) for path, *_ in stamps):
            self._entries[key] = stamps, result
        return result


_pages: FileCache[SitePage] = FileCache()


class PageCache:
    """The pages of a site from earlier builds in this process.

    Args:
        project: any change of its mkdocs.yml invalidates all pages.
        extensions: names of the Markdown extensions in use.
    """

    def __init__(self, project: Project, extensions: Iterable[object]) -> None:
        self._project = project
        self._site = str(project.config_file), repr(project.config)
        self._enabled = not any(str(name).startswith(_UNTRACKED_INCLUDE_EXTENSIONS) for name in extensions)

    def page(self, uri: str, locale: Locale, make: Callable[[], SitePage]) -> SitePage:
        """The cached page if none of its files has changed since, otherwise a new one."""
        if not self._enabled:
            return make()
        return _pages.get(
            (*self._site, locale.code, uri), make, lambda page: page_files(self._project, (uri, *page.used), locale)
        )


def page_files(project: Project, uris: Iterable[str], locale: Locale) -> Iterator[Path]:
    """The files that a page is made of.

    Args:
        project: of the page.
        uris: the page and all that it includes, relative to `docs`.
        locale: of the page.
    """
    yield titles_file(project.translations, locale.code)
    for uri in dict.fromkeys(uris):
        yield project.docs / uri
        yield project.source_path(uri)
        yield project.locale_path(locale, uri)


def stamp(path: Path) -> Stamp:
    """The current stamp of a file."""
    try:
        status = path.stat()
    except OSError:
        return path, None, None
    return path, status.st_mtime_ns, status.st_size


def changed_since(path: Path, began: int) -> bool:
    """Whether a file may have changed after a time in nanoseconds, as far as its own time tells."""
    return is_recent(stamp(path)[1], began)


def is_recent(changed: int | None, began: int) -> bool:
    """Whether a file with this modification time may have changed after a time, both in nanoseconds."""
    return changed is not None and changed >= began - _CLOCK
