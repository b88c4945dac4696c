"""Between joined sentences there is a space where the script of the target has one, and none where it has none."""

from __future__ import annotations

import pytest

from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.markdown.merge import merge_targets


def merged(text: str, locale: str, targets: list[str | None], *, marked: bool = False) -> str:
    page = extract_units(text, ExtractOptions(locale=locale))
    rows = [[(target,) if target else None for target in targets]]
    return merge_targets(page, rows, mark=(lambda unit, segment: f"<{segment}>") if marked else None)


@pytest.mark.parametrize(
    ("locale", "text", "targets", "page"),
    [
        pytest.param("en", "One. Two. Three.", ["一。", "二！", "三"], "一。二！三", id="English to Chinese"),
        pytest.param("zh", "一。二！三", ["One.", "Two!", "Three"], "One. Two! Three", id="Chinese to English"),
        pytest.param("zh", "一。二！三", ["一つ。", "二つ！", "三つ"], "一つ。二つ！三つ", id="Chinese to Japanese"),
        pytest.param("en", "One. Two.", ["일입니다.", "이입니다."], "일입니다. 이입니다.", id="Korean has spaces"),
        pytest.param("hi", "एक है।दो है।", ["One.", "Two."], "One. Two.", id="Hindi written without spaces"),
        pytest.param("en", "One. Two.", ["一つ。", None], "一つ。Two.", id="a sentence left in English"),
        pytest.param("zh", "一。二。", ["One.", None], "One. 二。", id="a sentence left in Chinese"),
        pytest.param("zh", "一。二。", [None, "Two."], "一。Two.", id="a full-width stop needs no space after it"),
        pytest.param("en", "> One.\n> Two.\n", ["一。", "二。"], "> 一。二。\n", id="over a soft break of a quote"),
        pytest.param("zh", "一。\n二。\n", ["One.", "Two."], "One.\nTwo.\n", id="a soft break is a space"),
        pytest.param("en", "One.  \nTwo.\n", ["一。", "二。"], "一。  \n二。\n", id="a hard break stays"),
        pytest.param("en", "One!\nTwo.\n", ["一 (x)", "二。"], "一 (x)\n二。\n", id="no stop, so the space stays"),
        pytest.param("ja", "一！　二。", ["一！", "二つ。"], "一！　二つ。", id="the author's own full-width space"),
    ],
)
def test_the_space_between_sentences(locale: str, text: str, targets: list[str | None], page: str) -> None:
    assert merged(text, locale, targets) == page


def test_milestones_stand_directly_before_their_sentences() -> None:
    assert merged("One. Two.", "en", ["一。", "二。"], marked=True) == "<0>一。<1>二。"
    assert merged("一。二。", "zh", ["One.", None], marked=True) == "<0>One. <1>二。"


def test_emphasis_at_both_sides_is_not_joined_to_one_run() -> None:
    page = extract_units("**One.** *Two* is.", ExtractOptions())
    assert len(page.units[0].segments) == 1  # Bold text stays whole, so two runs meet only in a file's own boundaries.
    assert merged("One. Two.", "en", ["**一。**", "**二。**"]) == "**一。** **二。**"
