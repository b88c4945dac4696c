"""Extract: splits Markdown, as Python-Markdown and Material read it, into units and segments with exact spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bitext.markdown.extract.blocks import Scanner
from bitext.markdown.extract.front_matter import front_matter, page_syntax
from bitext.markdown.extract.inline import collapse, tokenize
from bitext.markdown.extract.lines import Flow, lines_of
from bitext.markdown.extract.model import (
    CodeSpan,
    DefaultTitle,
    ExtractedPage,
    ExtractedSegment,
    ExtractedUnit,
    ExtractOptions,
    Setting,
)
from bitext.markdown.extract.opaque import OpaqueSpans
from bitext.markdown.extract.segments import segment
from bitext.markdown.extract.syntax import Delimiters, Directive, Syntax
from bitext.markdown.extract.units import KnownByIndex, UnitBuilder

__all__ = [
    "CodeSpan",
    "DefaultTitle",
    "Delimiters",
    "Directive",
    "ExtractOptions",
    "ExtractedPage",
    "ExtractedSegment",
    "ExtractedUnit",
    "KnownTexts",
    "Setting",
    "Syntax",
    "extract_units",
    "resegmented",
    "single_segment_unit",
]

KnownTexts = Callable[[str, str], Sequence[str]]
"""Type and text of a unit -> the texts of the segments that a file already has for it."""


def extract_units(
    text: str, options: ExtractOptions | None = None, known_texts: KnownTexts | None = None
) -> ExtractedPage:
    """The units of a page and their segments.

    Args:
        text: the decoded page, line ends and byte order mark unchanged.
        options: translatable front matter keys; language of the page.
        known_texts: type and text of a unit -> texts of the segments that a file already has for it. Where these
            occur in the unit, in order, they stay segments; the splitter segments the text between them.
    """
    known = (lambda _, kind, name: known_texts(kind, name)) if known_texts else None
    return _extracted(text, options or ExtractOptions(), known)


def resegmented(page: ExtractedPage, known_texts: Sequence[Sequence[str]], *, edited: bool = False) -> ExtractedPage:
    """The same units with the segment boundaries of a file.

    Args:
        page: segmented by the splitter.
        known_texts: per unit, the texts of the segments that the file has for it; empty for none.
        edited: whether the page may have changed since the file was made. Words that were put before the first or
            after the last segment of a unit then belong to that segment, unless a sentence ends in between.
    """
    return _extracted(page.text, page.options, lambda index, kind, name: known_texts[index], edited=edited)


def single_segment_unit(text: str, type: str) -> ExtractedUnit:
    """A text as one unit of one segment, even without words: `{label}: {text}` has a space before the colon in French.

    Args:
        text: one line of Markdown.
        type: of the unit.
    """
    whole = segment(Flow(text, (0,), (0,)), 0, len(text), tokenize(text))
    return ExtractedUnit(type, 0, len(text), collapse(text), (whole,))


def _extracted(
    text: str, options: ExtractOptions, known: KnownByIndex | None, *, edited: bool = False
) -> ExtractedPage:
    values, start = front_matter(text, options.front_matter, metadata=options.metadata)
    syntax = page_syntax(text[:start], options.syntax)
    opaque = OpaqueSpans(text, syntax)
    scanner = Scanner(text, syntax, opaque)
    scanner.scan(lines_of(text, start, opaque))
    labels = frozenset(scanner.labels) | options.labels
    builder = UnitBuilder(text, labels, options.locale, syntax, known, edited=edited)
    for value in values:
        builder.add_value(value)
    for block in scanner.blocks:
        builder.add(block)
    return ExtractedPage(text, tuple(builder.units), labels, tuple(scanner.untitled), options)
