"""PyMdown's extensions: all that readers see is offered as text, and a target keeps the markup of its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import lxml.html
import pytest
from markdown import Markdown

from bitext.core.inline import markdown
from bitext.core.model import Content
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
from bitext.markdown.merge import merge_targets
from bitext.markdown.render import has_same_structure
from bitext.markdown.site_syntax import site_syntax

BLOCKS: dict[str, Any] = {
    f"pymdownx.blocks.{name}": {} for name in ("admonition", "details", "html", "definition", "caption", "tab")
}
PAGES: dict[str, tuple[dict[str, Any], str]] = {
    "a block with a title": (BLOCKS, "/// note | A *fine* title\nSome text. And more.\n///\n"),
    "a block with options": (BLOCKS, "/// details | Title\n    open: true\n    type: tip\n\nText.\n///\n"),
    "tabs": (BLOCKS, "/// tab | One `a`\nText one.\n///\n/// tab | Two\nText two.\n///\n"),
    "blocks in blocks": (BLOCKS, "/// html | div.wide\nOuter.\n\n//// html | p\nInner.\n////\n///\n"),
    "definitions": (BLOCKS, "/// define\nApple\n\n- A fruit. A tree.\n\n///\n"),
    "a caption": (BLOCKS, "Picture\n/// caption\nOf a tree. Or two.\n///\n"),
    "items with letters": (
        {"pymdownx.fancylists": {}},
        "a. One item.\nb. Two items.\n   A line more.\n\nText\n\ni) First\nii) Second\n\n    A) Inner\n    B) Other\n",
    ),
    "numbered by signs": (
        {"pymdownx.fancylists": {"additional_ordered_styles": ["alpha", "generic"]}, "pymdownx.saneheaders": {}},
        "b. Two\n#. Three\n    1. One\n    #. Other\n\n#. Again\n",
    ),
    "a block with the style of a list": (
        {"pymdownx.fancylists": {}, "pymdownx.blocks.html": {}},
        "/// fancylists | type=a\nc. Item.\n///\n",
    ),
    "initials at a line's start": ({"pymdownx.fancylists": {}}, "It was\nA. Writer who\nwrote it.\n"),
    "number signs without a space": (
        {"pymdownx.saneheaders": {}},
        "# Heading\n\nSee the issue\n#12 about it.\n\n#tag is no heading.\n",
    ),
    "progress bars": ({"pymdownx.progressbar": {}}, "[=45% \"Nearly *half*\"]\n\n[==1/2 'Half']{: .thin }\n\n[=50%]\n"),
    "smart asterisks": ({"pymdownx.betterem": {"smart_enable": "all"}}, "A 2*x*y and **b**old *word* here.\n"),
    "underscores in words": ({"pymdownx.betterem": {"smart_enable": "none"}}, "An a_b_c and *d*e here.\n"),
    "keys": ({"pymdownx.keys": {}}, 'Press ++ctrl+"Other"++ to go.\n'),
    "tasks": ({"pymdownx.tasklist": {}}, "- [x] Done it.\n- [ ] To do.\n"),
    "critic marks": ({"pymdownx.critic": {}}, "Text {++more++} {--less--}.\n\n{++\n\nA block.\n\n++}\n"),
    "hard breaks": ({"pymdownx.escapeall": {"hardbreak": True, "nbsp": True}}, "One\\ two\\\nthree.\n"),
}


def page_of(name: str) -> tuple[Callable[[str], str], ExtractedPage]:
    """How the site renders the page, and its segments."""
    extensions, text = PAGES[name]
    renderer = Markdown(extensions=[*extensions, "attr_list"], extension_configs=extensions)
    config = {"markdown_extensions": [{key: value} for key, value in extensions.items()]}
    return lambda source: renderer.reset().convert(source), extract_units(
        text, ExtractOptions(syntax=site_syntax(config))
    )


def in_capitals(source: Content) -> Content:
    return tuple(part.upper() if isinstance(part, str) else part for part in source)


@pytest.mark.parametrize("name", PAGES)
def test_all_text_is_translated_and_no_markup_is_lost(name: str) -> None:
    render, page = page_of(name)
    targets = [[in_capitals(segment.source) for segment in unit.segments] for unit in page.units]

    merged = merge_targets(page, targets)

    assert merge_targets(page, [[one.source for one in unit.segments] for unit in page.units]) == page.text
    assert has_same_structure(render, page.text, merged), merged
    assert seen(render(merged)) == seen(render(page.text)).upper(), merged


def seen(html: str) -> str:
    """The text that readers see, without the names of keys, which the extension writes."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.xpath("//code|//kbd"):
        element.text = ""
    return " ".join(root.text_content().split())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "items with letters",
            ["One item.", "Two items.", "A line more.", "Text", "First", "Second", "Inner", "Other"],
        ),
        ("numbered by signs", ["Two", "Three", "One", "Other", "Again"]),
        ("a block with the style of a list", ["Item."]),
        ("progress bars", ["Nearly *half*", "Half"]),
        ("number signs without a space", ["Heading", "See the issue #12 about it.", "#tag is no heading."]),
    ],
)
def test_no_markup_of_blocks_is_in_a_segment(name: str, wanted: list[str]) -> None:
    _, page = page_of(name)

    assert [" ".join(markdown(segment.source).split()) for unit in page.units for segment in unit.segments] == wanted


@pytest.mark.parametrize("name", ["smart asterisks", "underscores in words"])
def test_only_what_the_site_shows_as_emphasis_is_a_code(name: str) -> None:
    render, page = page_of(name)
    kinds = [part.type for part in page.units[0].segments[0].source if not isinstance(part, str)]

    shown = lxml.html.fragment_fromstring(render(page.text), create_parent="div")
    assert kinds == [kind for one in shown.iter("em", "strong")
                     for kind in 2 * [{"em": "italic", "strong": "bold"}[one.tag]]]  # fmt: skip
