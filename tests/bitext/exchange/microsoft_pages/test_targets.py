"""Targets written as Markdown: their codes are those of the source, in whatever order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.inline import codes, markdown
from bitext.core.model import Content
from bitext.exchange.microsoft_pages.targets import as_target, elided
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.markdown.merge import check_codes

WORDS = st.sampled_from(
    ["go", "**bold**", "[link](a.md)", "`code`", "[!INCLUDE[x](y.md)]", "see", "![alt](i.png)", "_it_"]
)


def source_of(text: str) -> Content:
    return as_target(text, ()).content


def numbered(text: str) -> Content:
    """The source as the cutter gives it."""
    page = extract_units(f"Start {text} end.", ExtractOptions(front_matter=()))
    return page.units[0].segments[0].source


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_the_markdown_of_a_target_is_what_was_written(words: list[str]) -> None:
    text = " ".join(words)
    assert markdown(as_target(text, ()).content) == elided(text)


@given(st.lists(WORDS, min_size=1, max_size=6), st.randoms())
def test_moved_codes_are_still_those_of_the_source(words: list[str], random: object) -> None:
    source = numbered(" ".join(words))
    mixed = list(words)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert check_codes(source, as_target("Begin " + " ".join(mixed) + " einde.", source).content) == ()


@pytest.mark.parametrize(
    ("source", "target", "faults"),
    [
        pytest.param("Go to **A**.", "Ga naar **B**.", (), id="bold with another text"),
        pytest.param("Go to [a](x.md).", "Ga naar [b](y.md).", (), id="a link to another page is the page's own"),
        pytest.param("Go to **A**.", "Ga naar B.", ("code-missing",), id="a lost bold"),
        pytest.param("Go to A.", "Ga naar `B`.", ("code-extra",), id="a code of its own"),
    ],
)
def test_codes(source: str, target: str, faults: tuple[str, ...]) -> None:
    content = extract_units(source, ExtractOptions(front_matter=())).units[0].segments[0].source
    assert check_codes(content, as_target(target, content).content) == faults


def test_texts_inside_codes_come_along() -> None:
    target = as_target('Zie ![lamp](a.png "tip") en [daar](b.md "titel")', source_of("x"))
    assert dict(target.subs) == {("+1", "alt"): "lamp", ("+1", "link-title"): "tip", ("+2", "link-title"): "titel"}


def test_a_line_break_in_a_target_is_a_blank() -> None:
    assert as_target("een\n  twee", ()).content == ("een twee",)


def test_unknown_codes_get_ids_of_their_own() -> None:
    assert [code.id for code in codes(as_target("`a` `b`", ()).content)] == ["+1", "+2"]
