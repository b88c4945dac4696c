"""Words that are not broken at their hyphens: marked in running text, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_bitext.pages.whole_words import CLASS, MAX_LENGTH, with_whole_words

MARK = re.compile(rf'<span class="{CLASS}">([^<]*)</span>')
WORDS = st.text(st.sampled_from("abé1U-’ .,@/&;"), max_size=40)


def kept(html: str) -> list[str]:
    return MARK.findall(with_whole_words(f"<body>{html}</body>"))


KEPT = "e-mailadres E-mail cliënt-URL Cliënt-URL IT-afdeling 365-beheerder CSV-bestand sign-in manque-t-elle ci-dessous"
OTHERS = (
    "Excel-werkmap e-mailadressenlijst jan@e-mail.be https://e-mail.be/a-b x.e-mail.be a-b/c-d --e- -1 e_m-x &nbsp;-a"
)


@pytest.mark.parametrize("word", KEPT.split())
def test_a_word_with_a_part_that_says_nothing_alone_is_kept(word: str) -> None:
    assert kept(f"<p>Uw {word}, l’{word} (<b>{word}</b>) of {word}.</p>") == [word] * 4


@pytest.mark.parametrize("text", OTHERS.split())
def test_other_words_addresses_and_paths_stay_as_they_are(text: str) -> None:
    assert kept(f"<p>{text} - x</p>") == []


def test_only_running_text_is_marked() -> None:
    apart = "".join(
        f"<{tag}>e-mail</{tag}>" for tag in ("script", "style", "code", "pre", "title", "svg", "textarea", "button")
    )
    assert kept(f'<a title="e-mail" href="#e-mail">x</a><!-- e-mail -->{apart}<option>e-mail</option>') == []
    assert "<span" not in with_whole_words("<head><title>e-mail</title></head>")


@given(WORDS, WORDS)
def test_nothing_but_elements_is_added_and_a_second_time_changes_nothing_of_the_text(one: str, other: str) -> None:
    page = f"<head><title>{one}</title></head><body><p>{one} <b>{other}</b></p></body>"
    made = with_whole_words(page)
    assert MARK.sub(r"\1", made) == page
    assert all(len(word) <= MAX_LENGTH for word in MARK.findall(made))
