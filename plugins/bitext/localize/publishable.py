"""Decides which targets are published: by state, by the rules, and by the structure of the rendered page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Finding, Location, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.localize.largest_valid_subset import largest_valid_subset
from bitext.localize.suspects import suspects
from bitext.markdown.extract.opaque import directives
from bitext.markdown.merge import merge_targets
from bitext.markdown.render import has_same_structure
from bitext.rules.registry import faults
from bitext.segments.retired_segments import STALE
from bitext.segments.source_catalog import CatalogUpdate

Render: TypeAlias = Callable[[str], str]
Where: TypeAlias = Callable[[str, str], Location | None]
"""Unit id, segment id -> location of its target on disk."""
SegmentIndex: TypeAlias = tuple[int, int]
"""Index of a unit and of a segment in it."""

UNTIL = "; until then it is shown in the source language"
"""What the build adds to a finding that keeps a target from being published."""
_STRUCTURE = "would change the structure of the page, not only its words; compare its markup with the source"


def is_published(segment: Segment, published: State) -> bool:
    """Whether a target's state lets it be published."""
    return segment.target is not None and segment.state >= published and segment.sub_state != STALE


def is_refused(segment: Segment, unit: Unit, locale: str) -> bool:
    """Whether a rule keeps a target from readers until it is corrected; every count of what is done asks this.

    Args:
        segment: with the page's own inline codes. One that is not translated, or stale, waits for other reasons.
        unit: the unit that it belongs to.
        locale: the target's; BCP 47.
    """
    translated = segment.target is not None and segment.state > State.INITIAL and segment.sub_state != STALE
    return translated and any(faults(segment, unit, locale))


def candidates(document: Document, published: State, where: Where) -> tuple[dict[SegmentIndex, Content], list[Finding]]:
    """The targets that state and rules let through, and findings about the others."""
    fit: dict[SegmentIndex, Content] = {}
    findings: list[Finding] = []
    for index, unit in enumerate(document.units):
        for place, segment in enumerate(unit.segments):
            if not unit.translate or segment.target is None or not is_published(segment, published):
                continue
            found = [build_warning(one, where) for one in faults(segment, unit, document.target_locale or "")]
            findings += found
            if not found:
                fit[index, place] = segment.target
    return fit, findings


@dataclass(frozen=True, slots=True)
class PublishableTargets:
    """The targets that can be merged into a page without changing its structure."""

    targets: dict[SegmentIndex, Content]
    titles: Mapping[str, str]
    """Default titles of admonitions by type; empty where these alone would change the structure."""
    page: str
    """The page with these targets and titles."""
    findings: tuple[Finding, ...] = ()
    """About the targets that were left out."""


def structure_preserving(
    catalog: CatalogUpdate,
    targets: Mapping[SegmentIndex, Content],
    render: Render,
    titles: Mapping[str, str],
    where: Where,
    *,
    free_emphasis: bool = False,
) -> PublishableTargets:
    """The targets and titles with which the page renders to the structure of its source."""
    source, syntax = catalog.page.text, catalog.page.options.syntax
    directives_of_source = directives(source, syntax)

    def merged(indices: Iterable[SegmentIndex]) -> str:
        chosen = {index_pair: targets[index_pair] for index_pair in indices}
        return merge_targets(catalog.page, targets_by_unit(catalog, chosen), titles=titles)

    def is_same(page: str) -> bool:
        # Plugins replace directives before Markdown is rendered.
        return directives(page, syntax) == directives_of_source and has_same_structure(
            render, source, page, free_emphasis=free_emphasis
        )

    def fits(indices: Iterable[SegmentIndex]) -> bool:
        return is_same(merged(indices))

    whole = merged(targets)
    if is_same(whole):
        return PublishableTargets(dict(targets), titles, whole)
    if titles and not fits(()):
        return structure_preserving(catalog, targets, render, {}, where, free_emphasis=free_emphasis)
    named = suspects(catalog, targets_by_unit(catalog, targets), titles, render)
    units = [index for index in sorted(targets) if _name(catalog, index) not in named]
    if len(units) == len(targets) or not fits(units):
        rows = [tuple(indices) for _, indices in groupby(sorted(targets), key=lambda index_pair: index_pair[0])]
        units = [*chain(*largest_valid_subset(rows, lambda chosen: fits(chain(*chosen))))]
    others = sorted(set(targets) - set(units))
    good = {*units, *largest_valid_subset(others, fits, units)}
    findings = [
        _refused(unit, unit.segments[place], where)
        for index, place in others
        if (index, place) not in good
        for unit in [catalog.document.units[index]]
    ]
    valid = {index_pair: target for index_pair, target in targets.items() if index_pair in good}
    return PublishableTargets(valid, titles, merged(valid), tuple(findings))


def _name(catalog: CatalogUpdate, index: SegmentIndex) -> str:
    unit = catalog.document.units[index[0]]
    return f"{unit.id}-{unit.segments[index[1]].id}"


def targets_by_unit(catalog: CatalogUpdate, targets: Mapping[SegmentIndex, Content]) -> list[list[Content | None]]:
    """Targets as `merge` takes them: a row per unit, None where the source stays."""
    return [
        [targets.get((index, place)) for place in range(len(unit.segments))]
        for index, unit in enumerate(catalog.document.units)
    ]


def build_warning(error: Finding, where: Where) -> Finding:
    """The error of a target as a build warning, with its location."""
    return as_build_warning(replace(error, location=where(error.unit, error.segment)))


def as_build_warning(error: Finding) -> Finding:
    """The error as a build warning: the page is built all the same."""
    return replace(error, severity=Severity.WARNING, message=f"{error.message}{UNTIL}")


def _refused(unit: Unit, segment: Segment, where: Where) -> Finding:
    message = f'the target of "{short(markdown(segment.source))}" {_STRUCTURE}'
    return build_warning(Finding("struct-render", Severity.ERROR, message, None, unit.id, segment.id), where)
