"""Which files changed since the last build, and what of the site rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bitext.project.project import MEMORY, SITE, Project
from bitext.rules.glossary import NAME as TERMS
from mkdocs_bitext.pages.page_cache import Stamp, stamp

Users: TypeAlias = Callable[[str], Set[str]]
"""A page below `docs` -> itself if it is a page of the site, and the pages that include it."""

_SEGMENTS = ".xlf"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a build is to do: some pages of a locale."""

    locale: str
    pages: frozenset[str]
    """By their paths below `docs`."""

    def covers(self, page: str) -> bool:
        """Whether the page is to be built."""
        return page in self.pages


class Snapshot:
    """The files of a site as they were at some time.

    Args:
        roots: folders, with all below them, and files.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(roots)
        self._stamps = dict(_stamps(self._roots))

    def changed(self) -> set[Path]:
        """The files that came, went or changed since it was last asked."""
        before, now = self._stamps, dict(_stamps(self._roots))
        self._stamps = now
        return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def scopes(changed: Set[Path], project: Project, users: Users, status_page: str = "") -> list[Scope] | None:
    """What has to be built again; None for everything.

    Args:
        changed: files.
        project: whose.
        users: which pages rest on a page or an include.
        status_page: the translators' page, which rests on all segment files; empty for none.
    """
    codes = [one.code for one in (project.source, *project.locales)]
    wanted: dict[str, set[str]] = {code: {status_page} - {""} for code in codes}
    for path in filter(_matters, changed):
        found = _of_segments(path, project, users) or _of_page(path, project, users)
        if found is None:
            return None
        for code in codes if found.locale is None else [found.locale]:
            if code not in wanted:
                return None
            wanted[code] |= found.pages
    return [Scope(code, frozenset(pages)) for code, pages in wanted.items() if pages]


@dataclass(frozen=True, slots=True)
class _Touched:
    locale: str | None
    """None for all."""
    pages: Set[str] = frozenset()


def _matters(path: Path) -> bool:
    """Editors write beside a file what nobody is to read."""
    return not path.name.startswith((".", "#")) and not path.name.endswith(("~", ".tmp"))


def _of_segments(path: Path, project: Project, users: Users) -> _Touched | None:
    if not path.is_relative_to(project.translations):
        return None
    code, *rest = path.relative_to(project.translations).parts
    locale = None if code == project.source.code else code
    if path.name == TERMS:
        return _Touched(locale)
    name = "/".join(rest).removesuffix(_SEGMENTS)
    if name == SITE or path.suffix != _SEGMENTS:
        return None
    if name == MEMORY or name in project.catalogues:
        return _Touched(locale)
    return _Touched(locale, users(f"{name}.md"))


def _of_page(path: Path, project: Project, users: Users) -> _Touched | None:
    if not path.is_relative_to(project.docs) or path.suffix != ".md" or not path.is_file():
        return None
    pages = users(path.relative_to(project.docs).as_posix())
    return _Touched(None, pages) if pages else None


def _stamps(roots: Iterable[Path]) -> Iterator[tuple[Path, Stamp]]:
    for root in roots:
        for path in root.rglob("*") if root.is_dir() else [root]:
            if not path.is_dir():
                yield path, stamp(path)
