"""The space between two sentences of a block: Chinese and Japanese have none, other scripts have one."""

from __future__ import annotations

import re

from bitext.markdown.extract.sentences import CLOSE_STOPS, CLOSERS, FULL_WIDTH_STOPS

_MARKUP = "*_~^="
_MARKUP_AT_END = rf"(?:[{CLOSERS}{_MARKUP}]|</\w+>|\]\([^()]*\))*\Z"
_FULL_WIDTH_END = re.compile(rf"[{FULL_WIDTH_STOPS}]{_MARKUP_AT_END}")
_UNSPACED_END = re.compile(rf"[{FULL_WIDTH_STOPS}{CLOSE_STOPS}]{_MARKUP_AT_END}")
_SPACES = re.compile(r"[ \t]*\Z|[ \t]?(?:\r\n?|\n)[ \t>]*\Z")
"""Spaces, or a soft line break with the prefix of the next line; two spaces before it make a hard one."""


def gap_after(target: str, source: str, gap: str, following: str) -> str:
    """What is written between a target and the sentence after it.

    Args:
        target: as it is written in the page.
        source: what it replaces.
        gap: what is between the source and the sentence after it; a soft break with its line prefix included.
        following: the sentence after it, as it is written in the page.
    """
    if not gap:
        needs_space = _UNSPACED_END.search(source) and not _FULL_WIDTH_END.search(target)
        return " " if needs_space else ""
    if not _SPACES.match(gap) or not _FULL_WIDTH_END.search(target) or _FULL_WIDTH_END.search(source):
        return gap
    would_be_one_run = target[-1] in _MARKUP and following[:1] in _MARKUP
    return gap if would_be_one_run else ""
