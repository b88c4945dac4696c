"""Typography of running text: words such as e-mail and client-URL on one line, typographic apostrophes in French."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_bitext.i18n.apostrophes import with_typographic_apostrophes

CLASS = "bt-word"
"""Of the element around such a word. Its characters stay as they are, so that copies and searches find them."""
MAX_LENGTH = 14
"""A longer word may not fit into the line of a heading on a narrow phone."""
_NOT_TEXT = r"<(script|style|code|pre|kbd|samp|textarea|svg{more})\b.*?</\1\s*>|<!--.*?-->|<[^>]*>"
"""Tags, and elements that contain no running text."""
_NO_APOSTROPHES = re.compile(_NOT_TEXT.format(more=""), re.DOTALL | re.IGNORECASE)
_NO_SPANS = re.compile(_NOT_TEXT.format(more="|template|title|option|button|label|summary"), re.DOTALL | re.IGNORECASE)
"""Also elements that may lay out their content in a row: a span in one would be an item of the row."""
_WORD = re.compile(r"(?<![\w@./:&#;=\\-])[^\W_]+(?:-[^\W_]+)+(?![\w@/=\\-]|\.\w|;)")
"""A word with hyphens that is no part of an address, a path or a character reference."""
_SHORT_PART = re.compile(r"(?<![^-]).{1,2}(?![^-])|[A-Z]{2}|\d")
"""A part that means nothing alone: one or two letters, an abbreviation, a number."""

_CARD_LABEL = re.compile(r'(?<= data-label=")[^"]*')
"""The header of a cell, which a card shows as its label."""


def with_typography(output: str, locale: str) -> str:
    """The whole page as readers of a locale see it.

    Args:
        output: HTML.
        locale: BCP 47, of the page.
    """
    output = _replaced_outside(_NO_APOSTROPHES, output, lambda text: with_typographic_apostrophes(text, locale))
    output = _CARD_LABEL.sub(lambda label: with_typographic_apostrophes(label[0], locale), output)
    head, body, text = output.partition("<body")
    return head + _replaced_outside(_NO_SPANS, body + text, _with_unbroken_words) if body else output


def _replaced_outside(pattern: re.Pattern[str], html: str, replace: Callable[[str], str]) -> str:
    """The HTML with the text between the matches of a pattern replaced."""
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(html):
        parts += (replace(html[end : match.start()]), match[0])
        end = match.end()
    return "".join([*parts, replace(html[end:])])


def _with_unbroken_words(text: str) -> str:
    return _WORD.sub(_unbroken, text) if "-" in text else text


def _unbroken(word: re.Match[str]) -> str:
    breaks_badly = len(word[0]) <= MAX_LENGTH and _SHORT_PART.search(word[0])
    return f'<span class="{CLASS}">{word[0]}</span>' if breaks_badly else word[0]
