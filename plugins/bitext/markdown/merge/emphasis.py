"""Emphasis in a target: delimiters where every dialect of Markdown reads them as such, elsewhere HTML elements."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, pairwise
from typing import TypeAlias

from bitext.core.model import Content, InlineCode, Kind

CodeKey: TypeAlias = tuple[str, Kind]
"""Identifies a code in its segment."""
_Beside: TypeAlias = tuple[bool, bool]
"""Whether a letter is outside a delimiter, and whether one is inside."""
ELEMENTS: Mapping[str, str] = {
    "bold": "strong",
    "italic": "em",
    "strike": "del",
    "mark": "mark",
    "insert": "ins",
    "sup": "sup",
    "sub": "sub",
}
"""The element that emphasis of a type renders to."""


def fragile(target: Content, pieces: Sequence[str], source: Content) -> frozenset[str]:
    """The ids of the emphasis that not every dialect would read, as its delimiter is beside a letter.

    Some read none in `_Start_knop`, `**「開始」**を` or `**시작**을`. Where the source has a letter in the same place,
    the dialect of the site does.

    Args:
        target: with the codes of its source.
        pieces: its parts as they are written in the page.
        source: of the target.
    """
    known = dict(_delimiters(source, [part if isinstance(part, str) else part.data for part in source]))
    found = set()
    for key, beside in _delimiters(target, pieces):
        if beside[0] and known.get(key) != beside:
            found.add(key[0])
    return frozenset(found)


def with_elements(text: Content, ids: Set[str]) -> Content:
    """The content with the emphasis of these ids as tags of HTML elements; other codes as they are."""
    return tuple(_as_element(part) if isinstance(part, InlineCode) and part.id in ids else part for part in text)


def _as_element(code: InlineCode) -> InlineCode:
    element = ELEMENTS.get(code.type)
    if element is None or code.kind is Kind.STANDALONE:
        return code
    return InlineCode("", Kind.STANDALONE, f"</{element}>" if code.kind is Kind.CLOSE else f"<{element}>")


def _delimiters(text: Content, pieces: Sequence[str]) -> Iterator[tuple[CodeKey, _Beside]]:
    whole = "".join(pieces)
    for part, (start, end) in zip(text, pairwise(accumulate(map(len, pieces), initial=0)), strict=True):
        if not isinstance(part, InlineCode) or part.type not in ELEMENTS:
            continue
        before, after = whole[max(0, start - 1) : start], whole[end : end + 1]
        if part.kind is Kind.OPEN:
            yield (part.id, part.kind), (_is_letter(before), _is_letter(after))
        elif part.kind is Kind.CLOSE and after != "{":  # An attribute list belongs to the delimiter before it.
            yield (part.id, part.kind), (_is_letter(after), _is_letter(before))


def _is_letter(character: str) -> bool:
    """Whether a character is part of a word for any dialect: all that is neither space nor punctuation."""
    if not character or character.isspace():
        return False
    return unicodedata.category(character)[0] not in "PZ" and not (character.isascii() and not character.isalnum())
