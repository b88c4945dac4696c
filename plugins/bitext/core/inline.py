"""Content as text, as inline codes, and in its normal form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from bitext.core.model import Content, InlineCode, Kind

Comparable: TypeAlias = tuple[str | tuple[str, str], ...]
"""Texts, and codes as (id, kind)."""


def content(parts: Iterable[str | InlineCode]) -> Content:
    """The parts as content: empty texts left out, adjacent texts joined."""
    tidy: list[str | InlineCode] = []
    for part in parts:
        if isinstance(part, str) and tidy and isinstance(tidy[-1], str):
            tidy[-1] += part
        elif part != "":
            tidy.append(part)
    return tuple(tidy)


def codes(text: Content) -> Iterator[InlineCode]:
    """The inline codes in reading order."""
    return (part for part in text if isinstance(part, InlineCode))


def markdown(text: Content) -> str:
    """Text and markup as in the page; sub-units in codes are elided to `…`."""
    if len(text) == 1 and isinstance(text[0], str):
        return text[0]
    return "".join([part if isinstance(part, str) else part.data for part in text])


def visible(text: Content) -> str:
    """The plain text that a reader would see: codes as what they display."""
    if len(text) == 1 and isinstance(text[0], str):
        return text[0]
    return "".join([part if isinstance(part, str) else part.disp for part in text])


def words(text: Content, placeholder: str = " ") -> str:
    """All text of a content, with a placeholder for each inline code."""
    if len(text) == 1 and isinstance(text[0], str):
        return text[0]
    return "".join([part if isinstance(part, str) else placeholder for part in text])


def code_key(text: Content) -> tuple[tuple[str, Kind], ...]:
    """The codes in any order, as (id, kind): equal for two contents with the same codes."""
    return tuple(sorted((code.id, code.kind) for code in codes(text)))


def comparable(text: Content) -> Comparable:
    """The content without the details of codes that tools change: markup, type, display."""
    return tuple((part.id, str(part.kind)) if isinstance(part, InlineCode) else part for part in text)
