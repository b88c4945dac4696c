"""Every code and message of the page on error messages has an anchor, and the explainer knows it."""

import re

import pytest
from markdown import Markdown
from tests.hubcheck.explain.test_guide import ACTORS, CODES, PAGE
from tests.hubcheck.guide import pages, rows

from hubcheck.explain import explain
from hubcheck.explain.explainer import code_anchors
from hubcheck.messages import locales
from mkdocs_hubcheck.row_anchors import RowAnchors


def anchored(locale: str) -> tuple[str, list[str]]:
    """The page as HTML with its anchors, and the anchors."""
    html = Markdown(extensions=["tables", "attr_list", "md_in_html"]).convert(pages(locale)[PAGE])
    found = RowAnchors()
    return found.insert(html), found.added


@pytest.mark.parametrize("locale", locales())
def test_the_anchors_are_the_same_in_every_language(locale: str) -> None:
    assert anchored(locale)[1] == anchored("en")[1]


def test_every_code_has_its_anchor() -> None:
    html, anchors = anchored("en")
    codes = {anchor for token, anchor in code_anchors().items() if token.startswith(("aadsts", "http "))}
    assert codes <= set(anchors)
    for code in codes:
        assert html.count(f'<code id="{code}">') == 1


def test_every_row_has_an_anchor() -> None:
    html, anchors = anchored("en")
    assert len(anchors) == len(set(anchors))
    for row in re.findall(r"<tr[^>]*>\s*<td.*?</tr>", html, re.S):
        assert re.search(r'\sid="', row), row


def test_an_explanation_leads_to_a_row_that_gives_it() -> None:
    html, anchors = anchored("en")
    for row in rows(PAGE, *ACTORS, *CODES):
        for text in [row.cells[0], *re.findall(r"AADSTS\d+", row.cells[0])]:
            for cause in explain(text):
                assert cause.anchor in anchors, text
    for code in re.findall(r"AADSTS\d+", html):
        assert {cause.anchor for cause in explain(code)} == {code}


def test_of_an_unknown_code_no_row_is_claimed() -> None:
    assert [cause.anchor for cause in explain("AADSTS7654321")] == [""]


def test_a_code_in_a_link_stays_in_that_link() -> None:
    html = '<p><a href="https://example.com/"><code>RT0001</code></a></p>'
    assert RowAnchors().insert(html) == html


def test_an_id_that_the_page_has_is_not_given_again() -> None:
    html = '<h2 id="RT0001">x</h2><p><code>RT0001</code> and <code>RT0001</code></p>'
    assert RowAnchors().insert(html) == html


TABLE = "| Code | Act |\n|---|---|\n| `RT0001` | Wait |\n"


@pytest.mark.parametrize("fence", ["```", "~~~~", "```text", "> ```"])
def test_what_is_code_stays_as_it_is_and_what_follows_gets_the_anchor(fence: str) -> None:
    end = fence.removesuffix("text")
    code = f"{fence}\n{TABLE}[x](y) `RT0001`\n{end}\n"
    marked = RowAnchors().insert_into_markdown(f"{code}\n{TABLE}\n{code}")
    assert marked.startswith(f"{code}\n")
    assert marked.endswith(f"\n{code}")
    assert marked.count("<span") == marked.count('<span id="RT0001"></span>`RT0001`') == 1


def test_code_that_nothing_closes_goes_to_the_end() -> None:
    text = f"```\n{TABLE}\n~~~\n{TABLE}| `RT0001`"
    assert RowAnchors().insert_into_markdown(text) == text
