"""Numbers are compared by value: in digits or words, in any order of a date, and a wrong one is always found."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bitext.core.model import Segment, State, Unit
from bitext.rules.context import Context
from bitext.rules.registry import RULES

LANGUAGES = sorted(path.name.removesuffix(".txt") for path in (files("bitext") / "data/number_words").iterdir())


def is_found(source: str, target: str, locale: str = "nl-BE") -> bool:
    segment = Segment("s1", (source,), (target,), State.TRANSLATED)
    return bool(list(RULES["number"](segment, Context(Unit("u1", "p", (segment,)), locale))))


def words(language: str) -> list[tuple[str, str]]:
    """Every word in the list of a language, with its number."""
    text = (files("bitext") / "data/number_words" / f"{language}.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return [(word.rstrip("*"), value) for value, *forms in lines for word in forms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_word_stands_for_its_number_and_for_no_other(language: str) -> None:
    for word, value in words(language):
        assert value.isdecimal()
        assert not is_found(f"Wait {value} minutes.", f"x {word} y.", language), word
        assert is_found("Wait 7654 minutes.", f"x {word} y.", language), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_numbers_up_to_twelve_and_the_tens(language: str) -> None:
    assert {str(value) for value in (*range(13), 20, 30, 40, 50, 60, 80, 100)} <= {
        value for _, value in words(language)
    }


@given(st.dates(), st.sampled_from(["{2}/{1}/{0}", "{2}.{1}.{0}", "{2:02}-{1:02}-{0}", "{0}-{1:02}-{2:02}"]))
def test_a_date_may_change_its_order_and_its_marks(date: object, form: str) -> None:
    year, month, day = str(date).split("-")
    assert not is_found(f"On {month}/{day}/{year}.", f"Op {form.format(int(year), int(month), int(day))}.")


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from(["da", "de", "es", "fr", "ja", "nl"]))
def test_another_number_is_found_in_every_language(number: int, other: int, locale: str) -> None:
    assume(number != other and f"{number}"[-2:] != f"{other}"[-2:])
    assume(number > 1000 and other > 1000)
    assert is_found(f"Wait {number} minutes.", f"Wacht {other} minuten.", locale)


@given(st.integers(1_000, 10**7), st.sampled_from([".", "\u00a0", "\u202f", " ", "'"]))
def test_a_number_may_group_its_thousands_as_the_locale_does(number: int, mark: str) -> None:
    assert not is_found(f"Pay {number:,}.00 euros.", f"Betaal {f'{number:,}'.replace(',', mark)} euro.")


@pytest.mark.parametrize("word", ["CLI", "CI", "LCI", "XXL", "VIVID"])
def test_capitals_that_are_no_roman_number_stand_for_none(word: str) -> None:
    assert is_found("The count starts at 0.", f"De telling begint met {word}.")


@pytest.mark.parametrize(("roman", "value"), [("XII", 12), ("IV", 4), ("XIXe", 19), ("IIIe", 3), ("XL", 40)])
def test_a_roman_number_stands_for_its_value(roman: str, value: int) -> None:
    assert not is_found(f"Chapter {value} begins.", f"Chapitre {roman} commence.", "fr-BE")
    assert is_found(f"Chapter {value + 1} begins.", f"Chapitre {roman} commence.", "fr-BE")
