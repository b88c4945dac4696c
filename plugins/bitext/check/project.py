"""A project's translations checked: every file of every locale, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bitext.check import consistency, files, images, page
from bitext.check.page import CheckedFile, Judge, check_page
from bitext.core.model import Finding, Severity
from bitext.project.project import SITE, Locale, Project
from bitext.rules.glossary import NAME, read_glossary
from bitext.rules.registry import RULES

_TOGETHER = {"inconsistent": consistency.WHY, "image-locale": images.WHY}
_UNUSABLE = frozenset({"file-unreadable", "dup-id", "xml-doctype", "xml-limits"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found."""

    findings: tuple[Finding, ...]
    """By file and line."""
    paths: tuple[Path, ...]
    """The segment files that were read."""
    segments: int
    """How many targets were judged."""

    @property
    def unusable(self) -> bool:
        """Whether there is a file that cannot be used at all."""
        return any(finding.code in _UNUSABLE for finding in self.findings)


def check_project(
    project: Project,
    locales: Sequence[Locale] | None = None,
    render: Callable[[str], str] | None = None,
    step: Callable[[str], None] = lambda what: None,
    check: Callable[[Judge, str], CheckedFile] = check_page,
) -> Checked:
    """Every rule over every target.

    Args:
        project: whose segment files.
        locales: only these; None for all.
        render: the site's Markdown; None leaves out what only rendering shows.
        step: told which file comes now.
        check: checks the file of a page; for those who remember what they found.

    Raises:
        BitextError: a page or a glossary cannot be read. Segment files that cannot be are findings.
    """
    checked: list[CheckedFile] = []
    findings = list(images.check_images(project))
    for locale in project.locales if locales is None else locales:
        glossary = read_glossary(project.translations / locale.code / NAME)
        some = list(_pages(Judge(project, locale, glossary, render), step, check))
        findings += consistency.inconsistent((one.document, one.locate) for one in some if one.document is not None)
        checked += some
    findings += (finding for one in checked for finding in one.findings)
    segments = sum(one.segments for one in checked)
    return Checked(tuple(sorted(findings, key=_by_place)), tuple(one.path for one in checked), segments)


def reasons() -> Mapping[str, str]:
    """Why a reader suffers, by the code of every finding there may be."""
    return {**{one.code: one.why for one in RULES.values()}, **page.WHY, **_TOGETHER, **files.WHY}


def severities() -> Mapping[str, Severity]:
    """How much each finding hurts, by its code."""
    errors = dict.fromkeys((*page.WHY, *files.WHY), Severity.ERROR)
    warnings = dict.fromkeys(_TOGETHER, Severity.WARNING)
    return {**{one.code: one.severity for one in RULES.values()}, **errors, **warnings}


def _pages(
    judge: Judge, step: Callable[[str], None], check: Callable[[Judge, str], CheckedFile]
) -> Iterator[CheckedFile]:
    for name in (*judge.project.pages(), SITE, *judge.project.catalogues):
        if judge.project.locale_path(judge.locale, name).exists():
            step(f"{judge.locale.code} {name}")
            yield check(judge, name)


def _by_place(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    if place is None:
        return "", 0, 0, finding.code
    return str(place.path), place.line or 0, place.column or 0, finding.code
