"""Damaged text is found however it was damaged, and sound text of any language is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bitext.core.model import Segment, State, Unit
from bitext.markdown.pseudolocale import pseudo_content
from bitext.rules.context import Context
from bitext.rules.registry import RULES

SOUND = {
    "ar": "إِنَّ هٰذَا الكِتَابَ مُفِيدٌ جِدًّا.",
    "bo": "བོད་ཀྱི་སྐད་ཡིག་རྒྱལ་པོ་བསྒྲིགས།",
    "da": "Vælg kunden, og gå så til »Løn«.",
    "de": "Öffnen Sie „Übersicht“ – fällig am 3. März.",
    "es": "¿Añadió la compañía? ¡Elíjala!",
    "fr": "Là où l’État «\u00a0créé\u00a0» coûte 5\u00a0€\u00a0: ÉLÈVE À\u00a0MÂCON.",
    "he": "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם",
    "hi": "क्लाइंट की सूची में से किसी क्ष्म्य को चुनें।",
    "lt": "Pasirinkite i̇̀r̃ kirčiuotą žodį.",
    "nl": "Kies de cliënt; reëel, zoëven, coördinator: één ‘kopie’.",
    "pt": "«NÃO» é a opção – AÇÃO À “MÃO”.",
    "ru": "Выберите клиента — «Сохранить».",
    "th": "น้ำที่นี่ให้ผู้เรียนรู้ว่าเป็นที่ปรึกษา",
    "vi": "Chọn khách hàng và nhấn vào “Lưu”.",
}


def codes(target: str, locale: str = "nl-BE", source: str = "Choose the client.") -> set[str]:
    segment = Segment("s1", (source,), (target,), State.TRANSLATED)
    context = Context(Unit("u1", "p", (segment,)), locale)
    rules = ("mojibake", "stacked-marks", "repeated-word", "overlong")
    return {finding.code for code in rules for finding in RULES[code](segment, context)}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("locale", SOUND)
def test_sound_text_is_left_alone(locale: str, form: str) -> None:
    assert codes(unicodedata.normalize(form, SOUND[locale]), locale) == set()


@pytest.mark.parametrize("locale", ["da", "de", "es", "fr", "nl", "pt"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_text_in_a_wrong_encoding_is_found(locale: str, encoding: str) -> None:
    assert "mojibake" in codes(SOUND[locale].encode().decode(encoding, errors="replace"), locale)


@pytest.mark.parametrize("word", ["cliënt", "één", "coördinator", "garçon", "Größe", "señor", "købmand", "à", "œuvre"])
def test_one_word_in_a_wrong_encoding_is_found(word: str) -> None:
    assert codes(f"Kies {word.encode().decode('cp1252', errors='replace')} in de lijst.") == {"mojibake"}


def test_a_source_about_wrong_encodings_may_show_them() -> None:
    assert codes("“cliÃ«nt” is “cliënt” in een verkeerde codering.", source="“cliÃ«nt” is a wrong encoding.") == set()


_MARKS = st.text("".join(map(chr, range(0x300, 0x36F))), min_size=8, max_size=40)


@given(st.text("abcé кλ", min_size=1, max_size=5), _MARKS)
def test_a_pile_of_accents_is_found_on_any_letter(letters: str, pile: str) -> None:
    assert "stacked-marks" in codes(f"Kies {letters}{pile} nu.")


@given(st.integers(13_000, 120_000))
def test_a_target_without_end_is_no_translation(length: int) -> None:
    assert "overlong" in codes("kies " * (length // 5), source="Choose the client that you want to add to this list.")


@given(st.sampled_from(["de", "een", "met", "cliënt"]))
def test_a_repeated_word_is_found_across_a_line_end_but_not_across_a_full_stop(word: str) -> None:
    assert codes(f"Kies {word}\n{word} nu.") == {"repeated-word"}
    assert codes(f"Kies {word}. {word.capitalize()} nu.") == set()


@given(st.text("ADEISYZadeisyz »«", max_size=9))
@example("a»«")
def test_a_pseudo_locale_is_not_read_as_the_wrong_encoding(source: str) -> None:
    target = "".join(map(str, pseudo_content((f"A {source}",))))
    assert "mojibake" not in codes(target, "en-XA", "A")
