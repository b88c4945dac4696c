"""One page in one locale, as Markdown: published targets merged in, everything else in the source language."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from bitext.core.model import Content, Document, Finding, Location
from bitext.localize.publishable import (
    Render,
    SegmentIndex,
    Where,
    as_build_warning,
    candidates,
    structure_preserving,
    targets_by_unit,
)
from bitext.localize.segment_markers import mark
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.markdown.merge import merge_targets
from bitext.project.project import Locale
from bitext.segments.foreign import made_for_another_source, misplaced
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.source_catalog import CatalogUpdate, updated_catalog
from bitext.segments.stale_targets import FREE_EMPHASIS
from bitext.segments.target_catalog import updated_targets

_NO_TITLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LocalizedPage:
    """A page in a locale."""

    text: str
    """Markdown without milestones; the source page byte for byte where nothing is published."""
    marked: str
    """The same with milestones; equal to `text` where none were requested or none could be placed."""
    document: Document
    """Its units with their segments, targets and states, in page order."""
    published: int
    """How many segments are shown translated."""
    total: int
    """How many segments are translatable."""
    untranslated: tuple[tuple[str, str], ...]
    """Unit and segment ids of the segments shown in the source language."""
    findings: tuple[Finding, ...] = ()
    stale_minor: int = 0
    """How many of the published ones predate a minor edit of their source."""

    @property
    def fallback(self) -> bool:
        """Whether the page is the source page because none of its targets is published."""
        return self.published == 0 < self.total


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """A source page with the same ids as its translations."""

    marked: str
    """Markdown with milestones; the page byte for byte where none could be placed."""
    document: Document
    """Its source catalog, brought up to date with the page."""
    findings: tuple[Finding, ...] = ()


def localize(
    text: str,
    catalog: Document | None,
    target: Document | None,
    *,
    locale: Locale,
    options: ExtractOptions | None = None,
    render: Render | None = None,
    titles: Mapping[str, str] = _NO_TITLES,
    milestones: bool = False,
    ends: bool = False,
    where: Where | None = None,
) -> LocalizedPage:
    """The page in a locale. An invalid target is left out with a finding and never fails the build.

    Args:
        text: the source page.
        catalog: its source catalog; if missing or out of date, it is updated in memory.
        target: the locale's document of the page, updated likewise.
        locale: what to publish.
        options: how units are extracted from the page.
        render: the site's Markdown to HTML, to prove that page and source have one structure; None skips the proof.
        titles: default titles of admonitions in this locale, by type.
        milestones: whether to produce `marked`.
        ends: whether to mark the ends of untranslated segments in it too.
        where: returns the location of a target, for findings.
    """
    page = _catalog_update(text, catalog, options)
    render = lru_cache(maxsize=8)(render) if render else None
    where = where or _nowhere
    document, targets, findings = _targets(page.document, target, locale, where)
    plain = text
    if targets and render:
        free = any(document.units[index].segments[at].sub_state == FREE_EMPHASIS for index, at in targets)
        fit = structure_preserving(page, targets, render, titles, where, free_emphasis=free)
        targets, titles = fit.targets, fit.titles
        findings += fit.findings
        plain = fit.page if targets else text
    rows, titles = (targets_by_unit(page, targets), titles) if targets else (None, {})
    if targets and not render:
        plain = merge_targets(page.page, rows, titles=titles)
    marked = mark(page, rows, plain, titles, render, ends=ends) if milestones else None
    missing = tuple(_untranslated(document, targets))
    return LocalizedPage(
        plain,
        marked.text if marked else plain,
        document,
        published=len(targets),
        total=len(targets) + len(missing),
        untranslated=missing,
        findings=(*findings, *(marked.findings if marked else ())),
        stale_minor=sum(document.units[index].segments[place].sub_state == STALE_MINOR for index, place in targets),
    )


def _targets(
    source: Document, target: Document | None, locale: Locale, where: Where
) -> tuple[Document, dict[SegmentIndex, Content], list[Finding]]:
    """The page with its targets; those that may be published, by index; what is wrong with the others."""
    misfits = misplaced(target, source.original, locale.code, None) if target else ()
    strange = [replace(one, location=where("", "")) for one in misfits]
    document = updated_targets(source, None if strange else target, locale.code).document
    targets, findings = candidates(document, locale.published, where)
    if target and not strange:
        strange = list(made_for_another_source(target, document, where))
        others = {(finding.unit, finding.segment) for finding in strange}
        targets = {key: one for key, one in targets.items() if _ids(document, key) not in others}
    return document, targets, [*findings, *map(as_build_warning, strange)]


def _untranslated(document: Document, targets: Container[SegmentIndex]) -> Iterator[tuple[str, str]]:
    for index, unit in enumerate(document.units):
        for place, segment in enumerate(unit.segments):
            if unit.translate and (index, place) not in targets:
                yield unit.id, segment.id


def _ids(document: Document, index: SegmentIndex) -> tuple[str, str]:
    unit = document.units[index[0]]
    return unit.id, unit.segments[index[1]].id


def mark_source(
    text: str, catalog: Document | None, *, options: ExtractOptions | None = None, render: Render | None = None
) -> MarkedSource:
    """The source page with the same milestones as its translations."""
    page = _catalog_update(text, catalog, options)
    marked = mark(page, None, text, {}, lru_cache(maxsize=8)(render) if render else None)
    return MarkedSource(marked.text, page.document, marked.findings)


@lru_cache(maxsize=4)  # The source and each of its locales ask for the same page, one after the other.
def _catalog_update(text: str, catalog: Document | None, options: ExtractOptions | None) -> CatalogUpdate:
    options = options or ExtractOptions()
    return updated_catalog(
        extract_units(text, options),
        catalog,
        frozenset(),
        original=catalog.original if catalog else "",
        source_locale=catalog.source_locale if catalog else options.locale,
    )


def _nowhere(unit: str, segment: str) -> Location | None:
    return None
