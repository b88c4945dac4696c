"""Includes: one page's text in another, with what a reader and an author notice."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import markdown

from bitext.markdown.includes import expand, resolve

PAGES = {
    "includes/hub.md": "Accountant Hub\n",
    "includes/list.md": "- one\n- two\n",
    "includes/outer.md": "the [!INCLUDE[x](hub.md)]\n",
    "includes/self.md": "[!INCLUDE[x](self.md)]",
    "includes/link.md": "See [how](../set-up.md) and ![](img/a.png) or [the site](https://example.com/).\n",
    "guide/includes/hub.md": "the guide's hub",
}


def read(page: str, alone: bool) -> str | None:
    return PAGES.get(page)


EXPANDED = {
    "in a sentence": ("Open [!INCLUDE[x](includes/hub.md)] now.", "Open Accountant Hub now."),
    "twice": ("[!INCLUDE[x](includes/hub.md)]/[!INCLUDE[](includes/hub.md)]", "Accountant Hub/Accountant Hub"),
    "inside a link text": ("[Use [!INCLUDE[x](includes/hub.md)]](a.md)", "[Use Accountant Hub](a.md)"),
    "with a blank and in lower case": ("a [!include [x](includes/hub.md)]", "a Accountant Hub"),
    "alone on its line, as a block": ("a\n\n[!INCLUDE[x](includes/list.md)]\n\nb", "a\n\n- one\n- two\n\nb"),
    "alone and indented, every line as deep": ("    [!INCLUDE[x](includes/list.md)]\n", "    - one\n    - two\n"),
    "of a page that includes another": ("It is [!INCLUDE[x](includes/outer.md)].", "It is the Accountant Hub."),
    "from the root": ("A [!INCLUDE[x](~/includes/hub.md)].", "A Accountant Hub."),
    "not in a code span": ("`[!INCLUDE[x](includes/hub.md)]`", "`[!INCLUDE[x](includes/hub.md)]`"),
    "not in a fence": (
        "```\n[!INCLUDE[x](includes/hub.md)]\n```\n[!INCLUDE[x](includes/hub.md)]",
        "```\n[!INCLUDE[x](includes/hub.md)]\n```\nAccountant Hub",
    ),
    "with CRLF kept": ("a [!INCLUDE[x](includes/hub.md)]\r\nb\r\n", "a Accountant Hub\r\nb\r\n"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXPANDED.values(), ids=EXPANDED)
def test_an_include_is_put_in(text: str, expected: str) -> None:
    found = expand(text, "page.md", read)
    assert found.text == expected
    assert not found.missing


def test_the_path_is_relative_to_the_page_that_holds_it() -> None:
    assert expand("[!INCLUDE[x](includes/hub.md)]", "guide/a.md", read).text == "the guide's hub"
    assert expand("[!INCLUDE[x](../includes/hub.md)]", "guide/a.md", read).text == "Accountant Hub"


def test_links_of_an_include_lead_to_the_same_place_from_any_page() -> None:
    text = expand("[!INCLUDE[x](../../includes/link.md)]", "guide/deep/a.md", read).text
    assert "(../../set-up.md)" in text
    assert "(../../includes/img/a.png)" in text
    assert "(https://example.com/)" in text


def test_a_missing_include_keeps_its_text_and_says_where_it_stands() -> None:
    text = "one\n\ntwo [!INCLUDE[the hub](includes/gone.md)] three\n"
    found = expand(text, "guide/a.md", read)
    html = markdown(found.text)
    assert "<p>two [!INCLUDE[the hub](includes/gone.md)] three</p>" in html
    (missing,) = found.missing
    assert str(missing).startswith("guide/a.md:3: the include 'includes/gone.md' does not exist")


def test_an_include_of_itself_ends_with_one_message() -> None:
    found = expand("[!INCLUDE[x](includes/self.md)]", "a.md", read)
    (missing,) = found.missing
    assert "is cyclic" in str(missing)


def test_a_path_that_leads_out_of_the_docs_stays_outside() -> None:
    assert resolve("../../etc/passwd", "a.md") == "../../etc/passwd"


_WORDS = st.text(st.characters(exclude_characters="[", exclude_categories=["Cs"]))


@given(
    st.lists(st.one_of(_WORDS, st.sampled_from(["[!", "> [!NOTE]\n", "[![a](b.png)](c.md)", "`[!a", "```\n"]))).map(
        "".join
    )
)
def test_a_page_without_includes_stays_as_it_is(text: str) -> None:
    assume("[!include" not in text.lower())
    assert expand(text, "a.md", read).text == text


def test_an_include_of_its_own_line_is_read_as_blocks_and_one_in_a_sentence_as_words() -> None:
    asked: list[tuple[str, bool]] = []

    def remember(page: str, alone: bool) -> str | None:
        asked.append((page, alone))
        return PAGES.get(page)

    expand("[!INCLUDE[x](includes/list.md)]\n\na [!INCLUDE[x](includes/outer.md)]\n", "a.md", remember)
    assert asked == [("includes/list.md", True), ("includes/outer.md", False), ("includes/hub.md", False)]


@pytest.mark.parametrize(
    "macro",
    [
        "[!INCLUDE[x](includes/hub.md)",
        "[!INCLUDE[x](includes/hub.md))",
        "[!INCLUDE[x(includes/hub.md)]",
        "[!INCLUDE[x] (includes/hub.md)]",
        "[!INCLUDE(includes/hub.md)]",
    ],
)
@pytest.mark.parametrize("text", ["A {} word.", "{}", "- {}", "Two {} of {}."])
def test_a_malformed_include_is_one_message_and_no_link(macro: str, text: str) -> None:
    page = expand(text.format(*[macro] * 2), "index.md", read)
    assert len(page.missing) == text.count("{")
    assert all("is malformed" in str(one) and str(one).startswith("index.md:1: ") for one in page.missing)
    assert "<a " not in markdown(page.text)


def test_text_about_includes_is_no_malformed_one() -> None:
    text = "`[!INCLUDE[x](y.md)` and \\[!INCLUDE[x](y.md) and [!INCLUDED] and [!INCLUDE]"
    assert expand(text, "index.md", read).missing == ()
