"""Extracted pages: units and segments with exact spans, and what merging needs to know about their settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bitext.core.model import Content, InlineCode
from bitext.markdown.extract.syntax import PLAIN, Syntax


class Setting(StrEnum):
    """Where in the page a unit's text is: decides what has to be escaped in its targets."""

    BLOCK = "block"
    """At the start of a Markdown block: `- `, `#`, `1.` etc. would become markup there."""
    LINE = "line"
    """Inside a Markdown line, e.g. a heading's text: nothing to escape at its start."""
    CELL = "cell"
    """A table cell: a `|` would end it."""
    TITLE = "title"
    """Between quotation marks, e.g. of `!!! note "..."` or `](x.md "...")`."""
    OPTION = "option"
    """Between quotation marks in the first line of a fence: nothing can be escaped there."""
    LABEL = "label"
    """Between square brackets: the alt text of an image."""
    REST = "rest"
    """The rest of a line outside a paragraph: an abbreviation's long form, the title of a `///` block."""
    HTML = "html"
    """Text of raw HTML, where a backslash escapes nothing."""
    ATTRIBUTE = "attribute"
    """The value of an HTML attribute."""
    YAML = "yaml"
    """A value of the front matter; the span includes its quotes or block scalar."""


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How to extract: which front matter is translated, and the source language."""

    front_matter: tuple[str, ...] = ("title", "description")
    """Keys of the front matter whose values are translated."""
    locale: str = "en"
    """BCP 47; decides the abbreviation list of the sentence splitter."""
    syntax: Syntax = PLAIN
    """What the site's extensions and plugins add to Markdown."""
    metadata: bool = False
    """Whether the first lines may be metadata without `---` (`title: Welcome`), as in each page of MkDocs."""
    labels: frozenset[str] = frozenset()
    """Normalised labels of link definitions that the site appends to the page."""


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """An inline code and its span in the page."""

    code: InlineCode
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedSegment:
    """One sentence in the page; `text[start:end]` are its characters, including line prefixes."""

    start: int
    end: int
    source: Content
    codes: tuple[CodeSpan, ...] = ()
    """In source order."""


@dataclass(frozen=True, slots=True)
class ExtractedUnit:
    """One block of text in the page: a heading, paragraph, item, cell, title, alt text or front matter value."""

    type: str
    """`heading`, `p`, `li`, `td`, `th`, `dt`, `dd`, `title`, `caption`, `summary`, `footnote`, `abbr`, `alt`,
    `link-title`, `html-title`, `meta:title`, .."""
    start: int
    """Where its text starts in the page, in characters."""
    end: int
    text: str
    """Normalised Markdown of the whole unit (white space collapsed, sub-units elided), from which ids are derived."""
    segments: tuple[ExtractedSegment, ...]
    name: str = ""
    """For display: slug of the heading above and ordinal, or the front matter key."""
    line: int = 1
    """1-based line of `start`."""
    parent: int | None = None
    """Index of the unit whose inline code contains this one (alt, link title); None otherwise."""
    running: bool = True
    """Whether its segments may be preceded by milestones: not in attributes, front matter, abbreviations."""
    setting: Setting = Setting.BLOCK
    quote: str = ""
    """The quotation mark of a title or attribute; for a front matter value `"`, `'`, `|`, `>`, `:` or nothing."""
    label: str = ""
    """If the text is also the label of its definition (`![Foo]`, a lone `[Foo]`): that label, which merging keeps."""


@dataclass(frozen=True, slots=True)
class DefaultTitle:
    """A block without a title, for which the renderer supplies one: `!!! note`."""

    type: str
    """E.g. `note`."""
    at: int
    """Where in the page the title goes, in characters."""
    form: str
    """How it is written there, with `{}` for the title: ` "{}"` or ` | {}`."""


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """A page and the units in it, in page order."""

    text: str
    """The page itself: the skeleton into which targets are merged."""
    units: tuple[ExtractedUnit, ...] = ()
    labels: frozenset[str] = frozenset()
    """Normalised labels of the link definitions on the page."""
    untitled: tuple[DefaultTitle, ...] = ()
    """Blocks whose default title merging can translate."""
    options: ExtractOptions = ExtractOptions()
    """How it was extracted, for extracting it again."""
