"""Content in a form for comparing imported files: texts and code ids, without markup and types."""

from __future__ import annotations

from bitext.core.model import Content, InlineCode

ComparableContent = tuple[str | tuple[str, str], ...]
"""Texts, and codes as (id, kind)."""


def comparable(content: Content) -> ComparableContent:
    """The content without the details of codes that tools change: markup, type, display."""
    return tuple((part.id, str(part.kind)) if isinstance(part, InlineCode) else part for part in content)


def without_whitespace(content: Content) -> ComparableContent:
    """The same without white space: equal for contents that differ only in white space."""
    parts: list[str | tuple[str, str]] = []
    for part in comparable(content):
        if not isinstance(part, str):
            parts.append(part)
        elif text := "".join(part.split()):
            parts.append(text)
    return tuple(parts)


def is_blank(content: Content) -> bool:
    """Whether it has only white space."""
    return not without_whitespace(content)
