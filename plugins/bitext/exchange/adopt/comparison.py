"""Compares an adopted page with the translated page that it was made of, to tell what was not taken over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from difflib import SequenceMatcher

from bitext.markdown.render import parsed

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ANCHOR = re.compile(r"^([ \t>]*#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#([^\s{}]+)[ \t]*\}[ \t]*$", re.MULTILINE)
_LIST_MARKER = re.compile(r"^[ \t>]*[*+-][ \t]+", re.MULTILINE)


def heading_ids(html: str) -> Set[str]:
    """The ids of the headings of a rendered page: pages of all locales have those of the source page."""
    return {name for heading in parsed(html).iter(*_HEADINGS) if (name := heading.get("id"))}


def without_anchors(text: str, ids: Set[str]) -> str:
    """Markdown without the anchors of headings (`## Start {#start}`) that are among the ids."""
    return _ANCHOR.sub(lambda found: found[1] if found[2] in ids else found[0], text)


def differences(merged: str, original: str) -> Iterator[tuple[int, int, str]]:
    """Where the translated page has more than the adopted one, such as translated code.

    Returns:
        The first line (1-based) of each such place, its number of lines, and its text.
    """
    ours, theirs = merged.splitlines(), original.splitlines()
    matcher = SequenceMatcher(None, list(map(_words, ours)), list(map(_words, theirs)), autojunk=False)
    for kind, i, next_i, j, next_j in matcher.get_opcodes():
        if kind != "equal":
            left, right = "\n".join(ours[i:next_i]), "\n".join(theirs[j:next_j])
            if Counter(_words(right)) - Counter(_words(left)):
                yield j + 1, next_j - j, " ".join(right.split())


def _words(text: str) -> tuple[str, ...]:
    """The text without its layout: white space, line breaks, list markers."""
    return tuple(_LIST_MARKER.sub("- ", text).split())
