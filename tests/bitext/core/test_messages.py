"""Messages of our packages: a reader gets the nearest locale's words, and English where there are none."""

import json
from pathlib import Path

import pytest

from bitext.core.locales import lookup, wider
from bitext.core.messages import filled, form_of, messages_in, plural_categories, translated_in


@pytest.mark.parametrize(
    ("code", "wanted"), [("zh-Hant-TW", ["zh-Hant-TW", "zh-Hant", "zh"]), ("en-GB", ["en-GB", "en"]), ("nl", ["nl"])]
)
def test_a_locale_widens_to_its_language(code: str, wanted: list[str]) -> None:
    assert list(wider(code)) == wanted


@pytest.mark.parametrize(
    ("code", "available", "wanted"),
    [
        pytest.param("nl-BE", {"en", "nl-BE"}, ("nl-BE",), id="the locale itself"),
        pytest.param("nl-BE", {"en", "nl-BE", "nl"}, ("nl-BE", "nl"), id="and its language behind it"),
        pytest.param("nl", {"en", "nl-BE"}, ("nl-BE",), id="a language without a region: of any region"),
        pytest.param("nl-NL", {"en", "nl-BE", "nl-SR"}, ("nl-BE",), id="another region: the first"),
        pytest.param("nl-NL", {"en", "nl", "nl-BE"}, ("nl",), id="another region: the language itself comes first"),
        pytest.param("de-AT", {"en", "nl-BE"}, (), id="another language: none"),
        pytest.param("en-XA", {"en", "nl-BE"}, ("en",), id="a pseudo-locale"),
        pytest.param("de-AT", {"en", "de"}, ("de",), id="German for Austria"),
        pytest.param("es-419", {"en", "es"}, ("es",), id="Spanish of a whole continent"),
        pytest.param("ar-EG", {"en", "ar"}, ("ar",), id="Arabic for Egypt"),
        pytest.param("pt-PT", {"en", "pt-BR"}, ("pt-BR",), id="European Portuguese rather gets Brazilian than English"),
        pytest.param("zh-TW", {"en", "zh-Hans"}, (), id="another script: none"),
        pytest.param("zh-TW", {"zh", "zh-Hant"}, ("zh-Hant",), id="the script of the region, not the language alone"),
        pytest.param("zh-HK", {"zh", "zh-TW"}, ("zh-TW",), id="another region with the same script"),
        pytest.param("zh-CN", {"zh-Hans", "zh-Hant"}, ("zh-Hans",), id="Chinese for the mainland"),
        pytest.param("zh", {"zh-Hans", "zh-Hant"}, ("zh-Hans",), id="Chinese by its usual script"),
        pytest.param("zh-Hant-HK", {"zh", "zh-Hant"}, ("zh-Hant",), id="language, script and region"),
        pytest.param("sr-Latn", {"sr"}, (), id="Serbian in Latin letters is not helped by Cyrillic ones"),
        pytest.param("no", {"en", "nb"}, ("nb",), id="Norwegian by its old code"),
    ],
)
def test_readers_get_what_is_nearest(code: str, available: set[str], wanted: tuple[str, ...]) -> None:
    assert lookup(code, available) == wanted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalogues = {
        "en": {"a": "Open", "b": "Close", "n": {"one": "a page", "other": "{n} pages"}},
        "de": {"a": "Öffnen", "b": "Schließen"},
        "de-AT": {"a": "Aufmachen"},
        "pl": {},
    }
    for code, messages in catalogues.items():
        (tmp_path / f"{code}.json").write_text(json.dumps(messages), encoding="utf-8")
    return tmp_path


def test_what_a_locale_lacks_comes_from_wider_ones_and_in_the_end_from_english(folder: Path) -> None:
    many = {"one": "a page", "other": "{n} pages"}
    assert messages_in(folder, "de-AT") == {"a": "Aufmachen", "b": "Schließen", "n": many}
    assert messages_in(folder, "pl-PL") == messages_in(folder, "sv") == messages_in(folder, "en")


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", ("one", "other")),
        ("nl-BE", ("one", "other")),
        ("fr", ("one", "other")),
        ("pt-BR", ("one", "other")),
        ("pl", ("one", "few", "many")),
        ("ar-EG", ("zero", "one", "two", "few", "many", "other")),
        ("ja", ("other",)),
        ("zh-Hans", ("other",)),
        ("tlh", ("one", "other")),
    ],
)
def test_a_language_has_the_plural_forms_that_counts_need(locale: str, forms: tuple[str, ...]) -> None:
    assert plural_categories(locale) == forms


@pytest.mark.parametrize(
    ("message", "category", "wanted"),
    [
        ({"one": "a", "other": "b"}, "few", "b"),
        ({"one": "a", "few": "b", "many": "c"}, "other", "c"),
        ({"one": "a"}, "two", "a"),
    ],
)
def test_a_form_that_a_message_lacks_is_its_commonest(message: dict[str, str], category: str, wanted: str) -> None:
    assert form_of(message, category) == wanted


def test_english_is_no_translation(folder: Path) -> None:
    assert translated_in(folder, "de-AT") == {"a": "Aufmachen", "b": "Schließen"}
    assert translated_in(folder, "pl-PL") == translated_in(folder, "sv") == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{n} of {m}", "1 of {m}"),
        ("a lone { or }", "a lone { or }"),
        ("{}", "{}"),
        ("{0} {n!r} {n:>9}", "{0} {n!r} {n:>9}"),
    ],
)
def test_filling_in_never_fails(text: str, wanted: str) -> None:
    assert filled(text, {"n": 1}) == wanted


def test_a_value_is_not_filled_in_again() -> None:
    assert filled("{a} {b}", {"a": "{b}", "b": 2}) == "{b} 2"
