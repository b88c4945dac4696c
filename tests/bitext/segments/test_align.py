"""Alignment: which block is which after an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.segments.align import Block, align, exact, in_order

blocks = st.lists(
    st.builds(
        Block,
        st.sampled_from(["p", "li"]),
        st.lists(st.sampled_from(["One thing.", "Another thing.", "Quite different words here."]), min_size=1).map(
            tuple
        ),
    ),
    max_size=12,
)


@given(blocks, blocks)
def test_nothing_is_paired_twice_and_only_with_its_own_type(old: list[Block], new: list[Block]) -> None:
    pairs = align(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(old[left].type == new[right].type for right, left in pairs.items())


@given(blocks)
def test_an_unchanged_page_is_paired_block_by_block(page: list[Block]) -> None:
    assert align(page, page) == {index: index for index in range(len(page))}


@given(blocks, st.randoms(use_true_random=False))
def test_a_shuffled_page_finds_every_block_again(page: list[Block], random: object) -> None:
    shuffled = list(page)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pairs = align(page, shuffled)
    assert len(pairs) == len(page)
    assert all(page[left].key == shuffled[right].key for right, left in pairs.items())


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_order_is_kept_by_anchors(old: list[int], new: list[int]) -> None:
    pairs = sorted(in_order(old, new).items())
    assert [left for _, left in pairs] == sorted(left for _, left in pairs)
    assert all(old[left] == new[right] for right, left in pairs)


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_every_equal_pair_is_found(old: list[int], new: list[int]) -> None:
    found = exact(old, new)
    assert len(found) == sum(min(old.count(value), new.count(value)) for value in set(old))


def page(*texts: str) -> list[Block]:
    return [Block("p", tuple(text.split("|"))) for text in texts]


A, B, C = "Open the file menu.", "Choose a client from the list.", "Save your work before you leave."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (page(A, B, C), page(A, B + " Twice.", C), {0: 0, 1: 1, 2: 2}),
        (page(A, B, C), page(A, "Nothing is like it at all!", C), {0: 0, 2: 2}),
        (page(A, f"{B}|{C}"), page(A, f"Whatever else was written there instead.|{C}"), {0: 0, 1: 1}),
        (page(A, B), page(f"{A}|{B}"), {0: 1}),
        (page(f"{A}|{B}"), page(A, B), {1: 0}),
        (page(A, B, C), page(B + "!", A, C), {1: 0, 2: 2}),
    ],
    ids=[
        "a sentence more is an edit",
        "a text that is not alike is another one",
        "one sentence in common is enough",
        "of two that merge the likelier goes on",
        "of one that splits the likelier half goes on",
        "an edit across an anchor is not guessed",
    ],
)
def test_edits(old: list[Block], new: list[Block], expected: dict[int, int]) -> None:
    assert align(old, new) == expected


def test_boundaries_do_not_make_a_block_another_one() -> None:
    assert align([Block("p", ("One. Two.",))], [Block("p", ("One.", "Two."))]) == {0: 0}


def test_a_huge_page_that_was_written_anew_still_finds_its_edits() -> None:
    old = [Block("p", (f"Sentence number {number} of the old page.",)) for number in range(400)]
    new = [Block("p", (f"Sentence number {number} of the new page.",)) for number in range(400)]
    assert len(align(old, new)) == 400
