"""Short ids of milestones: unique, the same in every locale, and different in every version of a page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bitext.localize.segment_markers import milestone_ids
from mkdocs_bitext.pages.short_ids import with_short_ids
from segment_ids import segment_ids

UNIT = st.from_regex(r"u[0-9a-f]{10}", fullmatch=True)
SEGMENT = st.from_regex(r"s[0-9a-f]{6}", fullmatch=True)
MARKS = st.lists(st.tuples(UNIT, SEGMENT).map("-".join), max_size=40, unique=True)


def page(marks: list[str]) -> str:
    return "".join(f'<p><i data-s="{mark}"></i>text</p>' for mark in marks)


def read(html: str) -> list[str]:
    return segment_ids(milestone_ids(html))


@given(MARKS)
def test_no_two_segments_have_one_id(marks: list[str]) -> None:
    ids = read(with_short_ids(page(marks), marks))
    assert len(set(ids)) == len(marks)
    assert all(re.fullmatch(r"[0-9a-f]{4}-[1-9][0-9]*", id) for id in ids)


@given(MARKS, st.randoms(), st.integers(0, 40))
def test_a_segment_has_the_same_id_in_every_locale(marks: list[str], random: object, count: int) -> None:
    moved = list(marks)
    random.shuffle(moved)  # type: ignore[attr-defined]
    moved = moved[:count]  # not every segment is translated
    source = dict(zip(marks, read(with_short_ids(page(marks), marks)), strict=True))
    target = dict(zip(moved, read(with_short_ids(page(moved), marks)), strict=True))
    assert target.items() <= source.items()


@given(MARKS.filter(bool), UNIT, st.integers(0, 40))
def test_two_versions_of_a_page_have_no_id_in_common(marks: list[str], unit: str, at: int) -> None:
    newer = [*marks[:at], f"{unit}-s000000x", *marks[at:]]
    assert not set(read(with_short_ids(page(marks), marks))) & set(read(with_short_ids(page(newer), newer)))


@given(MARKS.filter(bool))
def test_only_the_first_milestone_of_a_source_page_says_what_it_is(marks: list[str]) -> None:
    first, *others = milestone_ids(with_short_ids(page(marks), marks))
    assert first.endswith("-1")
    assert set(others) <= {""}


def test_a_mark_that_the_source_page_lacks_goes() -> None:
    assert with_short_ids(page(["uab12345678-s111111"]), []) == "<p>text</p>"
