"""Sentences of every script: which stops end one, which dots do not, and what stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.inline import markdown
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.markdown.extract.sentences import boundaries

UNSPACED = {
    "zh": (
        "动态规划是一种方法。",
        "你明白吗？",
        "它把问题分成小问题！",
        "他说：“你好。”",
        "（注意。）",
        "版本１．６。",
    ),
    "ja": (
        "これは文書です。",
        "本当ですか？",
        "「引用です。」と彼は言った。",
        "注意！！",
        "これは（注：例。次。）です。",
    ),
    "hi": ("यह पहला वाक्य है।", "यह दूसरा वाक्य है॥"),
    "am": ("ይህ መጀመሪያ ነው።", "ሁለተኛ ነው፧"),
    "my": ("ဒါက ပထမ။", "နောက်တစ်ခု။"),
    "km": ("នេះជាប្រយោគ។", "នេះទៀត។ល។"),
}
"""Sentences of scripts that need no space between them."""
SPACED = {
    **UNSPACED,
    "ar": ("هذه جملة أولى.", "وهذه جملة ثانية؟", "انظر د. أحمد."),
    "ur": ("یہ پہلا جملہ ہے۔", "کیا یہ دوسرا ہے؟"),
    "he": ("זה משפט.", "מה זה?"),
    "bo": ("བོད་ཡིག་ནི།", "ཡག་པོ་ཡིན། །"),
    "hy": ("Սա առաջինն է։", "Սա երկրորդն է։"),
    "el": ("Τι είναι;", "Είναι αυτό."),
    "ko": ("그것은 문장입니다.", "맞습니까?"),
    "ru": ("Это предложение.", "Что это?"),
}


def split(text: str, locale: str) -> list[str]:
    return [text[start:end] for start, end in boundaries(text, locale)]


@pytest.mark.parametrize(
    ("language", "sentences", "gap"),
    [
        *(pytest.param(language, texts, "", id=f"{language} without spaces") for language, texts in UNSPACED.items()),
        *(pytest.param(language, texts, " ", id=f"{language} with spaces") for language, texts in SPACED.items()),
    ],
)
@given(data=st.data())
def test_sentences_come_back_as_they_were_joined(
    language: str, sentences: tuple[str, ...], gap: str, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6))
    assert split(gap.join(chosen), language) == chosen


WHOLE = {
    "de": [
        "Wählen Sie z. B. den Kunden Nr. 5.",
        "Wählen Sie z.B. Kunden.",
        "Am 1. Januar beginnt das Jahr, am 31. Dezember endet es.",
        "Das gilt u. a. für Dr. Maier, d. h. Prof. Dr. Maier, i. d. R. Montags.",
        "Siehe Abb. 3 bzw. Kap. 4.",
        "Im 2. Quartal und im 3. Quartal, ab dem 3. 5. 2027.",
        "Geben Sie die USt-IdNr. Ihres Unternehmens und die Kontonr. (Demo) in der Hauptstr. 5 ein.",
        "Preis v. Artikel u. Ware der Firma Nordlicht Ltd. (5) sowie Südlicht Inc. 7.",
    ],
    "da": ["Momsregistreringsnr. 5 og kontonr. 7.", "Den 1. januar, f. eks. Per, bl.a. Ole og ca. 5 kr. pr. måned."],
    "es": ["El Sr. López, p. ej. Juan, en EE. UU. y México, núm. 5, pág. 3 y Ud. mismo."],
    "fr": ["Avec M. Dupont, p. ex. Paul, c.-à-d. Paul, fig. 3.", "Il dit : « Bonjour. »"],
    "it": ["Il sig. Rossi, p. es. Mario, art. 5, pag. 3 e dott. Bianchi."],
    "nl": [
        "Serviceartikelnr. 8 staat in het veld Rekeningnr. (Demo).",
        "Firma Noord Ltd. (5) betaalt.",
        "Kies o.a. BTW, d.w.z. Nr. 5 van dhr. Janssen op 25 jan. 2027.",
    ],
    "pl": ["Np. Jan, tzn. Ola, m.in. Ewa, ul. Długa, tj. Paweł."],
    "pt": ["O Sr. Silva, p. ex. João, pág. 3 e n.º 5."],
    "cs": ["Např. Jan, tzv. Ola, str. 5 a č. 7."],
    "ru": ["См. Главу 3, т. е. Раздел, напр. Первый, и т. п."],
    "sv": ["T.ex. Anna, jfr. Kap. 3 och nr. 5."],
    "tr": ["Sunucu (ör. `uv`) ve bkz. Bölüm 3."],
    "uk": ["Див. Розділ 3, напр. Перший, стор. 5."],
    "hi": ["यह (नाम, ...) वही है... बस इतना।", "वह डॉ. शर्मा हैं।"],
    "ja": ["「引用です。」と彼は言った。", "本当？と聞いた。", "１．はじめに", "Python 3.12.1 を使う。"],
    "zh": ["版本１．６。", "（一。二。）"],
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, sentence) for language, all in WHOLE.items() for sentence in all]
)
def test_one_sentence_stays_whole(language: str, sentence: str) -> None:
    assert split(sentence, language) == [sentence]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        pytest.param("de", ["Im Jahr 2020.", "Danach kam Kapitel 3.", "Das war alles."], id="a number ends a sentence"),
        pytest.param(
            "en", ["It reads the bus.", "No. 5 leaves at no. 7.", "For you, no.", "A ship sails."], id="no label"
        ),
        pytest.param("en", ["It went on...", "Then it ended."], id="an ellipsis before a capital"),
        pytest.param("nl", ["Dit is iets voor u.", "Het opent om 9 u. en sluit."], id="a Dutch u. before a capital"),
        pytest.param("nl", ["Het is van Noord Ltd.", "Dan betaalt u."], id="an English Ltd. before a capital"),
        pytest.param("de", ["Äpfel, Birnen usw.", "Dann weiter."], id="usw. before a capital"),
        pytest.param("de", ["Er sagte: „Los.“", "Dann ging er."], id="German quotation marks"),
        pytest.param("es", ["¿Quiere?", "No.", "Entonces vale."], id="the answer no is no number"),
        pytest.param("fr", ["Il dit : « Bonjour. »", "Il part."], id="guillemets with spaces"),
        pytest.param("zh", ["真的吗?", "是的。", "好!", "走吧"], id="half-width marks between ideographs"),
    ],
)
def test_sentences_end_where_readers_see_the_end(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences or split("".join(sentences), language) == sentences


@pytest.mark.parametrize("language", UNSPACED)
@pytest.mark.parametrize("end", ["[^1]", "[^1][^2]", '"', "）", "”[^1]", "{ .wide }", "[^1] "])
def test_no_sentence_ends_inside_what_follows_its_stop(language: str, end: str) -> None:
    for sentence in UNSPACED[language]:
        page = extract_units(f"{sentence}{end}\n", ExtractOptions(locale=language))
        (unit,) = page.units
        sources = [markdown(one.source) for one in unit.segments]
        assert "".join(sources) == f"{sentence}{end}".removesuffix("{ .wide }").strip()
        assert not [one for one in sources if one in end]
        assert sum(len(one.codes) for one in unit.segments) == end.count("[^")


def test_a_footnote_stays_with_its_sentence_and_code_may_begin_one() -> None:
    page = extract_units("`pip`を使う。[^1]次は`x`です。`code`は次。\n\n[^1]: 注。\n", ExtractOptions(locale="ja"))
    found = [markdown(segment.source) for segment in page.units[0].segments]
    assert found == ["`pip`を使う。[^1]", "次は`x`です。", "`code`は次。"]


@pytest.mark.parametrize("piece", ["「あ。", "（。", "。", "あ。」", "1. ", "z. B. ", "། །", "“。"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Quadratic time would take minutes."""
    text = piece * 40_000
    assert "".join(split(text, "de")).replace(" ", "") == text.replace(" ", "")
