"""Which targets readers may see: far enough, without an error by the rules, and without harm to the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, Finding, Place, Segment, Severity, State, Unit
from bitext.localize.largest_safe_subset import fitting
from bitext.markdown.merge import join
from bitext.markdown.render import same_skeleton
from bitext.rules.registry import faults
from bitext.segments.retired_segments import STALE
from bitext.segments.source_catalog import CatalogUpdate

Render: TypeAlias = Callable[[str], str]
Where: TypeAlias = Callable[[str, str], Place | None]
"""Unit id, segment id -> where its target stands on disk."""
Spot: TypeAlias = tuple[int, int]
"""Index of a unit and of a segment in it."""

UNTIL = "; until then it is shown in the source language"
"""What the build adds to a finding that keeps a target from its readers."""
_STRUCTURE = "would change the structure of the page, not only its words; compare its markup with the source"


def reaches_readers(segment: Segment, published: State) -> bool:
    """Whether a target has come far enough to be published."""
    return segment.target is not None and segment.state >= published and segment.sub_state != STALE


def candidates(document: Document, published: State, where: Where) -> tuple[dict[Spot, Content], list[Finding]]:
    """The targets that are far enough and without an error by the rules; findings about the others."""
    fit: dict[Spot, Content] = {}
    findings: list[Finding] = []
    for index, unit in enumerate(document.units):
        for place, segment in enumerate(unit.segments):
            if not unit.translate or segment.target is None or not reaches_readers(segment, published):
                continue
            found = [told(one, where) for one in faults(segment, unit, document.target_locale or "")]
            findings += found
            if not found:
                fit[index, place] = segment.target
    return fit, findings


@dataclass(frozen=True, slots=True)
class Fit:
    """What may be joined into a page without another structure coming out."""

    targets: dict[Spot, Content]
    titles: Mapping[str, str]
    """Default titles of admonitions by type; none where already they would change the structure."""
    findings: tuple[Finding, ...] = ()
    """About the targets that are left out."""


def harmless(
    registered: CatalogUpdate,
    targets: Mapping[Spot, Content],
    render: Render,
    titles: Mapping[str, str],
    where: Where,
) -> Fit:
    """The targets and titles under which the page renders to the source's own structure."""

    def fits(spots: Iterable[Spot]) -> bool:
        page = join(registered.cut, target_rows(registered, {spot: targets[spot] for spot in spots}), titles=titles)
        return same_skeleton(render, registered.cut.text, page) is None

    if fits(targets):
        return Fit(dict(targets), titles)
    if titles and not fits(()):
        return harmless(registered, targets, render, {}, where)
    rows = [tuple(spots) for _, spots in groupby(sorted(targets), key=lambda spot: spot[0])]
    units = _flat(fitting(rows, lambda chosen: fits(_flat(chosen))))
    suspects = sorted(set(targets) - set(units))
    good = {*units, *fitting(suspects, fits, units)}
    findings = [
        _refused(unit, unit.segments[place], where)
        for index, place in suspects
        if (index, place) not in good
        for unit in [registered.document.units[index]]
    ]
    return Fit({spot: target for spot, target in targets.items() if spot in good}, titles, tuple(findings))


def target_rows(registered: CatalogUpdate, targets: Mapping[Spot, Content]) -> list[list[Content | None]]:
    """Targets the way joining wants them: a row per unit, None where the source stays."""
    return [
        [targets.get((index, place)) for place in range(len(unit.segments))]
        for index, unit in enumerate(registered.document.units)
    ]


def told(error: Finding, where: Where) -> Finding:
    """The error of a target as the build says it, with its place."""
    return as_warning(replace(error, place=where(error.unit, error.segment)))


def as_warning(error: Finding) -> Finding:
    """The error as the build says it: a warning, as the page is built all the same."""
    return replace(error, severity=Severity.WARNING, message=f"{error.message}{UNTIL}")


def _refused(unit: Unit, segment: Segment, where: Where) -> Finding:
    message = f'the target of "{_short(segment.source)}" {_STRUCTURE}'
    return told(Finding("struct-render", Severity.ERROR, message, None, unit.id, segment.id), where)


def _short(source: Content) -> str:
    text = " ".join(markdown(source).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _flat(rows: Iterable[Sequence[Spot]]) -> list[Spot]:
    return [spot for row in rows for spot in row]
