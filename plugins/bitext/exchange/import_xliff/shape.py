"""Contents as they are compared when a file comes back: texts and which codes, however these are described."""

from __future__ import annotations

from bitext.core.model import Content, InlineCode

Shape = tuple[str | tuple[str, str], ...]
"""Texts, and codes as (id, kind)."""


def shape(content: Content) -> Shape:
    """The content without what tools change about its codes: markup, type, display."""
    return tuple((part.id, str(part.kind)) if isinstance(part, InlineCode) else part for part in content)


def squeezed(content: Content) -> Shape:
    """The same without any blanks: equal for two contents that differ in nothing else."""
    parts: list[str | tuple[str, str]] = []
    for part in shape(content):
        if not isinstance(part, str):
            parts.append(part)
        elif text := "".join(part.split()):
            parts.append(text)
    return tuple(parts)


def is_empty(content: Content) -> bool:
    """Whether there is nothing in it but blanks."""
    return not squeezed(content)
