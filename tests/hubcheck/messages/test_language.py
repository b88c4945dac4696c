"""Plural forms, and the space before a colon."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.messages import Catalogue, locales, read_catalogue
from hubcheck.messages.language import colon, plural_form


@pytest.mark.parametrize("locale", locales())
@given(number=st.integers(0, 3) | st.integers(0) | st.integers(0, 9).map(lambda millions: millions * 1_000_000))
def test_plural_forms_follow_unicode(locale: str, number: int) -> None:
    assert plural_form(locale, str(number)) == Locale.parse(locale, sep="-").plural_form(number)


@pytest.mark.parametrize("count", ["", "1,5", "-1", "²", "many"])
def test_anything_but_a_whole_number_takes_the_general_form(count: str) -> None:
    assert plural_form("fr-BE", count) == plural_form("en", count) == "other"


@pytest.mark.parametrize(
    ("locale", "count", "sentence"),
    [
        ("en", "0", "0 rows shown"),
        ("en", "1", "1 row shown"),
        ("nl-BE", "0", "0 rijen getoond"),
        ("fr-BE", "0", "0 ligne affichée"),
        ("fr-BE", "1", "1 ligne affichée"),
        ("fr-BE", "2", "2 lignes affichées"),
        ("fr-BE", "1000000", "1000000 lignes affichées"),
    ],
)
def test_a_sentence_takes_the_plural_form_of_its_count(locale: str, count: str, sentence: str) -> None:
    assert read_catalogue(locale).text("bulk.shown", count=count) == sentence


def test_an_english_sentence_in_french_counts_as_english() -> None:
    untranslated = Catalogue("fr-BE", {}, read_catalogue("en"))
    assert untranslated.text("bulk.shown", count="0") == "0 rows shown"
    assert untranslated.label("report.cause") == "Result:"


def test_only_french_has_a_space_before_a_colon() -> None:
    assert {locale: colon(locale) for locale in ("en", "nl-BE", "de-AT", "fr-BE")} == {
        "en": ":",
        "nl-BE": ":",
        "de-AT": ":",
        "fr-BE": "\u00a0:",
    }
    assert read_catalogue("fr-BE").label("report.cause") == "Résultat\u00a0:"
