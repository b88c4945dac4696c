"""Checks a project: every segment file of every locale, and consistency across them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bitext.check import consistency, files, images, page
from bitext.check.page import CheckContext, CheckedFile, check_page
from bitext.check.repetition import once
from bitext.core.model import Finding, Severity
from bitext.project.project import SITE, Locale, Project
from bitext.rules.context import Dictionary
from bitext.rules.glossary import NAME, Glossary, read_glossary
from bitext.rules.registry import RULES

_TOGETHER = {"inconsistent": consistency.WHY, "image-locale": images.WHY}
_UNUSABLE = frozenset({"file-unreadable", "dup-id", "xml-doctype", "xml-limits"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and the findings."""

    findings: tuple[Finding, ...]
    """By file and line."""
    paths: tuple[Path, ...]
    """The segment files that were read."""
    segments: int
    """How many targets were checked."""

    @property
    def unusable(self) -> bool:
        """Whether some file cannot be used at all."""
        return any(finding.code in _UNUSABLE for finding in self.findings)


def check_project(
    project: Project,
    locales: Sequence[Locale] | None = None,
    render: Callable[[str], str] | None = None,
    step: Callable[[str], None] = lambda what: None,
    check: Callable[[CheckContext, str], CheckedFile] = check_page,
    spelling: Callable[[Project, Locale, Glossary], Dictionary | None] = lambda project, locale, glossary: None,
) -> Checked:
    """Run every rule over every target.

    Args:
        project: the project to check.
        locales: only these; None for all.
        render: the site's Markdown to HTML; None skips what only rendering reveals.
        step: called with each file as its turn comes.
        check: checks the file of a page; a caller with a cache passes its own.
        spelling: the dictionary of a locale; by default none, and spelling is not checked.

    Raises:
        BitextError: a page or a glossary cannot be read. Unreadable segment files are findings.
    """
    checked: list[CheckedFile] = []
    findings = list(images.check_images(project))
    for locale in project.locales if locales is None else locales:
        glossary = read_glossary(project.translations / locale.code / NAME)
        context = CheckContext(project, locale, glossary, render, spelling(project, locale, glossary))
        some = dict(_pages(context, step, check))
        findings += consistency.inconsistent((name, one.path, one.uses) for name, one in some.items())
        findings += once([one.findings for one in some.values()])
        checked += some.values()
    segments = sum(one.segments for one in checked)
    return Checked(tuple(sorted(findings, key=_by_place)), tuple(one.path for one in checked), segments)


def reasons() -> Mapping[str, str]:
    """Why each finding matters to readers, by code."""
    return {**{one.code: one.why for one in RULES.values()}, **page.WHY, **_TOGETHER, **files.WHY}


def severities() -> Mapping[str, Severity]:
    """The severity of each finding, by code."""
    errors = dict.fromkeys((*page.WHY, *files.WHY), Severity.ERROR)
    warnings = dict.fromkeys(_TOGETHER, Severity.WARNING)
    return {**{one.code: one.severity for one in RULES.values()}, **errors, **warnings}


def _pages(
    context: CheckContext, step: Callable[[str], None], check: Callable[[CheckContext, str], CheckedFile]
) -> Iterator[tuple[str, CheckedFile]]:
    for name in (*context.project.pages(), SITE, *context.project.catalogues):
        if context.project.locale_path(context.locale, name).exists():
            step(f"{context.locale.code} {name}")
            yield name, check(context, name)


def _by_place(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.location
    if place is None:
        return "", 0, 0, finding.code
    return str(place.path), place.line or 0, place.column or 0, finding.code
