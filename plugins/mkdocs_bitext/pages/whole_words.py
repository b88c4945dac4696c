"""Keeps words such as e-mail, client-URL and 365-account on one line: browsers break lines after any hyphen."""

from __future__ import annotations

import re

CLASS = "bt-word"
"""Of the element around such a word. Its characters stay as they are, so that copies and searches find them."""
MAX_LENGTH = 14
"""A longer word may not fit into the line of a heading on a narrow phone."""
_APART = re.compile(
    r"<(script|style|code|pre|kbd|samp|textarea|template|svg|title|option|button|label|summary)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
"""Tags, and what holds no running text, or lays its words out in a row, in which an element would be an item."""
_WORD = re.compile(r"(?<![\w@./:&#;=\\-])[^\W_]+(?:-[^\W_]+)+(?![\w@/=\\-]|\.\w|;)")
"""A word with hyphens that is no part of an address, a path or a character reference."""
_STUB = re.compile(r"(?<![^-]).{1,2}(?![^-])|[A-Z]{2}|\d")
"""A part that says nothing alone: one or two letters, an abbreviation, a number."""


def with_whole_words(output: str) -> str:
    """The page with an element around each word that should not be broken at its hyphen."""
    start = output.find("<body")
    if start < 0:
        return output
    made: list[str] = [output[:start]]
    end = start
    for found in _APART.finditer(output, start):
        made += (_marked(output[end : found.start()]), found[0])
        end = found.end()
    return "".join([*made, _marked(output[end:])])


def _marked(text: str) -> str:
    return _WORD.sub(_kept, text) if "-" in text else text


def _kept(word: re.Match[str]) -> str:
    keep = len(word[0]) <= MAX_LENGTH and _STUB.search(word[0])
    return f'<span class="{CLASS}">{word[0]}</span>' if keep else word[0]
