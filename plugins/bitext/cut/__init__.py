"""Cutting: Markdown as Python-Markdown and Material read it becomes units and segments with exact spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bitext.cut.model import CodeSpan, Cut, CutOptions, CutSegment, CutUnit, DefaultTitle, Setting

__all__ = ["CodeSpan", "Cut", "CutOptions", "CutSegment", "CutUnit", "DefaultTitle", "Setting", "cut", "recut"]

Keep = Callable[[str, str], Sequence[str]]
"""Type and text of a unit -> the texts of the segments which a file already has for it."""


def cut(text: str, options: CutOptions | None = None, keep: Keep | None = None) -> Cut:
    """The units of a page (decoded, line ends as they are) and their segments."""
    return Cut(text)


def recut(page: Cut, keep_of: Sequence[Sequence[str]]) -> Cut:
    """The same units with the boundaries that a file already has: known segment texts per unit, empty for none."""
    return page
