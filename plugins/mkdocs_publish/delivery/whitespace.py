"""Removes the indentation that templates leave in a page."""

from __future__ import annotations

import re

_AS_IT_IS = re.compile(r"(<(pre|textarea|script|style|template)\b.*?</\2\s*>|<!--.*?-->)", re.DOTALL | re.IGNORECASE)
"""Text in which a line break or a space may count: never touched."""
_LINE_BREAKS = re.compile(r"(?<![ \t\r\f])[ \t\r\f]*\n[ \t\r\f\n]*")
"""Of the whitespace that HTML collapses, which does not include a no-break space."""


def without_indentation(html: str) -> str:
    """The page with each run of whitespace that contains a line break as a single line break: a browser shows the same.

    Elements that a style sheet gives `white-space: pre` without being `<pre>` must not contain line breaks.
    """
    parts = _AS_IT_IS.split(html)
    # Each match gives two parts more: the passage, and the name of its element.
    return "".join(
        _LINE_BREAKS.sub("\n", part) if number % 3 == 0 else part for number, part in enumerate(parts) if number % 3 < 2
    )
