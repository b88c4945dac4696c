"""Typographic apostrophes in French; people type the straight one, which their keyboard has."""

from __future__ import annotations

import re

_TYPED = re.compile(r"(?<=[^\W\d_])(?:'|&#39;|&#x27;)(?=[^\W_]|[«“{*]|\Z)(?!\S*@)")
"""Between letters, before a quotation, a placeholder or markup; not in an address."""


def with_typographic_apostrophes(text: str, locale: str) -> str:
    """A text as readers of a locale see it: in French with ’ for each apostrophe, else as it is.

    Args:
        text: plain, or HTML between two tags.
        locale: BCP 47, of the readers.
    """
    return _TYPED.sub("’", text) if locale.partition("-")[0] == "fr" else text
