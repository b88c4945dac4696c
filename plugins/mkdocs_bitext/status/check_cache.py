"""Caches counts and findings between builds, so that `mkdocs serve` checks only what changed."""

from __future__ import annotations

from pathlib import Path

from bitext.check.page import CheckContext, CheckedFile, check_page
from bitext.project.project import SITE, Locale, Project
from bitext.rules.glossary import NAME
from bitext.status.locale_status import PageStatus, count_page
from mkdocs_bitext.pages.page_cache import FileCache

_checked: FileCache[CheckedFile] = FileCache()
_counted: FileCache[PageStatus | None] = FileCache()


def checked(context: CheckContext, name: str) -> CheckedFile:
    """The findings on a file.

    Raises:
        BitextError: the page itself cannot be read.
    """
    project, locale = context.project, context.locale
    files = [*_segments(project, locale, name), project.translations / locale.code / NAME]
    if name in project.catalogues:
        files.append(project.catalogue_path(name, project.source))
    elif name != SITE:
        files.append(project.docs / name)
    return _checked.get(
        _key(project, locale, name), lambda: check_page(context, name), lambda page: [*files, *page.included]
    )


def counted(project: Project, locale: Locale, name: str) -> PageStatus | None:
    """The translation status of a page.

    Raises:
        BitextError: a segment file cannot be used.
    """
    files = _segments(project, locale, name)
    return _counted.get(_key(project, locale, name), lambda: count_page(project, locale, name), lambda _: files)


def _key(project: Project, locale: Locale, name: str) -> tuple[str, ...]:
    return str(project.config_file), repr(project.config), locale.code, name


def _segments(project: Project, locale: Locale, name: str) -> list[Path]:
    return [project.locale_path(locale, name), project.source_path(name)]
