"""The translators' page: what is open in each locale, counted and checked once for all of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bitext.check import kept_checks
from bitext.check.project import check_project
from bitext.core.model import Finding
from bitext.markdown.renderer import renderer
from bitext.project.kept_results import kept_results
from bitext.project.project import Locale, Project
from bitext.status import kept_counts
from bitext.status.locale_status import LocaleStatus, status_of
from bitext.status.next_up import Job, jobs


@dataclass(frozen=True, slots=True)
class Commit:
    """A git commit."""

    id: str
    """Abbreviated hash."""
    time: datetime


@dataclass(frozen=True, slots=True)
class LocaleBoard:
    """The state of a locale for its translators."""

    status: LocaleStatus
    jobs: tuple[Job, ...]
    """Pages with work to do, the most urgent first."""
    findings: Mapping[str, tuple[Finding, ...]]
    """The findings of the rules, by rule."""
    changed: Commit | None
    """The last change of its files; None if they are not in a git repository."""

    @property
    def locale(self) -> Locale:
        """The locale."""
        return self.status.locale


@dataclass(frozen=True, slots=True)
class Board:
    """The state of all locales."""

    root: Path
    """The folder of mkdocs.yml; paths are shown relative to it."""
    locales: tuple[LocaleBoard, ...]

    def shown(self, path: Path) -> str:
        """A path, relative to the folder of mkdocs.yml if it is in it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def board_of(project: Project) -> Board:
    """Count and check all segment files, as `bitext status` and `bitext check` do, but for the spelling.

    Raises:
        BitextError: a page or a glossary cannot be read. Broken segment files are part of the board.
    """
    with kept_results(project, kept_checks.TRUSTED | kept_counts.TRUSTED) as kept:
        check = kept_checks.kept_checks(project, kept)
        findings = check_project(project, None, renderer(project), check=check).findings
        counts = status_of(project, count=kept_counts.kept_counts(kept))
    order = tuple(pages_in(project.config.get("nav")))
    return Board(project.root, tuple(_locale(project, status, findings, order) for status in counts))


def pages_in(nav: Any) -> Iterator[str]:
    """The pages in the navigation of mkdocs.yml, in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for below in nav.values():
            yield from pages_in(below)
    elif isinstance(nav, list | tuple):
        for one in nav:
            yield from pages_in(one)


def _locale(
    project: Project, status: LocaleStatus, findings: tuple[Finding, ...], order: tuple[str, ...]
) -> LocaleBoard:
    folder = project.translations / status.locale.code
    own = [one for one in findings if one.location is not None and one.location.path.is_relative_to(folder)]
    by_rule: dict[str, tuple[Finding, ...]] = {}
    for finding in sorted(own, key=lambda one: one.code):
        by_rule[finding.code] = (*by_rule.get(finding.code, ()), finding)
    return LocaleBoard(status, jobs(status, own, order), by_rule, last_change(project.root, folder))


def last_change(root: Path, folder: Path) -> Commit | None:
    """The last commit that changed a file in a folder; None without git, or if there is no such commit."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(root), "log", "-1", "--format=%h %cI", "--", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    id, _, time = done.stdout.strip().partition(" ")
    return Commit(id, datetime.fromisoformat(time)) if done.returncode == 0 and time else None
