"""Fuzzy match: what it finds is what a scan of all texts finds, whatever it leaves out by length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from bitext.segments import fuzzy_match
from bitext.segments.fuzzy_match import THRESHOLD, TextIndex, similarity

WORDS = ("open", "the", "file", "menu", "a", "client", "save", "your", "work", "é€𝄞", "aaaa", "\0")
characters = st.text("abc \0é", max_size=24)
sentences = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The text after some edits of characters."""
    for _ in range(draw(st.integers(0, max(1, len(text) // 3)))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text("abcd ", max_size=1)) + text[at + draw(st.integers(0, 1)) :]
    return text


@st.composite
def memories(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Texts among which some are alike, and questions that are like some of them."""
    bases = draw(st.lists(st.one_of(characters, sentences), min_size=1, max_size=4))
    like = st.sampled_from(bases).flatmap(edited)
    return draw(st.lists(like, max_size=20)), draw(st.lists(like, min_size=1, max_size=4))


def scan(texts: list[str], question: str, least: float = THRESHOLD) -> tuple[str, float] | None:
    texts = sorted(texts, key=len)
    found = process.extractOne(question, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least / 100)
    return (found[0], 100 * found[1]) if found else None


@settings(max_examples=settings.default.max_examples * 2)
@given(memories(), st.sampled_from([0, fuzzy_match._OFTEN]), st.integers(THRESHOLD, 100))
def test_no_match_is_lost_and_none_is_another_than_that_of_a_full_scan(
    memory: tuple[list[str], list[str]], often: int, least: int
) -> None:
    texts, questions = memory
    index = TextIndex(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzzy_match, "_OFTEN", often)
        for question in questions:
            assert index.best(question) == scan(texts, question)
            assert index.best(question, least) == scan(texts, question, least)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Save your work.", "Save your work!", True),
        ("abcd", "abce", True),
        ("abc", "abd", False),
        ("abcd", "abc", True),
        ("abc", "ab", False),
        ("", "", True),
        ("", "a", False),
        ("a" * 400, "a" * 300, True),
        ("a" * 400, "a" * 299, False),
        ("Open the file menu.", "Choose a client.", False),
    ],
    ids=[
        "a sign",
        "one of four letters is just near enough",
        "one of three is too far",
        "a quarter shorter is just near enough",
        "a third shorter is too far",
        "nothing is like nothing",
        "nothing is like no letter",
        "a long text a quarter shorter",
        "a long text more than a quarter shorter",
        "another sentence",
    ],
)
def test_the_threshold(old: str, new: str, found: bool) -> None:
    assert (TextIndex([old]).best(new) is not None) is found


def test_of_equally_like_texts_the_shortest_is_found_and_of_these_the_first() -> None:
    texts = ["Save your work!", "Save your work?"]
    assert TextIndex(texts).best("Save your work.") == (texts[0], similarity(texts[0], "Save your work."))
    assert similarity("abcdefghix", "abcdefghij") == similarity("abcdefghi", "abcdefghij") == 90
    assert TextIndex(["abcdefghix", "abcdefghi"]).best("abcdefghij") == ("abcdefghi", 90)


def test_an_empty_memory_finds_nothing() -> None:
    assert TextIndex([]).best("Save your work.") is None
