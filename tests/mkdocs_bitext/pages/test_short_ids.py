"""Short ids of milestones: still unique, still the same in every locale."""

from hypothesis import given
from hypothesis import strategies as st

from bitext.localize.segment_markers import milestone_ids
from mkdocs_bitext.pages.short_ids import short_names, with_short_ids

UNIT = st.from_regex(r"u[0-9a-f]{10}", fullmatch=True)
SEGMENT = st.from_regex(r"s[0-9a-f]{6}", fullmatch=True)
MARKS = st.lists(st.tuples(UNIT, SEGMENT).map("-".join), max_size=40, unique=True)


def page(marks: list[str]) -> str:
    return "".join(f'<p><i data-s="{mark}"></i>text</p>' for mark in marks)


@given(MARKS)
def test_no_two_marks_get_one_name(marks: list[str]) -> None:
    names = short_names(marks)
    assert len(set(names.values())) == len(marks)
    for mark, name in names.items():
        unit, _, segment = name.partition("-")
        assert mark.partition("-")[0].startswith(unit)
        assert mark.partition("-")[2].startswith(segment)


@given(MARKS, st.randoms())
def test_a_sentence_has_the_same_name_in_every_locale(marks: list[str], random: object) -> None:
    moved = list(marks)
    random.shuffle(moved)  # type: ignore[attr-defined]
    source = dict(zip(marks, milestone_ids(with_short_ids(page(marks), marks)), strict=True))
    target = dict(zip(moved, milestone_ids(with_short_ids(page(moved), marks)), strict=True))
    assert source == target


def test_one_segment_in_a_unit_needs_no_name_of_its_own() -> None:
    assert dict(short_names(["uab12345678-s111111", "uab22345678-s111111", "uab22345678-s211111"])) == {
        "uab12345678-s111111": "uab1",
        "uab22345678-s111111": "uab2-s1",
        "uab22345678-s211111": "uab2-s2",
    }


def test_a_mark_that_the_source_page_lacks_goes() -> None:
    assert with_short_ids(page(["uab12345678-s111111"]), []) == "<p>text</p>"
