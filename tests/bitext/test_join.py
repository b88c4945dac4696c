"""Targets in the page: what a translator may write without breaking it, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from bitext.content import content
from bitext.cut import Cut, cut
from bitext.join import check_codes, join
from bitext.model import Content, InlineCode, Kind
from bitext.render import skeleton

EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.tilde", "pymdownx.mark", "pymdownx.keys", "pymdownx.details", "pymdownx.highlight",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.blocks.admonition",
    "pymdownx.blocks.details", "pymdownx.blocks.tab", "pymdownx.snippets",
)  # fmt: skip
OPTIONS = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {"check_paths": True}}


@pytest.fixture(scope="session")
def render() -> Callable[[str], str]:
    """Markdown to HTML with what Material recommends."""
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=OPTIONS)

    def convert(text: str) -> str:
        markdown.reset()
        return markdown.convert(text)

    return convert


def joined(text: str, **targets: str) -> str:
    """The page with these texts for the units whose source text is the key (blanks for underscores)."""
    page = cut(text)
    rows = [
        [(targets[key],) if (key := unit.text.replace(" ", "_")) in targets else None for _ in unit.segments]
        for unit in page.units
    ]
    return join(page, rows)


def only(text: str) -> Content:
    """The single segment of a page."""
    ((segment,),) = (unit.segments for unit in cut(text).units if unit.parent is None)
    return segment.source


def code(number: int, kind: Kind = Kind.STANDALONE) -> InlineCode:
    return InlineCode(str(number), kind, "")


NASTY = (
    "# Kop", "#Kop", "## Kop", "- punt", "+ punt", "* punt", "-", "1. punt", "12) punt", "> citaat", ">citaat", "| a | b |",
    "||", ": definitie", "::: mod.x", "``` py", "~~~", "!!! note", '!!! note "T"', "??? tip", '=== "Tab"', "===", "---",
    "***", "___", "- - -", "/// note", "    vier", "\tvier", "[x]: http://e.org", "*[x]: lang", "[ ] taak", "[TOC]",
    '--8<-- "nee.md"', "<nul", "a < b", "12*4", "een *ster", "wat_is_dit", "2 ** 3", "einde\\", "C#", "100 %", "a | b", "a || b",
    'zei "ja"', "d'r is", "x ]", "[ x", "een\ntwee", "een  \ntwee", "# a\n# b", "\n- a", "&", "a & b", "1986. Een jaar", "$$",
    "+1", "-1", "#", "=", "`", "a: b", "{", "}", "{: x", "[", "]", "![", "~", "^", "\\", "\\\\",
)  # fmt: skip
PLACES = {
    "a paragraph": "Text here\n\nnext",
    "a second line": "One line.\nText here\n\nnext",
    "behind a hard break": "One line  \nText here\n\nnext",
    "a heading": "## Text here\n\nnext",
    "an underlined heading": "Text here\n=========\n\nnext",
    "a list item": "- Text here\n- next",
    "a numbered item": "1. Text here\n2. next",
    "a paragraph in an item": "- first\n\n    Text here\n\n    next",
    "a quote": "> Text here\n>\n> next",
    "a cell": "| Text here | b |\n|---|---|\n| c | d |",
    "a last cell": "| a | b |\n|---|---|\n| c | Text here |",
    "a cell without outer bars": "a | b\n---|---\nText here | d",
    "an admonition": "!!! note\n    Text here\n\nnext",
    "an admonition's title": '!!! note "Text here"\n    next',
    "a collapsed title": '??? tip "Text here"\n    next',
    "a tab's title": '=== "Text here"\n    next',
    "a block's title": "/// note | Text here\nnext\n///",
    "a term": "Text here\n:   next",
    "a definition": "term\n:   Text here",
    "a footnote": "a[^1]\n\n[^1]: Text here",
    "a link": "a [Text here](x.md) b",
    "a lone link": "[Text here](x.md)",
    "a bold run": "a **Text here** b",
}


@pytest.mark.parametrize("target", NASTY)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_words_of_a_translator_become_structure(place: str, target: str, render: Callable[[str], str]) -> None:
    page = cut(place)
    rows = [[_replaced(segment.source, target) for segment in unit.segments] for unit in page.units]
    faults = [check_codes(s.source, t) for u, row in zip(page.units, rows, strict=True) for s, t in zip(u.segments, row, strict=True)]
    if any(faults):
        pytest.skip("refused by the check of codes, so never published")

    before, after = render(place), render(join(page, rows))

    assert skeleton(after) == skeleton(before)
    assert _words(target) in _words(_visible(after))


def _replaced(source: Content, target: str) -> Content:
    return content(part.replace("Text here", target) if isinstance(part, str) else part for part in source)


def _visible(html: str) -> str:
    return str(lxml.html.fragment_fromstring(html, create_parent="div").text_content())


def _words(text: str) -> str:
    """Text as a reader sees it: Markdown's backslash before a character of its own is not seen."""
    return re.sub(r"\s+", "", re.sub(r"\\(?=[\\`*_{}\[\]()>#+.!|~^=-])", "", text))
