"""What changed between two versions of a sentence, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup, escape

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")


def marked(before: str, now: str) -> tuple[Markup, Markup]:
    """Both versions as HTML: what went is in `<del>`, what came in `<ins>`."""
    old, new = _PARTS.findall(before), _PARTS.findall(now)
    left, right = Markup(), Markup()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = escape("".join(old[a:b])), escape("".join(new[c:d]))
        left += gone if kind == "equal" or not gone else Markup("<del>%s</del>") % gone
        right += came if kind == "equal" or not came else Markup("<ins>%s</ins>") % came
    return left, right
