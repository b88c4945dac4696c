"""How running text is printed: words such as e-mail and client-URL on one line, French with its own apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable

from bitext.core.apostrophes import printed

CLASS = "bt-word"
"""Of the element around such a word. Its characters stay as they are, so that copies and searches find them."""
MAX_LENGTH = 14
"""A longer word may not fit into the line of a heading on a narrow phone."""
_APART = r"<(script|style|code|pre|kbd|samp|textarea|svg{more})\b.*?</\1\s*>|<!--.*?-->|<[^>]*>"
"""Tags, and what holds no running text."""
_CODE = re.compile(_APART.format(more=""), re.DOTALL | re.IGNORECASE)
_ROWS = re.compile(_APART.format(more="|template|title|option|button|label|summary"), re.DOTALL | re.IGNORECASE)
"""Also what may lay its words out in a row: an element around one would be an item of it."""
_WORD = re.compile(r"(?<![\w@./:&#;=\\-])[^\W_]+(?:-[^\W_]+)+(?![\w@/=\\-]|\.\w|;)")
"""A word with hyphens that is no part of an address, a path or a character reference."""
_STUB = re.compile(r"(?<![^-]).{1,2}(?![^-])|[A-Z]{2}|\d")
"""A part that says nothing alone: one or two letters, an abbreviation, a number."""


def printed_page(output: str, locale: str) -> str:
    """The whole page as readers of a locale see it.

    Args:
        output: HTML.
        locale: BCP 47, of the page.
    """
    output = _changed(output, _CODE, lambda text: printed(text, locale))
    head, body, text = output.partition("<body")
    return head + _changed(body + text, _ROWS, _marked) if body else output


def _changed(html: str, apart: re.Pattern[str], change: Callable[[str], str]) -> str:
    made: list[str] = []
    end = 0
    for found in apart.finditer(html):
        made += (change(html[end : found.start()]), found[0])
        end = found.end()
    return "".join([*made, change(html[end:])])


def _marked(text: str) -> str:
    return _WORD.sub(_kept, text) if "-" in text else text


def _kept(word: re.Match[str]) -> str:
    keep = len(word[0]) <= MAX_LENGTH and _STUB.search(word[0])
    return f'<span class="{CLASS}">{word[0]}</span>' if keep else word[0]
