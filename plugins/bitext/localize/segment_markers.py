"""Milestones: empty inline elements that carry unit and segment ids from Markdown into HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from bitext.core.model import Document, Finding, Severity
from bitext.markdown.merge import Targets, merge_targets
from bitext.segments.source_catalog import CatalogUpdate

_MILESTONE = re.compile(r'<i data-s="([^"<>]*)"></i>')
_END = re.compile(r'<i data-e="([^"<>]*)"></i>')
_ROUNDS = 4
PAGE_UNMARKED = "page-unmarked"
"""Code of the finding about a page that would render differently with milestones."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A page with milestones."""

    text: str
    dropped: tuple[str, ...] = ()
    """Milestones, as `<unit>-<segment>`, that would not arrive exactly once."""
    findings: tuple[Finding, ...] = ()


def milestone(mark: str) -> str:
    """The empty inline element for `<unit>-<segment>`."""
    return f'<i data-s="{mark}"></i>'


def milestone_ids(text: str) -> list[str]:
    """The `<unit>-<segment>` of each milestone in Markdown or HTML, in order."""
    return _MILESTONE.findall(text)


def milestone_parts(html: str) -> Iterator[tuple[str, str]]:
    """The `<unit>-<segment>` of each milestone in HTML with the HTML behind it, up to the next one."""
    parts = _MILESTONE.split(html)
    return zip(parts[1::2], parts[2::2], strict=True)


def end_ids(text: str) -> list[str]:
    """The `<unit>-<segment>` of each mark at the end of an untranslated segment in Markdown or HTML, in order."""
    return _END.findall(text)


def is_mark(html: str) -> bool:
    """Whether it is a milestone, or the mark of an end, and nothing else."""
    return bool(_MILESTONE.fullmatch(html) or _END.fullmatch(html))


def replace_ends(text: str, replacement: Callable[[str], str]) -> str:
    """Markdown or HTML with another text in place of each mark at the end of an untranslated segment."""
    return _END.sub(lambda found: replacement(found[1]), text)


def replace_milestones(text: str, replacement: Callable[[str], str]) -> str:
    """Markdown or HTML with another text, by its `<unit>-<segment>`, in place of each milestone."""
    return _MILESTONE.sub(lambda found: replacement(found[1]), text)


def without_milestones(text: str) -> str:
    """Markdown or HTML with all milestones and marks of ends removed."""
    return _END.sub("", _MILESTONE.sub("", text))


def without_repeated_milestones(text: str) -> str:
    """The text with the first of equal milestones only: a page may include another twice."""
    seen: set[str] = set()

    def first(name: str) -> str:
        again = name in seen
        seen.add(name)
        return "" if again else milestone(name)

    return replace_milestones(text, first)


def mark(
    catalog: CatalogUpdate,
    targets: Targets | None,
    plain: str,
    titles: Mapping[str, str],
    render: Callable[[str], str] | None,
    *,
    ends: bool = False,
) -> Marked:
    """The page with a milestone in front of every segment in running text.

    Args:
        catalog: the page.
        targets: the targets merged into it.
        plain: the merged page without milestones.
        titles: default titles of admonitions, by type.
        render: the site's Markdown; None skips the proof.
        ends: whether to mark the ends of untranslated segments too, as far as these marks arrive.
    """
    marks = marked_segments(catalog)
    closed = marks if ends else set()
    page = _joined(catalog, targets, titles, marks, closed)
    if render is None or not marks:
        return Marked(page)
    dropped: set[str] = set()
    for _ in range(_ROUNDS):
        html = render(page)
        arrived = Counter(milestone_ids(html))
        lost = {name for name in marks - dropped if arrived[name] != 1}
        arrived = Counter(end_ids(html))
        open_ended = {name for name in end_ids(page) if arrived[name] != 1}
        if not lost and not open_ended:
            break
        dropped |= lost
        closed = closed - dropped - open_ended
        page = _joined(catalog, targets, titles, marks - dropped, closed)
    if not lost and without_milestones(html) == render(plain):
        return Marked(page, tuple(sorted(dropped)))
    if ends:
        return mark(catalog, targets, plain, titles, render)
    return Marked(plain, tuple(sorted(marks)), (_unmarked(catalog.document),))


def marked(catalog: CatalogUpdate, targets: Targets | None, titles: Mapping[str, str]) -> str:
    """The page with all of its milestones, whether or not they arrive."""
    return _joined(catalog, targets, titles, marked_segments(catalog), set())


def marked_segments(catalog: CatalogUpdate) -> set[str]:
    """The `<unit>-<segment>` of each segment in running text."""
    return {
        f"{unit.id}-{segment.id}"
        for place, unit in zip(catalog.page.units, catalog.document.units, strict=True)
        if place.running
        for segment in unit.segments
    }


def _joined(
    catalog: CatalogUpdate, targets: Targets | None, titles: Mapping[str, str], marks: Set[str], closed: Set[str]
) -> str:
    units = catalog.document.units

    def name(unit: int, segment: int) -> str:
        return f"{units[unit].id}-{units[unit].segments[segment].id}"

    def start(unit: int, segment: int) -> str:
        found = name(unit, segment)
        return milestone(found) if found in marks else ""

    def end(unit: int, segment: int) -> str:
        found = name(unit, segment)
        return f'<i data-e="{found}"></i>' if found in closed and units[unit].translate else ""

    return merge_targets(catalog.page, targets, mark=start, end_mark=end if closed else None, titles=titles)


def _unmarked(document: Document) -> Finding:
    return Finding(
        PAGE_UNMARKED,
        Severity.NOTE,
        f"{document.original or 'the page'} would render differently with segment markers, so it is built without "
        "them and its sentences cannot be shown side by side; a malformed table is the usual cause",
    )
