"""Pages remembered from one build to the next: while a site is served, only what changed is localized again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bitext.project.project import Locale, Project
from mkdocs_bitext.pages.localized import SitePage

Stamp: TypeAlias = tuple[Path, int, int] | tuple[Path, None, None]
"""A file with the time of its last change and its size; without them where there is none."""

_UNTRACKED_INCLUDE_EXTENSIONS = ("pymdownx.snippets", "markdown_include")
"""Extensions that put files into a page which nobody tells us of."""
_CLOCK = 50_000_000
"""How far, in nanoseconds, the time of a change may lag behind the clock: a file that is this new may change unseen."""


@dataclass(frozen=True, slots=True)
class _Known:
    files: tuple[Stamp, ...]
    page: SitePage


_known: dict[tuple[str, str, str, str], _Known] = {}


class PageCache:
    """The pages of a site as earlier builds in this process made them.

    Args:
        project: a page is only recalled as long as all of its mkdocs.yml is the same.
        extensions: names of the Markdown extensions in use.
    """

    def __init__(self, project: Project, extensions: Iterable[object]) -> None:
        self._project = project
        self._site = str(project.config_file)
        self._config = repr(project.config)
        self._enabled = not any(str(name).startswith(_UNTRACKED_INCLUDE_EXTENSIONS) for name in extensions)

    def page(self, uri: str, locale: Locale, make: Callable[[], SitePage]) -> SitePage:
        """A page as it was, if no file that went into it changed since; else a new one."""
        key = self._site, self._config, locale.code, uri
        known = _known.get(key)
        if self._enabled and known is not None and known.files == tuple(stamp(one[0]) for one in known.files):
            return known.page
        began = time.time_ns()
        page = make()
        files = tuple(stamp(file) for file in self._files((uri, *page.used), locale))
        if settled(files, began):
            _known[key] = _Known(files, page)
        return page

    def _files(self, uris: Iterable[str], locale: Locale) -> Iterable[Path]:
        for uri in dict.fromkeys(uris):
            yield self._project.docs / uri
            yield self._project.source_path(uri)
            yield self._project.locale_path(locale, uri)


def settled(stamps: Iterable[Stamp], now: int) -> bool:
    """Whether the files were left alone for long enough: one that was just written may change again unseen.

    Args:
        stamps: of the files.
        now: before they were read; nanoseconds since 1970.
    """
    return all(changed is None or changed < now - _CLOCK for _, changed, _ in stamps)


def stamp(path: Path) -> Stamp:
    """What tells whether a file is still the same."""
    try:
        known = path.stat()
    except OSError:
        return path, None, None
    return path, known.st_mtime_ns, known.st_size
