"""The numbers that a text says, as they are written: what two texts are compared by before anything finer."""

from __future__ import annotations

import re

from bitext.core.inline import words
from bitext.core.model import Content

NUMBER = re.compile(r"(?<![\w.,])\d++(?:[.,'\u2019\u00a0\u202f :/-]\d++)*+(?!\w*\d)")
_UNSAID = re.compile(r"(?<!\S)\S+?(?:://|@)\S+|&#x?[0-9a-f]+;|%[0-9a-f]{2}(?=[a-z%])", re.IGNORECASE)


def said(content: Content) -> str:
    """The text that is said, without that of addresses and code."""
    return _UNSAID.sub(" ", words(content))


def say_same_numbers(source: Content, target: Content) -> bool:
    """Whether both say the same numbers as often, written alike, in whatever order."""
    one, other = (NUMBER.findall(said(content)) for content in (source, target))
    return one == other or sorted(one) == sorted(other)
