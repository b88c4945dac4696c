"""Reduces findings that say the same: a page's own style is no fault, and one text is one finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Document, Finding, Segment, Severity, Unit
from bitext.rules.end_punctuation import closing_mark, needs_closing_mark
from bitext.rules.rule import about

_SIBLINGS = 4
"""From so many headings, items or cells of a page that end like their sources, one that does not is a slip."""
_PER_PAGE = frozenset({"number-format"})
"""What a page does everywhere or nowhere: one finding says it all."""
_PER_WORD = frozenset({"spelling"})
"""What is wrong with a word, whatever the sentence."""
_Pair: TypeAlias = tuple[Unit, Segment]
_Group: TypeAlias = tuple[str, str]


def without_page_style(findings: Iterable[Finding], checked: Sequence[_Pair]) -> Iterator[Finding]:
    """The findings about a page, except differences in closing punctuation that are the style of the page.

    A heading, list item or table cell can do with or without a full stop. Only the one that differs from most others
    of its page is a slip.

    Args:
        findings: of all rules about the page.
        checked: the segments that the rules were applied to, with their units.
    """
    alike: Counter[_Group] = Counter()
    different: defaultdict[_Group, set[tuple[str, str]]] = defaultdict(set)
    groups: dict[tuple[str, str], _Group] = {}
    for unit, segment in checked:
        if not needs_closing_mark(unit, segment):
            in_source, in_target = closing_mark(segment.source), closing_mark(segment.target or ())
            group = groups[unit.id, segment.id] = (unit.type, in_source)
            if in_source == in_target:
                alike[group] += 1
            else:
                different[group].add(_texts(segment))
    for finding in findings:
        own = groups.get((finding.unit, finding.segment)) if finding.code == "end-punct" else None
        if own is None or (alike[own] >= _SIBLINGS and len(different[own]) == 1):
            yield finding


Sameness: TypeAlias = tuple[str, ...] | None
"""The same for findings that say the same; None for one that says something of its own."""


def once(checked: Iterable[Sequence[tuple[Finding, Sameness]]]) -> Iterator[Finding]:
    """The findings of all pages of a locale, each warning once for equal texts; the first says how many follow.

    Args:
        checked: the findings about each page, with their sameness.
    """
    more: Counter[object] = Counter()
    first: dict[object, Finding] = {}
    for at, findings in enumerate(checked):
        for number, (finding, same) in enumerate(findings):
            key: object = (at, number) if same is None else (same, at if finding.code in _PER_PAGE else None)
            more[key] += key in first
            first.setdefault(key, finding)
    for key, finding in first.items():
        yield replace(finding, message=f"{finding.message} (and {more[key]} more)") if more[key] else finding


def with_sameness(findings: Iterable[Finding], document: Document | None) -> tuple[tuple[Finding, Sameness], ...]:
    """Findings with what they have in common with others that say the same.

    Args:
        findings: about a page.
        document: the page; None if it cannot be used.
    """
    segments = {(unit.id, one.id): one for unit in document.units for one in unit.segments} if document else {}
    return tuple((one, _sameness(one, segments.get((one.unit, one.segment)))) for one in findings)


def _sameness(finding: Finding, segment: Segment | None) -> Sameness:
    if segment is None or finding.severity is Severity.ERROR:
        return None
    if finding.code in _PER_PAGE:
        return (finding.code,)
    if finding.code in _PER_WORD:
        return finding.code, finding.message.removeprefix(about(segment))
    return finding.code, *_texts(segment)


def _texts(segment: Segment) -> tuple[str, str]:
    return markdown(segment.source), markdown(segment.target or ())
