"""Checks one segment file: the file, each target, and the rendered page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from bitext import xliff
from bitext.check.consistency import Use, uses_of
from bitext.check.files import check_file, conflict, unreadable
from bitext.check.locations import TargetLocations
from bitext.check.repetition import Sameness, with_sameness, without_page_style
from bitext.core.model import BitextError, Document, Finding, Segment, Severity, State, Unit
from bitext.core.storage import read_text
from bitext.localize.localize_page import localize
from bitext.localize.publishable import UNTIL
from bitext.markdown.admonition_titles import admonition_titles
from bitext.markdown.includes import IncludedPages
from bitext.markdown.site_syntax import extract_options
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document
from bitext.rules.context import Context, Dictionary
from bitext.rules.glossary import Glossary
from bitext.rules.registry import RULES, check_segment
from bitext.segments.retired_segments import STALE
from bitext.segments.target_catalog import updated_targets
from bitext.update.plan_update import current_catalog

WHY: Mapping[str, str] = {
    "struct-render": "A target that changes the blocks, links or anchors of its page breaks everything after it.",
}


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What all files of a locale are checked against."""

    project: Project
    locale: Locale
    glossary: Glossary
    render: Callable[[str], str] | None = None
    """The site's Markdown to HTML; None skips what only rendering reveals."""
    dictionary: Dictionary | None = None
    """Of the locale; None to skip spelling."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One segment file."""

    path: Path
    findings: tuple[tuple[Finding, Sameness], ...] = ()
    """With what they have in common with those that say the same on other pages."""
    segments: int = 0
    """How many of its targets were checked."""
    uses: tuple[Use, ...] = ()
    """Its sentences, for comparison with those of other pages."""
    included: tuple[Path, ...] = ()
    """The pages that its page includes, in the source language."""


def check_page(context: CheckContext, name: str) -> CheckedFile:
    """Check the locale's file of a page.

    Args:
        context: what to check against.
        name: a page below the docs folder, `_site`, or a catalogue, for which the locale has a file.

    Raises:
        BitextError: the page itself cannot be read.
    """
    project, path = context.project, context.project.locale_path(context.locale, name)
    raw = path.read_bytes()
    locate = TargetLocations(path, raw)
    if left := conflict(raw, path):
        return CheckedFile(path, with_sameness([left], None))
    try:
        document = xliff.parse(raw, path)
        catalog = read_document(project.source_path(name))
    except BitextError as error:
        return CheckedFile(path, with_sameness([unreadable(error, path)], None))
    included = IncludedPages(project.docs)
    current, refused, rendered = _current(context, name, catalog, document, locate, included)
    judged = list(_to_judge(current))
    found: list[Finding] = []
    own = {(unit.id, segment.id): segment.target for unit in document.units for segment in unit.segments}
    source = project.source_locale
    for unit, segment in judged:
        key = unit.id, segment.id
        # Rendering a target alone explains why its page refuses it; it is the page that decides.
        render = context.render if key in refused else None
        rule_context = Context(
            unit, context.locale.code, source, context.glossary, context.dictionary, render, own.get(key), locate
        )
        found += _judged(segment, rule_context)
    findings = (
        *check_file(document, current, context.locale.code, raw, locate),
        *rendered,
        *without_page_style(found, judged),
    )
    return CheckedFile(path, with_sameness(findings, current), len(judged), uses_of(current), included.paths)


def _current(
    context: CheckContext,
    name: str,
    catalog: Document | None,
    document: Document,
    locate: TargetLocations,
    included: IncludedPages,
) -> tuple[Document, Set[tuple[str, str]], list[Finding]]:
    """The document brought up to date with its page, the segments that the page refuses, and the findings from
    rendering it.
    """
    project = context.project
    if name in project.pageless:
        current = current_catalog(project, name, catalog).document
        return updated_targets(current, document, context.locale.code).document, frozenset(), []
    page = localize(
        read_text(project.docs / name),
        catalog,
        document,
        locale=replace(context.locale, published=State.TRANSLATED),
        options=extract_options(project, name),
        render=included.expanding(context.render, name) if context.render else None,
        titles=admonition_titles(context.locale.code, project.translations),
        where=locate,
    )
    found = [_as_error(one) for one in page.findings if one.code in WHY]
    return replace(page.document, original=name), frozenset(page.untranslated), found


def _as_error(finding: Finding) -> Finding:
    """A build warning as the error that it is for the check."""
    return replace(finding, severity=Severity.ERROR, message=finding.message.removesuffix(UNTIL))


def _to_judge(document: Document) -> Iterator[tuple[Unit, Segment]]:
    """The targets that count as translated; drafts are not checked."""
    for unit in document.units:
        for segment in unit.segments:
            if unit.translate and segment.target is not None and segment.state > State.INITIAL:
                yield unit, segment


def _judged(segment: Segment, context: Context) -> Iterator[Finding]:
    # A stale target does not fit the current source, so other findings about it mean nothing.
    if segment.sub_state == STALE:
        return RULES["stale"](segment, context)
    return check_segment(segment, context)
