"""One page in one locale, as Markdown: published targets in place, all else in the source language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from bitext.core.model import Document, Finding, Place
from bitext.localize.publishable import Render, Where, as_warning, candidates, harmless, target_rows
from bitext.localize.segment_markers import mark
from bitext.markdown.extract import CutOptions, cut
from bitext.markdown.merge import join
from bitext.project.project import Locale
from bitext.segments.foreign import foreign, is_foreign
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.source_catalog import CatalogUpdate, updated_catalog
from bitext.segments.target_catalog import updated_targets

_NO_TITLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LocalizedPage:
    """A page in a locale."""

    text: str
    """Markdown, without milestones; the source's own bytes where nothing is published."""
    marked: str
    """The same with milestones; equal to `text` where none were asked for or none could be put."""
    document: Document
    """Its units with their segments, targets and states, in page order."""
    published: int
    """How many segments readers see translated."""
    total: int
    """How many there are to translate."""
    untranslated: tuple[tuple[str, str], ...]
    """Unit and segment id of those that readers see in the source language."""
    findings: tuple[Finding, ...] = ()
    revising: int = 0
    """How many of the published ones were made before a small change of their source."""

    @property
    def fallback(self) -> bool:
        """Whether the page is the source page, because nothing of it is published."""
        return self.published == 0 < self.total


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """A source page with the ids that its translations have."""

    marked: str
    """Markdown with milestones; the page's own bytes where none could be put."""
    document: Document
    """Its register, brought up to the page."""
    findings: tuple[Finding, ...] = ()


def localize(
    text: str,
    register: Document | None,
    target: Document | None,
    *,
    locale: Locale,
    options: CutOptions | None = None,
    render: Render | None = None,
    titles: Mapping[str, str] = _NO_TITLES,
    milestones: bool = False,
    where: Where | None = None,
) -> LocalizedPage:
    """The page in a locale. A target that does not fit is left out with a finding; nothing here fails for one.

    Args:
        text: the source page.
        register: its register; where it is missing or behind the page, it is brought up in memory.
        target: the locale's file of the page, brought up likewise.
        locale: what to publish.
        options: how the page is cut.
        render: the site's Markdown to HTML: the proof that page and source have one structure. None trusts.
        titles: default titles of admonitions in this locale, by type.
        milestones: whether `marked` is wanted.
        where: finds the place of a target, for findings.
    """
    page = _registered(text, register, options)
    render = lru_cache(maxsize=8)(render) if render else None
    where = where or _nowhere
    strange = target is not None and is_foreign(target, locale.code)
    document = updated_targets(page.document, None if strange else target, locale.code).document
    targets, findings = candidates(document, locale.published, where)
    if target is not None and strange:
        findings.append(as_warning(foreign(target, locale.code, where("", ""))))
    if targets and render:
        fit = harmless(page, targets, render, titles, where)
        targets, titles = fit.targets, fit.titles
        findings += fit.findings
    rows, titles = (target_rows(page, targets), titles) if targets else (None, {})
    plain = join(page.cut, rows, titles=titles) if targets else text
    marked = mark(page, rows, plain, titles, render) if milestones else None
    missing = tuple(
        (unit.id, segment.id)
        for index, unit in enumerate(document.units)
        for place, segment in enumerate(unit.segments)
        if unit.translate and (index, place) not in targets
    )
    return LocalizedPage(
        plain,
        marked.text if marked else plain,
        document,
        published=len(targets),
        total=len(targets) + len(missing),
        untranslated=missing,
        findings=(*findings, *(marked.findings if marked else ())),
        revising=sum(document.units[index].segments[place].sub_state == STALE_MINOR for index, place in targets),
    )


def mark_source(
    text: str, register: Document | None, *, options: CutOptions | None = None, render: Render | None = None
) -> MarkedSource:
    """The source page with the milestones that its translations have."""
    page = _registered(text, register, options)
    marked = mark(page, None, text, {}, lru_cache(maxsize=8)(render) if render else None)
    return MarkedSource(marked.text, page.document, marked.findings)


def _registered(text: str, register: Document | None, options: CutOptions | None) -> CatalogUpdate:
    options = options or CutOptions()
    return updated_catalog(
        cut(text, options),
        register,
        frozenset(),
        original=register.original if register else "",
        source_locale=register.source_locale if register else options.locale,
    )


def _nowhere(unit: str, segment: str) -> Place | None:
    return None
