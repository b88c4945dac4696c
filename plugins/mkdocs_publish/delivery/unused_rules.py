"""Removes rules from a style sheet that no page of the site can use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import (
    AtRule,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    QualifiedRule,
    SquareBracketsBlock,
)

_WORD = re.compile(r"[\w-]+")
_WITH_RULES = frozenset({"media", "supports", "layer", "container"})
"""Rules of which the content is rules."""


def words(paths: Iterable[Path]) -> frozenset[str]:
    """Every word in these files, in lower case: what elements, classes, ids and attributes are or will be named."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


def without_unused_rules(css: str, used: frozenset[str]) -> str:
    """The style sheet without selectors that contain a name which is not used anywhere.

    Args:
        css: a whole style sheet.
        used: the words of all pages and scripts.
    """
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))


def _kept(rules: Iterable[Node], used: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = ",".join(_used_selectors(rule.prelude, used))
            if selectors:
                yield f"{selectors}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _WITH_RULES and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            text = "".join(_kept(inner, used))
            if text or rule.lower_at_keyword == "layer":  # the first mention of a layer gives it its rank
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}"
        elif not isinstance(rule, ParseError):  # which a browser skips
            yield rule.serialize()


def _used_selectors(prelude: list[Node], used: frozenset[str]) -> Iterator[str]:
    selector: list[Node] = []
    for token in [*prelude, LiteralToken(0, 0, ",")]:
        if not _is_literal(token, ","):
            selector.append(token)
        else:
            if used.issuperset(_names(selector)):
                yield tinycss2.serialize(selector)
            selector = []


def _names(selector: list[Node]) -> Iterator[str]:
    """The words in the names that an element must have, in lower case: not those in `:not()` and `:is()`."""
    for before, token in zip([None, *selector], selector, strict=False):
        if isinstance(token, HashToken) or (isinstance(token, IdentToken) and not _is_literal(before, ":")):
            yield from _WORD.findall(token.value.lower())
        elif isinstance(token, SquareBracketsBlock):
            # Only that of the attribute: its value may be a part of a word.
            yield from [part.value.lower() for part in token.content if isinstance(part, IdentToken)][:1]


def _is_literal(token: Node | None, text: str) -> bool:
    return isinstance(token, LiteralToken) and token.value == text
