"""The words of the field: what their types promise."""

from itertools import pairwise

import pytest

from bitext.core.model import Location, State


@pytest.mark.parametrize(("less", "more"), [*pairwise([State.INITIAL, State.TRANSLATED, State.REVIEWED, State.FINAL])])
def test_states_compare_by_progress(less: State, more: State) -> None:
    assert less < more
    assert less <= more
    assert more > less
    assert more >= less
    assert not less >= more
    assert min(less, more) is less
    assert max(less, more) is more


def test_a_place_reads_as_editors_write_it() -> None:
    assert str(Location("x.xlf", 3, 7)) == "x.xlf:3:7"  # type: ignore[arg-type]
    assert str(Location("x.xlf")) == "x.xlf"  # type: ignore[arg-type]
