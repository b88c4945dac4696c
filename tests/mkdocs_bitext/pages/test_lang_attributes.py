"""`lang` on untranslated sentences: where it goes, and that nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from mkdocs_bitext.pages.lang_attributes import mark_language

CASES = {
    "a whole paragraph carries it itself": (
        "<p>@aOne. @bTwo.</p>",
        "ab",
        '<p lang="en">@aOne. @bTwo.</p>',
    ),
    "one sentence of two gets a span": (
        "<p>@aEen. @bTwo.</p>",
        "b",
        '<p>@aEen. @b<span lang="en">Two.</span></p>',
    ),
    "the span ends before the next sentence": (
        "<p>@aOne &amp; all. @bTwee.</p>",
        "a",
        '<p>@a<span lang="en">One &amp; all.</span> @bTwee.</p>',
    ),
    "markup of the sentence is inside": (
        '<p>@aPress <strong>OK</strong><br />or <img alt="x" src="y"/>. @bTwee.</p>',
        "a",
        '<p>@a<span lang="en">Press <strong>OK</strong><br />or <img alt="x" src="y"/>.</span> @bTwee.</p>',
    ),
    "an element shared with the next sentence stays outside": (
        "<p>@aOne <strong>two. @bDrie</strong>.</p>",
        "a",
        '<p>@a<span lang="en">One</span> <strong>two. @bDrie</strong>.</p>',
    ),
    "an item whose own list is translated": (
        "<ul><li>@aOne<ul><li>@bTwee</li></ul></li></ul>",
        "a",
        '<ul><li>@a<span lang="en">One</span><ul><li>@bTwee</li></ul></li></ul>',
    ),
    "an item whose own list waits too": (
        "<ul><li>@aOne<ul><li>@bTwo</li></ul></li><li>@cDrie</li></ul>",
        "ab",
        '<ul><li lang="en">@aOne<ul><li lang="en">@bTwo</li></ul></li><li>@cDrie</li></ul>',
    ),
    "a heading with its anchor": (
        '<h2 id="x">@aOne<a class="headerlink" href="#x">¶</a></h2>',
        "a",
        '<h2 lang="en" id="x">@aOne<a class="headerlink" href="#x">¶</a></h2>',
    ),
    "a cell": (
        "<table><tr><td>@aOne</td><td>@bTwee</td></tr></table>",
        "a",
        '<table><tr><td lang="en">@aOne</td><td>@bTwee</td></tr></table>',
    ),
    "a block that already says its language": (
        '<p lang="en-GB">@aOne</p>',
        "a",
        '<p lang="en-GB">@aOne</p>',
    ),
    "nothing to mark": ("<p>@aEen</p>", "", "<p>@aEen</p>"),
    "tags that nobody closes": ("<div><p>@aOne @bTwee</div>", "a", '<div><p>@a<span lang="en">One</span> @bTwee</div>'),
}  # fmt: skip


def milestones(text: str) -> str:
    return re.sub(r"@(\w)", r'<i data-s="\1"></i>', text)


@pytest.mark.parametrize(("before", "untranslated", "after"), CASES.values(), ids=CASES)
def test_where_the_language_goes(before: str, untranslated: str, after: str) -> None:
    assert mark_language(milestones(before), set(untranslated), {"lang": "en"}) == milestones(after)


pages = st.recursive(
    st.sampled_from(["@aOne. ", "@bTwo ", "text &amp; ", "<br />", "<img src='x'>", "\n"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "strong", "li", "a", "em", "td", "h2"]), st.lists(inner, max_size=4)
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"),
)


@given(pages, st.sets(st.sampled_from("ab")))
def test_only_lang_attributes_and_spans_are_added(page: str, untranslated: set[str]) -> None:
    page = milestones(page)
    marked = mark_language(page, untranslated, {"lang": "en"})
    bare = re.sub(r'<span lang="en">|</span>| lang="en"', "", marked)
    assert bare == page
    assert marked.count("<span") == marked.count("</span>")


@given(pages, st.sets(st.sampled_from("ab")))
def test_no_translated_sentence_is_said_to_be_in_the_source_language(page: str, untranslated: set[str]) -> None:
    root = lxml_html.fragment_fromstring(mark_language(milestones(page), untranslated, {"lang": "en"}), "div")
    for milestone in root.iter("i"):
        if milestone.get("data-s") not in untranslated:
            assert not milestone.xpath("ancestor::*[@lang]")
