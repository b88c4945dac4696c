"""How pages are extracted is decided by the extensions and plugins in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.markdown.extract import Delimiters, ExtractOptions, Syntax, extract_units
from bitext.markdown.site_syntax import extract_options, site_syntax
from bitext.project.mkdocs_yml import parse_config
from bitext.project.project import load

NONE = frozenset[str]()
INLINE, BLOCK = frozenset({"dollar", "round"}), frozenset({"dollar", "square", "begin"})


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ("site_name: A", Syntax()),
        ("plugins: [search, macros]", Syntax(macros=Delimiters())),
        ("plugins: {macros: {}}", Syntax(macros=Delimiters())),
        ("plugins: [{macros: {enabled: false}}]", Syntax()),
        ("plugins: [{macros: {render_by_default: false}}]", Syntax()),
        (
            "plugins: [{macros: {j2_variable_start_string: '<<', j2_variable_end_string: '>>'}}]",
            Syntax(macros=Delimiters(variable=("<<", ">>"))),
        ),
        (
            "plugins: [{markdownextradata: {jinja_options: {comment_start_string: '[#'}}}]",
            Syntax(macros=Delimiters(comment=("[#", "#}"))),
        ),
        ("markdown_extensions: [pymdownx.arithmatex]", Syntax(inline_math=INLINE, block_math=BLOCK)),
        (
            "markdown_extensions: [{pymdownx.arithmatex: {inline_syntax: [round], block_syntax: [square]}}]",
            Syntax(inline_math=frozenset({"round"}), block_math=frozenset({"square"})),
        ),
        (
            "markdown_extensions: [pymdownx.arithmatex]\nmdx_configs: {pymdownx.arithmatex: {inline_syntax: []}}",
            Syntax(inline_math=NONE, block_math=BLOCK),
        ),
        ("markdown_extensions: [mdx_math]", Syntax(inline_math=frozenset({"round"}), block_math=BLOCK)),
        ("markdown_extensions: [pymdownx.quotes]", Syntax()),
        ("markdown_extensions: [{pymdownx.quotes: {callouts: true}}]", Syntax(callouts=True)),
        ("markdown_extensions: {pymdownx.quotes: {callouts: true}}", Syntax(callouts=True)),
        ("plugins: [callouts]", Syntax(callouts=True)),
        ("plugins: [gh-admonitions]", Syntax(callouts=True)),
        ("markdown_extensions: [callouts]", Syntax(labels=True)),
        ("markdown_extensions: [wikilinks]", Syntax(wikilinks=True)),
        ("plugins: [roamlinks]", Syntax(wikilinks=True)),
        ("markdown_extensions: [pymdownx.betterem]", Syntax()),
        ("markdown_extensions: [{pymdownx.betterem: {smart_enable: all}}]", Syntax(smart=frozenset("*_"))),
        ("markdown_extensions: [{pymdownx.extra: {pymdownx.betterem: {smart_enable: none}}}]", Syntax(smart=NONE)),
        ("markdown_extensions: [pymdownx.saneheaders]", Syntax(spaced_headings=True)),
        ("markdown_extensions: [pymdownx.fancylists]", Syntax(lettered_items=True)),
        ("plugins:\nmarkdown_extensions:", Syntax()),
    ],
)
def test_the_site_decides(settings: str, wanted: Syntax) -> None:
    assert site_syntax(parse_config(settings, Path("mkdocs.yml"))) == wanted


@pytest.mark.parametrize(
    ("plugin", "directive"),
    [
        ("{include-markdown: {opening_tag: '[%', closing_tag: '%]'}}", '[% include-markdown "a.md" %]'),
        ("{include-markdown: {opening_tag: '<<', closing_tag: '>>'}}", "<<include 'a.md'\n  start='One. Two.' >>"),
        ("{include-markdown: {directives: {include: insert}, opening_tag: '[='}}", '[= insert "a.md" %}'),
        ("include-markdown", '{% include "a.md" %}'),
        ("material/tags", "[TAGS]"),
        ("render_swagger", "!!swagger api.json!!"),
    ],
)
def test_what_a_plugin_replaces_is_no_text(plugin: str, directive: str) -> None:
    syntax = site_syntax(parse_config(f"plugins: [macros, {plugin}]", Path("mkdocs.yml")))
    page = extract_units(f"{directive}\n\nRead {directive} now.\n", ExtractOptions(syntax=syntax))
    (sentence,) = [segment.source for unit in page.units for segment in unit.segments]
    assert [part for part in sentence if isinstance(part, str)] == ["Read ", " now."]


def test_labels_that_the_site_appends_to_each_page_are_those_of_links(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "links.md").write_text("[The Shop]: https://shop.example/\n", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: S\nmarkdown_extensions: [{pymdownx.snippets: {auto_append: [links.md]}}]\n", encoding="utf-8"
    )
    page = extract_units(
        "Buy in [The Shop][] or [the shop], not [elsewhere].\n", extract_options(load(config), "index.md")
    )
    (sentence,) = [segment.source for unit in page.units for segment in unit.segments]
    assert [part for part in sentence if isinstance(part, str)] == [
        "Buy in ",
        "The Shop",
        " or ",
        "the shop",
        ", not [elsewhere].",
    ]
