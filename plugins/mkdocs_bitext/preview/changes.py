"""Finds the files that changed since the last build, and the pages that depend on them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bitext.project.project import MEMORY, SITE, Project
from bitext.rules.glossary import NAME as TERMS
from mkdocs_bitext.pages.page_cache import is_recent, stamp

Dependents: TypeAlias = Callable[[str], Set[str]]
"""Gives the pages that depend on a file below `docs`: the page itself, and the pages that include it."""

_Stamp: TypeAlias = tuple[int, int] | tuple[None, None]
"""Of a file: its modification time in nanoseconds, and its size in bytes."""
_SEGMENTS = ".xlf"


@dataclass(frozen=True, slots=True)
class Scope:
    """The pages of a locale that a build is restricted to."""

    locale: str
    pages: frozenset[str]
    """Paths below `docs`."""

    def covers(self, page: str) -> bool:
        """Whether the page is built."""
        return page in self.pages


class Snapshot:
    """The state of a site's files at some time.

    Args:
        roots: gives files, and folders with everything in them.
    """

    def __init__(self, roots: Callable[[], Iterable[Path]]) -> None:
        self._roots = roots
        self._recent: dict[str, bytes] = {}
        """The contents of files that may change once more without a new stamp."""
        self._stamps = self._look()

    def changed(self) -> set[Path]:
        """The files that were added, removed or changed since the last call."""
        before, recent = self._stamps, self._recent
        now = self._stamps = self._look()
        differ = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        return {Path(path) for path in differ | {path for path, known in recent.items() if _content(path) != known}}

    def _look(self) -> dict[str, _Stamp]:
        began = time.time_ns()
        found = dict(_stamps(self._roots()))
        self._recent = {path: _content(path) for path, (changed, _) in found.items() if is_recent(changed, began)}
        return found


def scopes(changed: Set[Path], project: Project, dependents: Dependents, status_page: str = "") -> list[Scope] | None:
    """What has to be rebuilt; None for everything.

    Args:
        changed: the changed files.
        project: with these files.
        dependents: the pages that depend on a page or an include.
        status_page: the translators' page, which depends on all segment files; empty for none.
    """
    codes = [one.code for one in (project.source, *project.locales)]
    affected: dict[str, set[str]] = {code: {status_page} - {""} for code in codes}
    for path in filter(is_content, changed):
        effect = _of_segments(path, project, dependents) or _of_page(path, project, dependents)
        if effect is None:
            return None
        for code in codes if effect.locale is None else [effect.locale]:
            if code not in affected:
                return None
            affected[code] |= effect.pages
    return [Scope(code, frozenset(pages)) for code, pages in affected.items() if pages]


@dataclass(frozen=True, slots=True)
class _Effect:
    locale: str | None
    """None for all."""
    pages: Set[str] = frozenset()


def is_content(path: Path) -> bool:
    """Whether a file is not just a temporary or backup file of an editor."""
    return not path.name.startswith((".", "#")) and not path.name.endswith(("~", ".tmp"))


def _of_segments(path: Path, project: Project, dependents: Dependents) -> _Effect | None:
    if not path.is_relative_to(project.translations):
        return None
    code, *rest = path.relative_to(project.translations).parts
    locale = None if code == project.source.code else code
    if path.name == TERMS:
        return _Effect(locale)
    name = "/".join(rest).removesuffix(_SEGMENTS)
    if name == SITE or path.suffix != _SEGMENTS:
        return None
    if name == MEMORY or name in project.catalogues:
        return _Effect(locale)
    return _Effect(locale, dependents(f"{name}.md"))


def _of_page(path: Path, project: Project, dependents: Dependents) -> _Effect | None:
    if not path.is_relative_to(project.docs) or path.suffix != ".md" or not path.is_file():
        return None
    pages = dependents(path.relative_to(project.docs).as_posix())
    return _Effect(None, pages) if pages else None


def _stamps(roots: Iterable[Path]) -> Iterator[tuple[str, _Stamp]]:
    folders = []
    for root in roots:
        if root.is_dir():
            folders.append(str(root))
        elif root.is_file():
            yield str(root), stamp(root)[1:]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:  # no paths: there may be thousands at every save
            for entry in entries:
                if entry.is_dir():  # also a link to one, as MkDocs has it
                    folders.append(entry.path)
                    continue
                with suppress(OSError):
                    status = entry.stat()
                    yield entry.path, (status.st_mtime_ns, status.st_size)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
