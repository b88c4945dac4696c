"""The page that the tests on attacks translate, with every kind of block and inline code."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from bitext.core.inline import markdown
from bitext.core.model import Content, Document, InlineCode, Segment, State
from bitext.localize.localize_page import LocalizedPage, localize
from bitext.localize.segment_markers import without_milestones
from bitext.markdown.render import skeleton
from bitext.project.project import Locale
from bitext.rules.html import Part, parts

NL = Locale("nl-BE", "Nederlands")
SECRET = "the-password-of-the-build-machine"
CONFIG = """
site_name: Test
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets: {base_path: [.], check_paths: false}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.tilde
plugins:
  - bitext: {locales: {nl-BE: {name: Nederlands}}}
"""
PAGE = """---
title: The guide
description: All about the guide.
---
# The guide

Open the **file** menu. Choose [a client](client.md).

Just one plain sentence.

- One item
- Two items

| Name | Use |
|------|-----|
| one  | two words |

!!! note "Mind this"

    See [the list](list.md "All of it").

![A screen](screen.png)

Press `Enter` to go on.

[!INCLUDE[acchub](includes/acchub.md)] helps you.

The HTML is old.[^1]

[^1]: A note below.

*[HTML]: Hyper text

Term
:   What it means.

<div title="A box" markdown>Inside a box.</div>

An <img src="x.png" alt="Some alt"> image.
"""

PLAIN, MENU, HEADING, CELL, ITEM = (
    "Just one plain sentence.",
    "Open the **file** menu.",
    "The guide",
    "two words",
    "One item",
)
CHOOSE, ADMONITION, LINK_TITLE, ALT, CODE = (
    "Choose [a client](client.md).",
    "Mind this",
    "All of it",
    "A screen",
    "Press `Enter` to go on.",
)
INCLUDE, FOOTNOTE, ABBR, DD = (
    "[!INCLUDE[acchub](includes/acchub.md)] helps you.",
    "A note below.",
    "Hyper text",
    "What it means.",
)
HTML_TITLE, BOX, HTML_ALT, DESCRIPTION = "A box", "Inside a box.", "Some alt", "All about the guide."


@dataclass(frozen=True, slots=True)
class Workshop:
    """The page, and its rendering."""

    render: Callable[[str], str]
    source: str

    def published(self, change: Callable[[Segment], Content | None]) -> LocalizedPage:
        """The page as readers get it, with the targets that `change` makes."""
        return localize(PAGE, None, translated(change), locale=NL, render=self.render, milestones=True)

    def assert_harmless(self, page: LocalizedPage) -> None:
        for text in (page.text, page.marked):
            rendered = self.render(text)
            assert elements(rendered) == elements(self.source)
            assert SECRET not in rendered
            assert not re.search(r"[\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\U000e0000-\U000e007f]", text)
        assert skeleton(self.render(page.text)).elements == skeleton(self.source).elements
        _assert_plain_head(page.text)


def elements(rendered: str) -> Counter[Part]:
    """All elements with all attributes, but for milestones and for abbreviations: a translation may lose one."""
    found = parts(without_milestones(rendered))
    return Counter({part: count for part, count in found.items() if part[0] != "abbr"})


def _assert_plain_head(text: str) -> None:
    """Themes put these into the page's head and attributes without escaping, titles with entities read (striptags)."""
    head = yaml.safe_load(text.split("\n---\n")[0])
    assert set(head) == {"title", "description"}
    for value in head.values():
        assert not set('<"\n') & set(value)
        assert not set("<\n") & set(html.unescape(value))


def translated(change: Callable[[Segment], Content | None]) -> Document:
    document = localize(PAGE, None, None, locale=NL).document

    def one(segment: Segment) -> Segment:
        target = change(segment)
        return segment if target is None else replace(segment, target=target, state=State.FINAL)

    units = tuple(replace(unit, segments=tuple(map(one, unit.segments))) for unit in document.units)
    return replace(document, units=units)


def attack(source: str, text: str) -> Callable[[Segment], Content | None]:
    """The text in front of, behind and in place of what stands between the codes of that sentence."""

    def change(segment: Segment) -> Content | None:
        if markdown(segment.source) != source:
            return None
        parts = [part for part in segment.source if isinstance(part, InlineCode)]
        return tuple(part for part in (text, *parts, " slot") if part)

    return change
