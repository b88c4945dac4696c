"""Whether a target certainly has the markup of its source, whatever the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract.emphasis import flanks

_MARKUP = re.compile(r"\\(?![-*_.#()])|(?<!\\)[*_]|[`<\[\]{~^$\r\n]|\+\+|==|:(?!\s|\Z)|!(?!\s)")
"""What the tokenizer may read as markup: without any of it, only inline codes are markup."""
_URL = r"\([^\s()<>{}\[\]\\\"'`]*(?: \"…\")?\)"
_STARTS = frozenset({"*", "**", "["})
_END = re.compile(rf"\*{{1,2}}|\]{_URL}")
_ALONE = re.compile(rf"`[^`\\\n]+`|<[A-Za-z][\w .-]*>|!\[[\w …,.-]*\]{_URL}|\[![\w-]+ ?\[[\w ,.-]*\]{_URL}\]")
"""Codes that the tokenizer finds in any context, as long as they are paired."""


def has_same_markup(source: Content, target: Content) -> bool:
    """Whether the target certainly has the codes of its source and tokenizes the same way.

    That is certain if all codes are of a kind that is found in any context, if the texts contain nothing that could be
    markup, and if emphasis is next to the same kinds of characters. Codes that moved do not count as the same.
    """
    return has_same_codes(source, target) and not any(
        _MARKUP.search(part) for content in (source, target) for part in content if isinstance(part, str)
    )


def has_same_codes(source: Content, target: Content) -> bool:
    """Whether the same codes are in the same order, with texts in the same positions.

    Unlike `has_same_markup` it checks only the codes and the characters next to them.
    """
    if len(source) != len(target):
        return False
    opened: list[InlineCode] = []
    for at, (one, other) in enumerate(zip(source, target, strict=True)):
        if isinstance(one, str):
            if not (one and other and isinstance(other, str)):
                return False
            continue
        if (one is not other and one != other) or not _is_safe(one, opened):
            return False
        if one.data[0] == "*" and _flanks(*_beside(source, at)) != _flanks(*_beside(target, at)):
            return False
    return not opened


def _beside(content: Content, at: int) -> tuple[str, str]:
    """The characters before and after a part."""
    before = content[at - 1] if at else " "
    after = content[at + 1] if at + 1 < len(content) else " "
    return (
        before[-1:] if isinstance(before, str) else before.data[-1:],
        after[:1] if isinstance(after, str) else after.data[:1],
    )


_flanks = lru_cache(maxsize=4096)(flanks)


def _is_safe(code: InlineCode, opened: list[InlineCode]) -> bool:
    """Whether the code is one of those above and closes what was opened last, if it closes anything."""
    if code.kind is Kind.OPEN:
        opened.append(code)
        return code.data in _STARTS
    if code.kind is Kind.STANDALONE:
        return _is_like(_ALONE, code.data)
    start = opened.pop() if opened else None
    if start is None or start.id != code.id or (start.data == "[") != (code.data[:1] == "]"):
        return False
    return _is_like(_END, code.data)


@lru_cache(maxsize=8192)
def _is_like(pattern: re.Pattern[str], data: str) -> bool:
    return pattern.fullmatch(data) is not None
