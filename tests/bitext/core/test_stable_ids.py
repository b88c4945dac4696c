"""Ids: the formula that other tools may rely on, and what it must not see."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.stable_ids import free_id, normal, segment_id, unit_id


def test_a_unit_id_is_the_documented_formula() -> None:
    expected = sha256(b"p\x1fHello world.\x1f0").hexdigest()[:10]
    assert unit_id("p", "Hello world.", 0) == f"u{expected}"


def test_a_segment_id_is_the_documented_formula() -> None:
    assert segment_id("Hello.", 1) == "s" + sha256(b"Hello.\x1f1").hexdigest()[:6]


@pytest.mark.parametrize(
    "other",
    ["Hello  world.", " Hello world. ", "Hello\nworld.", "Hello\r\n\tworld."],
    ids=["two blanks", "blanks around", "a soft line break", "a Windows line end and a tab"],
)
def test_blanks_do_not_change_an_id(other: str) -> None:
    assert unit_id("p", other, 0) == unit_id("p", "Hello world.", 0)


def test_composed_and_decomposed_letters_are_one() -> None:
    assert unit_id("p", "cafe\u0301", 0) == unit_id("p", "caf\u00e9", 0)


def test_a_no_break_space_is_text() -> None:
    assert unit_id("p", "a\u00a0b", 0) != unit_id("p", "a b", 0)


@given(st.text())
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_taken_id_makes_room_for_the_next_number() -> None:
    taken = {unit_id("p", "x", 0), unit_id("p", "x", 1)}
    assert free_id(lambda n: unit_id("p", "x", n), 0, taken) == unit_id("p", "x", 2)
