"""Caches counts and findings between builds, so that `mkdocs serve` checks only what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from bitext.check.page import CheckContext, CheckedFile, check_page
from bitext.project.project import SITE, Locale, Project
from bitext.rules.glossary import NAME
from bitext.status.locale_status import PageStatus, count_page
from mkdocs_bitext.pages.page_cache import Stamp, settled, stamp

T = TypeVar("T")


@dataclass(slots=True)
class _Cache(Generic[T]):
    """Results by key, with the files that they depend on."""

    entries: dict[tuple[str, ...], tuple[tuple[Stamp, ...], T]] = field(default_factory=dict)

    def get(self, key: tuple[str, ...], files: Iterable[Path], make: Callable[[], T]) -> T:
        """The cached result if no file has changed since, otherwise a new one."""
        began = time.time_ns()
        stamps = tuple(stamp(path) for path in files)
        entry = self.entries.get(key)
        if entry is not None and entry[0] == stamps:
            return entry[1]
        result = make()
        if settled(stamps, began):
            self.entries[key] = stamps, result
        return result


_checked: _Cache[CheckedFile] = _Cache()
_counted: _Cache[PageStatus | None] = _Cache()


def checked(context: CheckContext, name: str) -> CheckedFile:
    """The findings on a file.

    Raises:
        BitextError: the page itself cannot be read.
    """
    project = context.project
    files = [*_segments(project, context.locale, name), project.translations / context.locale.code / NAME]
    if name in project.catalogues:
        files.append(project.catalogue_path(name, project.source))
    elif name != SITE:
        files.append(project.docs / name)
    return _checked.get(_key(project, context.locale, name), files, lambda: check_page(context, name))


def counted(project: Project, locale: Locale, name: str) -> PageStatus | None:
    """The translation status of a page.

    Raises:
        BitextError: a segment file cannot be used.
    """
    files = _segments(project, locale, name)
    return _counted.get(_key(project, locale, name), files, lambda: count_page(project, locale, name))


def _key(project: Project, locale: Locale, name: str) -> tuple[str, ...]:
    return str(project.config_file), repr(project.config), locale.code, name


def _segments(project: Project, locale: Locale, name: str) -> list[Path]:
    return [project.locale_path(locale, name), project.source_path(name)]
