"""All rules by code, and the fast ones that run in every build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import TypeAlias

from bitext.core.model import Finding, Segment, Severity, Unit
from bitext.rules import (
    characters,
    codes,
    end_punctuation,
    garbled,
    html,
    links,
    messages,
    numbers,
    punctuation,
    spelling,
    state,
    structure,
    terms,
)
from bitext.rules.context import Context
from bitext.rules.precheck import precheck
from bitext.rules.rule import PairKind, Rule

_FAMILIES: tuple[ModuleType, ...] = (
    codes,
    links,
    html,
    structure,
    messages,
    characters,
    garbled,
    numbers,
    end_punctuation,
    punctuation,
    terms,
    spelling,
    state,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {one.code: one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Rule)}
)
"""In the order in which their findings are reported."""
_RulesByKind: TypeAlias = Mapping[PairKind, Sequence[Rule]]


def rules_to_ask(rules: Iterable[Rule]) -> _RulesByKind:
    """For each kind of pair, the rules that may find something in it, in order."""
    every = tuple(rules)
    return {kind: tuple(rule for rule in every if rule.never_in is None or kind < rule.never_in) for kind in PairKind}


_ALL = rules_to_ask(RULES.values())
_BARRIERS = rules_to_ask(rule for rule in RULES.values() if rule.cheap and rule.severity is Severity.ERROR)


def check_segment(segment: Segment, context: Context, asked: _RulesByKind = _ALL) -> Iterator[Finding]:
    """The findings of all rules about one segment; none if it has no target.

    Args:
        segment: with its target.
        context: what the rules know besides.
        asked: the rules, as grouped by `rules_to_ask`; all of them by default.
    """
    if segment.target is not None:
        for rule in asked[precheck(segment.source, segment.target)]:
            # As the rule itself does it, without a generator around each of a million searches.
            for fault in rule.search(segment, context):
                yield rule.finding(segment, context, fault)


def faults(segment: Segment, unit: Unit, locale: str) -> Iterator[Finding]:
    """The errors that keep a target from being published, except those that only rendering reveals.

    Args:
        segment: with its target and the page's own inline codes.
        unit: the unit that it belongs to.
        locale: the target's; BCP 47.
    """
    return check_segment(segment, Context(unit, locale), _BARRIERS)
