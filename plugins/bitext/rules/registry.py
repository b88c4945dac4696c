"""All rules by code, and the quick ones that every build asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType, ModuleType
from typing import TypeAlias

from bitext.core.inline import words
from bitext.core.model import Finding, Segment, Severity, Unit
from bitext.rules import characters, codes, html, links, numbers, punctuation, state, structure, terms
from bitext.rules.context import Context
from bitext.rules.fast_path.precheck import Glance
from bitext.rules.rule import Rule, When

_FAMILIES: tuple[ModuleType, ...] = (codes, links, html, structure, characters, numbers, punctuation, terms, state)

RULES: Mapping[str, Rule] = MappingProxyType(
    {one.code: one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Rule)}
)
"""In the order in which their findings are told."""
_Groups: TypeAlias = Sequence[tuple[When | None, Sequence[Rule]]]
_OF_CONTEXT = frozenset({Glance.has_own_codes, Glance.is_rendered, Glance.is_limited, Glance.has_terms})
"""What they say does not hang on the segment."""


def _grouped(rules: Iterable[Rule]) -> tuple[_Groups, _Groups]:
    """Rules side by side that want the same of a first look, together; and those to ask of a clear pair."""
    groups = tuple((when, tuple(some)) for when, some in groupby(rules, key=attrgetter("when")))
    return groups, tuple(group for group in groups if group[0] in _OF_CONTEXT)


_ALL = _grouped(RULES.values())
_BARRIERS = _grouped(one for one in RULES.values() if one.cheap and one.severity is Severity.ERROR)


def check_segment(segment: Segment, context: Context) -> Iterator[Finding]:
    """What all rules find in one segment."""
    return _asked(_ALL, segment, context)


def faults(segment: Segment, unit: Unit, locale: str) -> Iterator[Finding]:
    """The errors that keep a target from being published, without those that only rendering shows.

    Args:
        segment: with its target and the page's own inline codes.
        unit: the unit that it belongs to.
        locale: the target's; BCP 47.
    """
    return _asked(_BARRIERS, segment, Context(unit, locale))


def _asked(rules: tuple[_Groups, _Groups], segment: Segment, context: Context) -> Iterator[Finding]:
    """What the rules find that have a reason to look: most sentences are words and nothing else."""
    if segment.target is None:
        return
    glance = Glance(segment, segment.target, context)
    text = "" if glance.plain or not glance.sound else words(segment.target)
    for when, some in rules[glance.clear and not glance.is_told_stale()]:
        if when is None:
            for one in some:
                if one.trigger is None or not glance.sound or (text and one.trigger.search(text)):
                    yield from one(segment, context)
        elif when(glance):
            for one in some:
                yield from one(segment, context)
