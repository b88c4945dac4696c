"""An adopted page and its original: what readers notice, and what differs in its bytes only."""

from __future__ import annotations

import pytest

from bitext.exchange.adopt.comparison import Comparison, Kind, compare
from bitext.markdown.renderer import renderer
from bitext.project.project import load

LAYOUTS = {
    Kind.BLANK_LINES: ("Un.\n\nDeux.\n", "Un.\n\n\nDeux.\n"),
    Kind.LIST_MARKERS: ("- un\n- deux\n", "* un\n* deux\n"),
    Kind.LINE_BREAKS: ("> Un deux\n> trois.\n", "> Un\n> deux trois.\n"),
    Kind.TABLES: ("| a |\n|---|\n| b |\n", "| a |\n|-----|\n| b |\n"),
}
NOTICED = {
    Kind.SPACES: ("Un `deux`.\n", "Un`deux`.\n"),
    Kind.COMMENTS: ("```\ncall()  # Do it\n```\n", "```\ncall()  # Le faire\n```\n"),
    Kind.CODE: ("```\nsay('yes')\n```\n", "```\nsay('oui')\n```\n"),
    Kind.EMPHASIS: ("Un <em>deux</em>.\n", "Un **deux**.\n"),
    Kind.ADDRESSES: ("![Un](a.png)\n", "![Un](../a.png)\n"),
    Kind.TEXT: ("Un.\n", "Un. Deux.\n"),
}


@pytest.fixture
def compared(tmp_path):
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: S\nmarkdown_extensions: [admonition, attr_list, pymdownx.blocks.admonition]\n")
    project = load(config)

    def run(merged: str, original: str, source: str = "Text.\n") -> Comparison:
        both = renderer(project), renderer(project, own_ids=True)
        return compare(source, merged, original, *both, {"note": "Remarque"})

    return run


@pytest.mark.parametrize(("kind", "pages"), [*LAYOUTS.items(), *NOTICED.items()])
def test_a_difference_has_a_kind_a_place_and_says_whether_readers_notice(compared, kind, pages) -> None:
    before = "Avant.\n\n"
    result = compared(*(before + page for page in pages))
    assert (result.identical, result.same_html) == (False, kind in LAYOUTS)
    [difference] = result.differences
    assert difference.kind is kind
    assert difference.lines.start > 2


def test_numbers_of_a_list_are_markers(compared) -> None:
    [difference] = compared("1. un\n2. deux\n", "1. un\n1. deux\n").differences
    assert (difference.kind, difference.told()) == (Kind.LIST_MARKERS, "list markers as on the source page")


@pytest.mark.parametrize(
    ("merged", "original", "told"),
    [
        ("`a`, `b`: un\n", "`a`、`b`: un\n", "is taken over, with the source's markup"),
        ("![Un](a.png)\n", "![Un](../a.png)\n", "is taken over, with the addresses of the source page"),
        ("Un <em>deux</em>.\n", "Un **deux**.\n", "is taken over, with its emphasis written in another way"),
        ("Un.\n", "Un. Deux.\n", "is not taken over: markup is that of the source page"),
    ],
)
def test_only_what_readers_do_not_get_is_said_to_be_left(compared, merged, original, told) -> None:
    [difference] = compared(merged, original).differences
    assert difference.told() == f'"{original.strip()}" {told}'


def test_a_fence_inside_a_longer_one_is_code(compared) -> None:
    page = "````\n```\n````\n\n{}\n"
    [difference] = compared(page.format("Un."), page.format("Un. Deux.")).differences
    assert difference.kind is Kind.TEXT


@pytest.mark.parametrize("page", [page for pages in (LAYOUTS | NOTICED).values() for page in pages])
def test_a_page_does_not_differ_from_itself(compared, page) -> None:
    assert compared(page, page) == Comparison(True, True, [])


@pytest.mark.parametrize(
    ("source", "merged", "original"),
    [
        ("# First steps\n", "# Premiers pas\n", "# Premiers pas {#first-steps}\n"),
        ("# The `my_key`\n", "# La `my_key`\n", "# La `my_key` { #the-my\\_key }\n"),
        ("# First steps {#first}\n", "# Premiers pas {#first}\n", "# Premiers pas\n"),
        ("!!! note\n\n    A\n", '!!! note "Remarque"\n\n    B\n', "!!! note\n\n    B\n"),
        ("/// note\nA\n///\n", "/// note | Remarque\nB\n///\n", "/// note\nB\n///\n"),
    ],
)
def test_what_the_site_gives_each_page_by_itself_is_no_difference(compared, source, merged, original) -> None:
    assert compared(merged, original, source) == Comparison(True, True, [])


@pytest.mark.parametrize(
    ("source", "merged", "original"),
    [
        ("# First steps\n", "# Premiers pas\n", "# Premiers pas {#premiers-pas}\n"),
        ("!!! note\n\n    A\n", '!!! note "Remarque"\n\n    B\n', '!!! note "Rappel"\n\n    B\n'),
    ],
)
def test_another_anchor_or_title_is_one(compared, source, merged, original) -> None:
    assert not compared(merged, original, source).same_html


def test_front_matter_of_the_translation_alone_is_named_and_lines_are_those_of_the_file(compared) -> None:
    result = compared("- un\n", "---\ntool: 1\n---\n* un\n")
    assert [(one.kind, one.lines.start) for one in result.differences] == [
        (Kind.FRONT_MATTER, 1),
        (Kind.LIST_MARKERS, 4),
    ]
    assert result.same_html


def test_a_value_that_only_the_translation_has_is_front_matter_and_quoted(compared) -> None:
    merged, original = ("---\ntitle: Un\n---\n# Un\n", "---\ntitle: Un\ntemplate: un.html\n---\n# Un\n")
    [difference] = compared(merged, original, "---\ntitle: One\n---\n# One\n").differences
    assert (difference.kind, difference.lines.start) == (Kind.FRONT_MATTER, 3)
    assert difference.told().startswith('"template: un.html" is not taken over: front matter')
