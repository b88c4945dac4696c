"""Marks the differences between two versions of a sentence, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup, escape

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")


def marked(before: str, now: str) -> tuple[Markup, Markup]:
    """Both versions as HTML, with removed parts in `<del>` and added ones in `<ins>`."""
    old, new = _PARTS.findall(before), _PARTS.findall(now)
    left, right = Markup(), Markup()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = escape("".join(old[a:b])), escape("".join(new[c:d]))
        left += removed if kind == "equal" or not removed else Markup("<del>%s</del>") % removed
        right += added if kind == "equal" or not added else Markup("<ins>%s</ins>") % added
    return left, right
