"""All rules by code, and the quick ones that every build asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType

from bitext.check import characters, codes, html, links, numbers, punctuation, state, structure, terms
from bitext.check.rule import Context, Rule
from bitext.model import Finding, Segment, Severity, Unit

_FAMILIES: tuple[ModuleType, ...] = (codes, links, html, structure, characters, numbers, punctuation, terms, state)

RULES: Mapping[str, Rule] = MappingProxyType(
    {one.code: one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Rule)}
)
"""In the order in which their findings are told."""
_BARRIERS = tuple(one for one in RULES.values() if one.cheap and one.severity is Severity.ERROR)


def check_segment(segment: Segment, context: Context) -> Iterator[Finding]:
    """What all rules find in one segment."""
    for one in RULES.values():
        yield from one(segment, context)


def faults(segment: Segment, unit: Unit, locale: str) -> Iterator[Finding]:
    """The errors that keep a target from being published, without those that only rendering shows.

    Args:
        segment: with its target and the page's own inline codes.
        unit: the unit that it belongs to.
        locale: the target's; BCP 47.
    """
    context = Context(unit, locale)
    for one in _BARRIERS:
        yield from one(segment, context)
