"""What a cut page is made of: units and segments with exact spans, and what joining needs to know of their places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bitext.core.model import Content, InlineCode


class Setting(StrEnum):
    """Where a unit's text stands in the page: decides what a target must not look like, and how it is escaped."""

    BLOCK = "block"
    """At the start of a Markdown block: `- `, `#`, `1.` and their like would become markup there."""
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
    """The rest of a line that is no paragraph: an abbreviation's long form, the title of a `///` block."""
    HTML = "html"
    """Text of raw HTML, where a backslash escapes nothing."""
    ATTRIBUTE = "attribute"
    """The value of an HTML attribute."""
    YAML = "yaml"
    """A value of the front matter; the span holds its quotes or its block scalar too."""


@dataclass(frozen=True, slots=True)
class CutOptions:
    """How to cut: what of the front matter is text, and the source's language."""

    front_matter: tuple[str, ...] = ("title", "description")
    """Keys of the front matter whose values are translated."""
    locale: str = "en"
    """BCP 47; decides the abbreviation list of the sentence splitter."""


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """An inline code and where its characters stand in the page."""

    code: InlineCode
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CutSegment:
    """One sentence in the page; `text[start:end]` are its characters, line prefixes in between included."""

    start: int
    end: int
    source: Content
    codes: tuple[CodeSpan, ...] = ()
    """In source order."""


@dataclass(frozen=True, slots=True)
class CutUnit:
    """One block of text in the page: a heading, paragraph, item, cell, title, alt text or front matter value."""

    type: str
    """`heading`, `p`, `li`, `td`, `th`, `dt`, `dd`, `title`, `caption`, `summary`, `footnote`, `abbr`, `alt`,
    `link-title`, `html-title`, `meta:title`, .."""
    start: int
    """Where its text starts in the page, in characters."""
    end: int
    text: str
    """Normalised Markdown of the whole unit (blanks collapsed, sub-units elided): what ids are made of."""
    segments: tuple[CutSegment, ...]
    name: str = ""
    """For people: slug of the heading above and ordinal, or the front matter key."""
    line: int = 1
    """1-based line of `start`."""
    parent: int | None = None
    """Index of the unit in whose inline code this one stands (alt, link title); None elsewhere."""
    running: bool = True
    """Whether a milestone may stand in front of its segments: not in attributes, front matter, abbreviations."""
    setting: Setting = Setting.BLOCK
    quote: str = ""
    """The mark around a title or an attribute's value; of a front matter value `"`, `'`, `|`, `>` or nothing."""
    label: str = ""
    """Of a text that is also the label of its definition (`![Foo]`, a lone `[Foo]`): that label, kept on joining."""


@dataclass(frozen=True, slots=True)
class DefaultTitle:
    """A block without a title of its own, for which the renderer would invent one: `!!! note`."""

    type: str
    """E.g. `note`."""
    at: int
    """Where in the page a title goes, in characters."""
    form: str
    """How it is written there, with `{}` for the title: ` "{}"` or ` | {}`."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A page and the units in it, in page order."""

    text: str
    """The page itself: the skeleton into which targets are joined."""
    units: tuple[CutUnit, ...] = ()
    labels: frozenset[str] = frozenset()
    """Normalised labels of the link definitions on the page."""
    untitled: tuple[DefaultTitle, ...] = ()
    """Blocks whose default title can be written in another language."""
    options: CutOptions = CutOptions()
    """How it was cut, for cutting it again."""
