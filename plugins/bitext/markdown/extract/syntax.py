"""What a site's mkdocs.yml adds to the Markdown of its pages, as far as it decides what is text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Delimiters(NamedTuple):
    """How the macros of a template language are written; Jinja's by default."""

    variable: tuple[str, str] = ("{{", "}}")
    block: tuple[str, str] = ("{%", "%}")
    comment: tuple[str, str] = ("{#", "#}")


class Directive(NamedTuple):
    """What a plugin replaces in a page, such as `{% include-markdown "a.md" %}`."""

    start: str
    rest: str
    """A regular expression for what follows `start`."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """The extensions and plugins of a site that decide where text begins and ends."""

    macros: Delimiters | None = None
    """Of the plugin that evaluates macros; None if there is none, and macros are text that is left alone."""
    inline_math: frozenset[str] = frozenset()
    """Formulas in text: `dollar` for `$x$`, `round` for `\\(x\\)`."""
    block_math: frozenset[str] = frozenset()
    """Formulas of their own: `dollar` for `$$`, `square` for `\\[x\\]`, `begin` for `\\begin{x}`."""
    callouts: bool = False
    """Whether `> [!note]` gets a title from the renderer."""
    labels: bool = False
    """Whether `NOTE: text` is a callout."""
    wikilinks: bool = False
    """Whether `[[Page]]` is a link."""
    smart: frozenset[str] = frozenset("_")
    """Of `*` and `_`: what is no emphasis inside a word."""
    spaced_headings: bool = False
    """Whether the number signs of a heading need a space after them."""
    lettered_items: bool = False
    """Whether `a.` and `iv)` begin an item of a list."""
    directives: tuple[Directive, ...] = ()
    """Of other plugins, which stand for no text of the page."""


PLAIN = Syntax()
"""Of a page whose site is not known."""
