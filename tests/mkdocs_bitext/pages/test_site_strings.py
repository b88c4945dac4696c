"""The plugin's own words: every language says the same things, and a locale finds the nearest."""

import json
import re
from importlib.resources import files
from itertools import product

import pytest

from mkdocs_bitext.i18n import messages
from mkdocs_bitext.i18n.static_i18n import chain, search_languages
from mkdocs_bitext.pages.notices import SourcePage, below_title, fallback_notice, partial_notice, settings

LANGUAGES = ("en", "nl", "fr")


def flat(words: dict, path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in words.items():
        found |= flat(value, f"{path}/{key}") if isinstance(value, dict) else {f"{path}/{key}": value}
    return found


def catalogue(language: str) -> dict[str, str]:
    return flat(json.loads(files("mkdocs_bitext.i18n.messages").joinpath(f"{language}.json").read_text("utf-8")))


def test_a_pseudo_locale_says_nothing_in_plain_letters() -> None:
    made_up = messages.messages("en-XA")
    for key, text in catalogue("en").items():
        said = flat(dict(made_up))[key]
        assert re.findall(r"\{\w*\}", said) == re.findall(r"\{\w*\}", text)
        assert not re.search("[aeiou]", re.sub(r"\{\w*\}", "", said))
    assert "Éñĝļîšĥ" in messages.notice("en-XA", "fallback", "en")
    assert "Ĝéŕɱåñ" in messages.notice("en-XA", "fallback", "de")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_every_notice_with_the_same_places(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    for key, text in english.items():
        assert re.findall(r"\{\w+\}", other[key]) == re.findall(r"\{\w+\}", text)


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


def test_a_locale_widens_to_its_language_and_ends_in_english() -> None:
    assert list(chain("zh-Hant-TW")) == ["zh-Hant-TW", "zh-Hant", "zh", "en"]
    assert list(chain("en-GB")) == ["en-GB", "en"]


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


def test_settings_cannot_end_their_script() -> None:
    text = settings("nl-BE", SourcePage("en", "</script><b>"), {})
    assert text.count("</script>") == 1
    assert json.loads(re.sub(r"<[^>]*>", "", text))["source"] == "</script><b>"
