"""Finds the target of a link: an address, or the label of a definition."""

from __future__ import annotations

import re
from collections.abc import Set

from bitext.markdown.extract.marks import Sub, norm_label

_TITLE = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)"
_DESTINATION = re.compile(
    rf"\(\s*+(?:<[^<>\n]*+>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+)(?:\s++({_TITLE}))?\s*+\)", re.S
)
_LOOSE_DESTINATION = re.compile(r"\((?:[^()\\\n\"]|\\.|\((?:[^()\\\n]|\\.)*+\))*+(\"[^()\n]*?\")?\s*+\)", re.S)
_REFERENCE = re.compile(r"(\s?)\[([^\[\]]*+)\]")


def link_target(text: str, inner: int, at: int, labels: Set[str]) -> tuple[int, tuple[Sub, ...]] | None:
    """The end of the link target after the `]` at `at`, with its title; None if the brackets are not a link."""
    has_code = "`" in text[inner:at]  # Python-Markdown resolves no label that holds code.
    found = _DESTINATION.match(text, at + 1) or _LOOSE_DESTINATION.match(text, at + 1)
    if found:
        start, end = found.span(1)
        if end - start <= 2 or not text[start + 1 : end - 1].strip():
            return found.end(), ()
        return found.end(), (Sub(start + 1, end - 1, "link-title", text[start]),)
    found = _REFERENCE.match(text, at + 1)
    if found and not found.group(2).startswith("^"):
        label = found.group(2)
        if not found.group(1) and (label.strip() or (inner < at and not has_code)):
            return found.end(), ()
        if label.strip() and norm_label(label) in labels:
            return found.end(), ()
    if inner < at and not has_code and norm_label(text[inner:at]) in labels:
        return at + 1, ()
    return None
