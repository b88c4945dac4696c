"""Targets that change the structure of a page are found with few renders, and they alone stay out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from bitext.core.model import Segment, State
from bitext.localize import publishable
from bitext.localize.localize_page import LocalizedPage, localize
from bitext.project.project import Locale

NL = Locale("nl-BE", "Nederlands")
BLOCKS = [
    *("A paragraph {}.", "A word {}. And one more.", "# A heading {}", "- An item {}", "> A quote {}"),
    *("![A picture {}](p.png)", "Text [with a link {}](l.md 'title {}').", "| Name | Use |\n|---|---|\n| a {} | b |"),
    # No list for Python-Markdown, but code.
    "To do {}:\n1. Open it.\n\n    The **name {}** is shown.\n",
]
WORD, SPOILER = "woord", "boem"


def shouting(text: str) -> str:
    """A renderer for which one harmless word is markup."""
    html = Markdown(extensions=["tables"]).convert(text)
    return html.replace(SPOILER, "<b>boem</b>")


def localized(page: str, words: Callable[[int], str], render: Callable[[str], str]) -> LocalizedPage:
    source = localize(page, None, None, locale=NL).document
    number = iter(range(1000))

    def one(segment: Segment) -> Segment:
        target = (f"{words(next(number))} ", *segment.source)
        return replace(segment, target=target, state=State.TRANSLATED)

    units = tuple(replace(unit, segments=tuple(map(one, unit.segments))) for unit in source.units)
    return localize(page, None, replace(source, units=units), locale=NL, render=render)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=8), st.lists(st.booleans(), min_size=1))
def test_guessing_changes_how_soon_they_are_found_not_which(blocks: list[str], spoils: list[bool]) -> None:
    page = "\n\n".join(block.replace("{}", str(at)) for at, block in enumerate(blocks))

    def words(number: int) -> str:
        return SPOILER if spoils[number % len(spoils)] else WORD

    guessed = localized(page, words, shouting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishable, "suspects", lambda *_: frozenset())
        searched = localized(page, words, shouting)
    assert (guessed.text, guessed.untranslated) == (searched.text, searched.untranslated)


@pytest.mark.parametrize("spoilers", [{7}, {7, 8, 50}], ids=["one", "three"])
def test_few_renders_find_them(spoilers: set[int]) -> None:
    rendered: list[str] = []

    def render(text: str) -> str:
        rendered.append(text)
        return shouting(text)

    page = "\n\n".join(f"Paragraph {number}." for number in range(64))
    found = localized(page, lambda number: SPOILER if number in spoilers else WORD, render)
    assert len(found.untranslated) == len(spoilers)
    assert len(rendered) <= 5 + 2 * len(spoilers)


def test_a_text_that_the_site_shows_as_code_is_found_at_once() -> None:
    rendered: list[str] = []

    def render(text: str) -> str:
        rendered.append(text)
        return Markdown().convert(text)

    page = "\n\n".join([*(f"Paragraph {number}." for number in range(64)), BLOCKS[-1]])
    found = localized(page, lambda _: WORD, render)
    assert len(found.untranslated) == 1
    assert len(rendered) <= 7
