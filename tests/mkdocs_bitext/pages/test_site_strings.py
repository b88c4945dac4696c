"""The plugin's own words: every language says the same things, and a locale finds the nearest."""

import json
import re
from collections.abc import Mapping
from itertools import product

import pytest

from bitext.core.messages import Message
from mkdocs_bitext.i18n import messages
from mkdocs_bitext.i18n.static_i18n import search_languages
from mkdocs_bitext.pages.notices import SourcePage, below_title, fallback_notice, partial_notice
from mkdocs_bitext.pages.sidebyside import SideBySide

LANGUAGES = ("nl-BE", "fr-BE")


def flat(words: Mapping[str, Message]) -> dict[str, str]:
    """Every text of a catalogue, each plural form by itself."""
    return {
        f"{id}/{form}": text
        for id, message in words.items()
        for form, text in (message.items() if isinstance(message, dict) else [("", message)])
    }


def catalogue(locale: str) -> dict[str, str]:
    return flat(json.loads((messages.FOLDER / f"{locale}.json").read_text("utf-8")))


def test_a_pseudo_locale_says_nothing_in_plain_letters() -> None:
    made_up = messages.messages("en-XA")
    for key, text in catalogue("en").items():
        said = flat(made_up)[key]
        assert re.findall(r"\{\w*\}", said) == re.findall(r"\{\w*\}", text)
        assert not re.search("[aeiou]", re.sub(r"\{\w*\}", "", said))
    assert "Éñĝļîŝĥ" in messages.notice("en-XA", "fallback", "en")
    assert "Ĝéŕɱåñ" in messages.notice("en-XA", "fallback", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_notice_with_the_same_places(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert other
    for key, text in other.items():
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[key])


def test_belgian_dutch_reads_the_dutch_words() -> None:
    assert messages.notice("nl-BE", "fallback", "en").startswith("Deze pagina bestaat nog niet in het Nederlands")


def test_a_language_without_words_of_its_own_reads_english() -> None:
    assert messages.notice("sv", "source", "en") == messages.notice("en", "source", "en")


@pytest.mark.parametrize(
    ("locale", "source", "number", "sentence"),
    [
        ("nl-BE", "en", 1, "1 van de 9 zinnen staat nog in het Engels."),
        ("nl-BE", "en-GB", 2, "2 van de 9 zinnen staan nog in het Engels."),
        ("en", "nl-BE", 1, "1 of 9 sentences is still in Dutch."),
        ("fr", "nl", 3, "3 phrases sur 9 sont encore en néerlandais."),
        ("sv", "nl", 3, "3 of 9 sentences are still in Dutch."),
    ],
)
def test_one_and_many_are_said_as_people_do(locale: str, source: str, number: int, sentence: str) -> None:
    assert messages.still_in_source(locale, number, 9, source) == sentence


def test_the_search_index_gets_one_stemmer_per_language() -> None:
    assert search_languages(["en", "nl-BE", "nl-NL", "xx"]) == ["en", "nl"]


PAGE = SourcePage("en", "../../a/")


@pytest.mark.parametrize(("language", "waiting"), list(product(("nl-BE", "fr"), (0, 3))))
def test_a_notice_speaks_the_readers_language_and_leads_to_the_source_page(language: str, waiting: int) -> None:
    notice = partial_notice(language, PAGE, waiting, 9) if waiting else fallback_notice(language, PAGE)
    assert f'lang="{language}"' in notice
    assert 'href="../../a/"' in notice
    assert 'aria-label="' in notice


def test_a_notice_stands_under_the_title() -> None:
    assert below_title("<h1>A</h1>\n<p>b</p>", "<aside>") == "<h1>A</h1>\n<aside>\n<p>b</p>"


def test_a_page_whose_theme_writes_the_title_starts_with_the_notice() -> None:
    assert below_title("<p>b</p>", "<aside>").split() == ["<aside>", "<p>b</p>"]


@pytest.mark.parametrize(("locale", "name"), [("nl-BE", "Engels erbij"), ("fr-BE", "Anglais en regard")])
def test_the_button_of_the_side_by_side_view_is_named_after_the_language(locale: str, name: str) -> None:
    view = SideBySide(locale, "en")
    assert view.name == name
    assert f">{name}<" in view.button()
    assert f"<b>{name}</b>" in view.hint()


def test_settings_cannot_end_their_script() -> None:
    text = SideBySide("nl-BE", "en").settings("</script><b>", "nl-BE/")
    assert text.count("</script>") == 1
    assert json.loads(re.sub(r"<[^>]*>", "", text))["source"] == "</script><b>"
