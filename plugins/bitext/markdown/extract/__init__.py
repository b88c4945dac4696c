"""Cutting: Markdown as Python-Markdown and Material read it becomes units and segments with exact spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bitext.markdown.extract.blocks import Scanner
from bitext.markdown.extract.front import front_matter
from bitext.markdown.extract.inline import collapse, tokenize
from bitext.markdown.extract.lines import Flow, lines_of
from bitext.markdown.extract.model import CodeSpan, Cut, CutOptions, CutSegment, CutUnit, DefaultTitle, Setting
from bitext.markdown.extract.segments import segment
from bitext.markdown.extract.units import Builder, Known

__all__ = [
    "CodeSpan",
    "Cut",
    "CutOptions",
    "CutSegment",
    "CutUnit",
    "DefaultTitle",
    "Keep",
    "Setting",
    "cut",
    "recut",
    "uncut",
]

Keep = Callable[[str, str], Sequence[str]]
"""Type and text of a unit -> the texts of the segments which a file already has for it."""


def cut(text: str, options: CutOptions | None = None, keep: Keep | None = None) -> Cut:
    """The units of a page and their segments.

    Args:
        text: the decoded page with its line ends (and byte order mark) as they are.
        options: which front matter is text; language of the page.
        keep: type and text of a unit -> texts of the segments that a file already has for it. Boundaries are kept
            where those stand in the unit, in order; the splitter cuts what lies between.
    """
    known = (lambda _, kind, name: keep(kind, name)) if keep else None
    return _cut(text, options or CutOptions(), known)


def recut(page: Cut, keep_of: Sequence[Sequence[str]]) -> Cut:
    """The same units with the boundaries that a file already has: known segment texts per unit, empty for none."""
    return _cut(page.text, page.options, lambda index, kind, name: keep_of[index])


def uncut(text: str, type: str) -> CutUnit:
    """A text as one unit of one segment, whether or not it has words: `{label}: {text}` is written otherwise in French.

    Args:
        text: one line of Markdown.
        type: of the unit.
    """
    whole = segment(Flow(text, (0,), (0,)), 0, len(text), tokenize(text))
    return CutUnit(type, 0, len(text), collapse(text), (whole,))


def _cut(text: str, options: CutOptions, known: Known | None) -> Cut:
    values, start = front_matter(text, options.front_matter)
    scanner = Scanner(text)
    scanner.scan(lines_of(text, start))
    labels = frozenset(scanner.labels)
    builder = Builder(text, labels, options.locale, known)
    for value in values:
        builder.add_value(value)
    for block in scanner.blocks:
        builder.add(block)
    return Cut(text, tuple(builder.units), labels, tuple(scanner.untitled), options)
