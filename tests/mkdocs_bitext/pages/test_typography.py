"""Words that are not broken at their hyphens, and French apostrophes: in running text, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_bitext.pages.typography import CLASS, MAX_LENGTH, with_typography

MARK = re.compile(rf'<span class="{CLASS}">([^<]*)</span>')
WORDS = st.text(st.sampled_from("abé1U-’ .,@/&;"), max_size=40)


def kept(html: str) -> list[str]:
    return MARK.findall(with_typography(f"<body>{html}</body>", "nl-BE"))


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
    assert "<span" not in with_typography("<head><title>e-mail</title></head>", "nl-BE")


@given(WORDS, WORDS)
def test_nothing_but_elements_is_added_and_a_second_time_changes_nothing_of_the_text(one: str, other: str) -> None:
    page = f"<head><title>{one}</title></head><body><p>{one} <b>{other}</b></p></body>"
    made = with_typography(page, "en")
    assert MARK.sub(r"\1", made) == page
    assert all(len(word) <= MAX_LENGTH for word in MARK.findall(made))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "<p>l'adresse d'<b>un</b> client, qu&#39;il n&#x27;a pas</p>",
            "<p>l’adresse d’<b>un</b> client, qu’il n’a pas</p>",
        ),
        ('<td data-label="Ce qui s&#x27;est passé">x</td>', '<td data-label="Ce qui s’est passé">x</td>'),
        ("<title>L'aide</title><p title=\"l'un\">L'« URL »</p>", '<title>L’aide</title><p title="l\'un">L’« URL »</p>'),
        ("<code>l'un</code><script>x='a'</script> 'mot' o'neill@x.be 5'", ""),
    ],
)
def test_french_is_printed_with_its_own_apostrophe(typed: str, shown: str) -> None:
    assert with_typography(typed, "fr-BE") == (shown or typed)
    assert with_typography(typed, "nl-BE") == typed
