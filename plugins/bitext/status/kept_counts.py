"""Counts a page only if its segment files have changed since the last run."""

from __future__ import annotations

from collections.abc import Callable

from bitext.core.content_cache import Names
from bitext.project.kept_results import KeptResults
from bitext.project.project import Locale, Project
from bitext.status.locale_status import PageStatus, count_page

TRUSTED: Names = frozenset(
    [
        *(("bitext.core.model", name) for name in ("InlineCode", "Kind", "State")),
        *(("bitext.status.locale_status", name) for name in ("Amount", "Counts", "PageStatus", "Standing", "Task")),
        *(("pathlib", name) for name in ("PosixPath", "WindowsPath")),
    ]
)


def kept_counts(results: KeptResults) -> Callable[[Project, Locale, str], PageStatus | None]:
    """Does what `count_page` does, with the results of earlier runs."""

    def count(project: Project, locale: Locale, name: str) -> PageStatus | None:
        files = project.source_path(name), project.locale_path(locale, name)
        (found,) = results.result(
            ("status", name, repr(locale)), files, lambda: (count_page(project, locale, name),), tuple
        )
        counted: PageStatus | None = found
        return counted

    return count
