"""Finding the spoilers: what stays fits, and nobody is left out for nothing."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bitext.localize.largest_valid_subset import largest_valid_subset


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40), max_size=6))
def test_spoilers_and_only_they_are_left_out(parts: set[int], spoilers: set[int]) -> None:
    assert largest_valid_subset(sorted(parts), lambda chosen: not spoilers & set(chosen)) == sorted(parts - spoilers)


@given(st.integers(0, 20), st.integers(0, 20))
def test_of_two_that_only_spoil_it_together_one_stays(left: int, right: int) -> None:
    def fits(chosen: Sequence[int]) -> bool:
        return left == right or not {left, right} <= set(chosen)

    stays = largest_valid_subset(range(21), fits)
    assert fits(stays)
    assert len(stays) >= 20


def test_what_was_not_cleared_in_time_is_left_out() -> None:
    assert (
        largest_valid_subset(range(1000), lambda chosen: not chosen or all(one % 2 for one in chosen), tries=10) == []
    )
