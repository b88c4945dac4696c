"""Asks of Python-Markdown's inline patterns only those that may match: most texts have nothing but words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]  # typeshed has it under its old name
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_APPLY, _HANDLE = "_InlineProcessor__applyPattern", "_InlineProcessor__handleInline"
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_PLACEHOLDER = frozenset(INLINE_PLACEHOLDER % "0123456789")
"""The characters of what stands for an element, until all patterns are through."""
_MANY = 32
"""Characters of a range, above which it is of no use to know them."""


def ask_few_patterns(markdown: Markdown) -> None:
    """Let a Markdown instance skip inline patterns; what it makes of a text stays the same."""
    for one in markdown.treeprocessors:
        if type(one) is InlineProcessor and hasattr(one, _APPLY) and hasattr(one, _HANDLE):
            one.__class__ = _FewPatterns


class _FewPatterns(InlineProcessor):
    """The same, but a pattern is asked only about texts that have one of the characters that it needs."""

    _patterns: Sequence[Any] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Put elements in the places of inline markup (Python-Markdown's interface)."""
        if list(self.inlinePatterns) != self._patterns:
            self._know_patterns()
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # theirs
        if isinstance(data, AtomicString):
            return data
        if len(self._patterns) != len(self.inlinePatterns):  # or a pattern has registered another
            self._know_patterns()
        apply = getattr(self, _APPLY)
        present = self._special.intersection(data)
        at, start, matched = patternIndex, 0, True
        while matched:
            matched = False
            for index in self._order_for(present):
                if index >= at:
                    data, matched, start = apply(self._patterns[index], data, index, start if index == at else 0)
                    at = index
                if matched:
                    present |= self._of_placeholders  # All else in the text was in it before.
                    break
        return data

    def _know_patterns(self) -> None:
        self._patterns = list(self.inlinePatterns)
        self._needed = [_needed_by(one) for one in self._patterns]
        self._special = frozenset().union(*(one for one in self._needed if one is not None))
        self._of_placeholders = self._special & _PLACEHOLDER
        self._orders: dict[frozenset[str], list[int]] = {}

    def _order_for(self, present: frozenset[str]) -> list[int]:
        """The indices of the patterns that may match in a text with these characters."""
        if present not in self._orders:
            needed = enumerate(self._needed)
            self._orders[present] = [at for at, one in needed if one is None or not one.isdisjoint(present)]
        return self._orders[present]


def _needed_by(pattern: Any) -> frozenset[str] | None:
    if type(pattern).getCompiledRegExp is not Pattern.getCompiledRegExp:
        return None
    return needed_characters(pattern.compiled_re)


@lru_cache(maxsize=1024)
def needed_characters(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Characters of which every text has one in which a regular expression finds something; None if not known."""
    return _needed(_parser.parse(pattern.pattern, pattern.flags), bool(pattern.flags & re.IGNORECASE))


def _needed(parts: Iterable[tuple[Any, Any]], any_case: bool) -> frozenset[str] | None:
    """Of the parts that must all be found, the characters of the one that is the rarest."""
    every = [found for kind, what in parts if (found := _needed_of(kind, what, any_case)) is not None]
    return min(every, key=lambda found: sum(50 if one.isalnum() or one == " " else 1 for one in found), default=None)


def _needed_of(kind: Any, what: Any, any_case: bool) -> frozenset[str] | None:
    if kind is op.LITERAL or kind is op.IN:
        return _of_class([(kind, what)] if kind is op.LITERAL else what, any_case)
    if kind is op.BRANCH:
        each = [_needed(parts, any_case) for parts in what[1]]
        known = [one for one in each if one is not None]
        return frozenset().union(*known) if len(known) == len(each) else None
    if kind is op.SUBPATTERN:
        return _needed(what[3], any_case or bool(what[1] & re.IGNORECASE))
    if kind in _REPEATS:
        return _needed(what[2], any_case) if what[0] else None
    return _needed(what[1], any_case) if kind is op.ASSERT else None


def _of_class(items: Iterable[tuple[Any, Any]], any_case: bool) -> frozenset[str] | None:
    found: list[int] = []
    for kind, what in items:
        if kind is op.LITERAL:
            found.append(what)
        elif kind is op.RANGE and what[1] - what[0] < _MANY:
            found += range(what[0], what[1] + 1)
        else:
            return None
    characters = frozenset(map(chr, found))
    # Which letters are the same in another case is for the regular expression to say.
    return None if any_case and any(map(str.isalpha, characters)) else characters
