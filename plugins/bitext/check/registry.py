"""All rules by code, and the quick ones that every build asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType

from bitext.check import characters, codes, html, links, numbers, punctuation, state, structure, terms
from bitext.check.rule import Context, Rule, words
from bitext.content import code_key
from bitext.model import Content, Finding, Segment, Severity, Unit

_FAMILIES: tuple[ModuleType, ...] = (codes, links, html, structure, characters, numbers, punctuation, terms, state)

RULES: Mapping[str, Rule] = MappingProxyType(
    {one.code: one for family in _FAMILIES for one in vars(family).values() if isinstance(one, Rule)}
)
"""In the order in which their findings are told."""
_MARK = re.compile(
    r"[^ \w,();'’‘“”€°…–—./?%-]|[^\x20-\u024f\u2010-\u20ac]|[\x7f-\xa0\xad]|[\u2028-\u202e]|[\u2060-\u206f]"
    r"|\A[^\w(“‘]|\A[\d_]|[ ]{2}|--|//|www\.|__|8<"
)
"""What no trigger does without: a text without any of these is words."""
_BARRIERS = tuple(one for one in RULES.values() if one.cheap and one.severity is Severity.ERROR)


def check_segment(segment: Segment, context: Context) -> Iterator[Finding]:
    """What all rules find in one segment."""
    return _asked(tuple(RULES.values()), segment, context)


def faults(segment: Segment, unit: Unit, locale: str) -> Iterator[Finding]:
    """The errors that keep a target from being published, without those that only rendering shows.

    Args:
        segment: with its target and the page's own inline codes.
        unit: the unit that it belongs to.
        locale: the target's; BCP 47.
    """
    return _asked(_BARRIERS, segment, Context(unit, locale))


def _asked(rules: Sequence[Rule], segment: Segment, context: Context) -> Iterator[Finding]:
    """What the rules find that have a reason to look: most sentences are words and nothing else."""
    target = segment.target
    if target is None:
        return
    text = words(target)
    same = [*_kinds(segment.source)] == [*_kinds(target)] or code_key(segment.source) == code_key(target)
    plain = same and not _MARK.search(text)
    for one in rules:
        if one.trigger is None or not same or (not plain and one.trigger.search(text)):
            yield from one(segment, context)


def _kinds(content: Content) -> Iterator[tuple[str, str]]:
    return ((part.id, part.kind) for part in content if not isinstance(part, str))
