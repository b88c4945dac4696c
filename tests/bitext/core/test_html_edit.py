"""Edits of HTML: they go where they belong, and every other byte stays."""

import html as html_module
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.html_edit import (
    InsertionPoint,
    script_json,
    splice,
    start_tag,
    strip_tags,
    title_end,
    tokens,
    with_attributes,
    with_insertions,
)

PAGE = """<!doctype html>
<html lang="nl" class="no-js">
<head>
<meta charset="utf-8">
<title>T</title>
</head>
<body class="b"><header><h1>Site</h1></header>
<main class="m"><article><h1>Title</h1><p>Text</p></article></main>
<footer>one</footer><footer>two</footer>
</body>
</html>
"""
markup = st.lists(
    st.sampled_from(["<head>", "</head>", "<body>", "<main>", "</footer>", "</body>", "<meta charset=x>", "<p a='>'>"])
    | st.text("<>/=\"' pabi&;!-\n")
).map("".join)


@given(markup)
def test_tokens_cover_a_page_whole(page: str) -> None:
    found = tokens(page)
    assert "".join(page[token.start : token.end] for token in found) == page
    assert all(page[token.start] == "<" for token in found if token.kind != "text")


@given(markup)
def test_inserting_nothing_gives_the_page_back(page: str) -> None:
    assert with_insertions(page, dict.fromkeys(InsertionPoint, "")) == page
    assert splice(page, []) == page
    assert with_attributes(page, start_tag("p|body"), {}) == page


@given(markup)
def test_insertions_only_add(page: str) -> None:
    inserted = with_insertions(page, dict.fromkeys(InsertionPoint, "\0"))
    assert inserted.replace("\0", "") == page


@given(st.text("abc", max_size=8), st.lists(st.tuples(st.integers(0, 8), st.text("XYZ", max_size=2)), max_size=4))
def test_splicing_replaces_each_passage_and_no_more(text: str, passages: list[tuple[int, str]]) -> None:
    starts = {min(start, len(text)): new for start, new in passages}
    ends = [*sorted(starts)[1:], len(text)]
    edits = [(start, (start + end) // 2, starts[start]) for start, end in zip(sorted(starts), ends, strict=False)]
    expected = text
    for start, end, new in sorted(edits, reverse=True):
        expected = expected[:start] + new + expected[end:]
    assert splice(text, reversed(edits)) == expected


@pytest.mark.parametrize(
    ("point", "before", "after"),
    [
        (InsertionPoint.HEAD_START, '<meta charset="utf-8">\n', "<title>"),
        (InsertionPoint.HEAD_END, "</title>\n", "</head>"),
        (InsertionPoint.BODY_START, '<body class="b">', "<header>"),
        (InsertionPoint.FOOTER_END, "<footer>two", "</footer>"),
    ],
)
def test_where_insertions_go(point: InsertionPoint, before: str, after: str) -> None:
    assert f"{before}!{after}" in with_insertions(PAGE, {point: "!"})


@pytest.mark.parametrize(
    ("point", "page", "expected"),
    [
        (InsertionPoint.HEAD_START, "<head><title>", "<head>!<title>"),
        (InsertionPoint.FOOTER_END, "<p></body>", "<p>!</body>"),
        (InsertionPoint.HEAD_END, "<p>", "<p>"),
    ],
)
def test_a_page_that_lacks_the_usual_place(point: InsertionPoint, page: str, expected: str) -> None:
    assert with_insertions(page, {point: "!"}) == expected


def test_attributes_replace_those_of_the_same_name_and_are_escaped() -> None:
    tag = start_tag("a", "href=")
    page = "<abbr href=x><a><a href=x lang='nl' hreflang=nl><a href=y>"
    changed = with_attributes(page, tag, {"lang": '"'})
    assert changed == '<abbr href=x><a><a lang="&quot;" href=x hreflang=nl><a href=y>'
    assert with_attributes(page, tag, {"lang": "nl"}, count=0).count('<a lang="nl" href') == 2


def test_the_title_of_the_text_is_not_the_one_of_the_site() -> None:
    assert PAGE[: title_end(PAGE)].endswith("<h1>Site</h1>")
    assert PAGE[: title_end(PAGE, PAGE.index("<main"))].endswith("<h1>Title</h1>")
    assert title_end("<h2></h2>") == -1


@given(st.text())
def test_text_comes_back_from_its_html(text: str) -> None:
    assert strip_tags(f'<p class="a">{html_module.escape(text)}</p><br>') == html_module.escape(text)


@given(st.text() | st.just("</script><!--"))
def test_no_data_ends_its_script(text: str) -> None:
    data = script_json({"title": text})
    assert json.loads(data) == {"title": text}
    assert not re.search("<", data)
