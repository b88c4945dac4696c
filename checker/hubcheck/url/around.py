"""Names the marks around a pasted link: each kind only if it was there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "angle-brackets": "<>",
        "quotes": "\"'`«»„“”‘’‚‹›",
        "parentheses": "()",
        "square-brackets": "[]",
        "braces": "{}",
        "emphasis": "*_~",
        "full-stop": ".",
        "punctuation": ",;:!",
        "list-mark": "-–—•·◦▪|",
        "symbols": "",
    }
)
"""Name of a kind of marks -> its characters; symbols are all others."""
MARKS: Final = tuple(_MARKS)
"""Names of the kinds of marks."""
OUTER_BLANKS: Final = "outer-blanks"
"""Whitespace at the ends of a pasted text, which is named only if nothing else was wrong."""
_KIND: Final = {character: kind for kind, characters in _MARKS.items() for character in characters}
_OPENING = re.compile(r"(?<![\W_])[\W_]*\Z")
_CLOSING = re.compile(r"[\W_]*")
_LABEL_ENDS = re.compile(r"[:=,;]")


def marks_around(before: str, after: str) -> list[str]:
    """The kinds of marks directly before and after a link, in order.

    Args:
        before: the text up to the link; a colon or an equals sign in it belongs to a label.
        after: the text from the end of the link.
    """
    opening = _OPENING.search(before)
    closing = _CLOSING.match(after)
    # A `>` that opens something is what a mail puts before a line that it quotes.
    marks = _LABEL_ENDS.sub("", opening[0] if opening else "").replace(">", "-") + (closing[0] if closing else "")
    return list(dict.fromkeys(_KIND.get(mark, "symbols") for mark in marks if not mark.isspace()))


def text_after(after: str) -> str:
    """The words that follow a link and the marks after it."""
    return _CLOSING.sub("", after, count=1)
