"""Which tables become cards on a small screen, and that nothing but attributes changes."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_bitext.pages.table_cards import CHARACTERS, with_cards

OURS = re.compile(r' (?:data-cards(?:="way")?|data-label="[^"]*"|role="[a-z]+")')
CELL = st.text(alphabet='ab &<>"`[]*', max_size=30).map(str.strip)


def page(*rows: list[str]) -> str:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return Markdown(extensions=["tables", "attr_list"]).convert(f"Before\n\n{text}\n\nAfter")


@given(st.integers(1, 6).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1)))
def test_nothing_but_attributes_is_added(rows: list[list[str]]) -> None:
    html = page(*rows)
    assert OURS.sub("", with_cards(html)) == OURS.sub("", html)


@given(st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2)))
def test_a_cell_of_a_card_has_the_text_of_its_header(rows: list[list[str]]) -> None:
    tree = lxml.html.fromstring(f"<div>{with_cards(page(*rows, ['word ' * CHARACTERS] * len(rows[0])))}</div>")
    for table in tree.xpath("//table[@data-cards]"):
        headers = [" ".join(header.text_content().split()) for header in table.xpath(".//th")]
        for row in table.xpath(".//tbody/tr"):
            assert [cell.get("data-label", "") for cell in row] == headers


LONG = "a sentence that does not fit beside another one, because it takes several lines"


@pytest.mark.parametrize(
    ("rows", "marked"),
    [
        pytest.param([["What you see", "What to do"], [LONG, LONG]], "<table data-cards role", id="sentences"),
        pytest.param(
            [["Code", "Do"], [LONG, "[Go](x)"]], '<table data-cards="way" role', id="links in the last column"
        ),
        pytest.param(
            [["Code", "Do"], [LONG, "[Go](x)"], [LONG, "Stay"]], "<table data-cards role", id="not every row leads on"
        ),
        pytest.param([["Name", "Word"], ["Hub", "acchub"]], "<table>", id="words that fit side by side"),
        pytest.param([[*"ABCDEF"], [LONG, *"12345"]], "<table>", id="many columns to compare"),
        pytest.param([["Message", "Meaning"]], "<table>", id="no rows"),
        pytest.param([["One"], ["https://" + "long" * 20]], "<table data-cards role", id="a long word"),
    ],
)
def test_a_table_is_judged_by_what_it_needs(rows: list[list[str]], marked: str) -> None:
    assert marked in with_cards(page(*rows))


def test_alignment_and_other_attributes_of_a_cell_stay() -> None:
    html = Markdown(extensions=["tables"]).convert(f"| A | B |\n|---|--:|\n| {LONG} | {LONG} |")
    (cell,) = lxml.html.fromstring(with_cards(html)).xpath("//td[@data-label='B']")
    assert "right" in cell.get("style")


def test_tables_that_somebody_wrote_in_html_stay_as_they_are() -> None:
    html = f'<table class="x"><thead><tr><th>A</th></tr></thead><tbody><tr><td>{LONG}</td></tr></tbody></table>'
    assert with_cards(html) == html
