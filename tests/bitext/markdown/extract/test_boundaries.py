"""Boundaries: those a file already has are kept as long as their text stands in the unit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bitext.core.inline import markdown
from bitext.markdown.extract import Cut, CutOptions, cut, recut

TWO = "One is here. Two is here."


def cuts(text: str, *known: str) -> list[str]:
    """The segments of the first unit, where a file has these."""
    page = cut(text, keep=lambda kind, name: known)
    return [markdown(segment.source) for segment in page.units[0].segments]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (TWO, (), ["One is here.", "Two is here."]),
        (TWO, (TWO,), [TWO]),
        (TWO, ("One is", "here."), ["One is", "here.", "Two is here."]),
        (TWO, ("One was here.", "Two is here."), ["One is here.", "Two is here."]),
        ("New first. " + TWO, (TWO,), ["New first.", TWO]),
        (TWO + " New last. And more.", (TWO,), [TWO, "New last.", "And more."]),
        ("One is\nhere. Two  is here.", (TWO,), ["One is here. Two  is here."]),
        ("Notes are here. No.", ("No",), ["Notes are here.", "No"]),
        ('A ![b](c.png "d") e. F g.', ('A ![…](c.png "…") e. F g.',), ['A ![…](c.png "…") e. F g.']),
        ("A **b. C** d. E.", ("A **b.", "C** d."), ["A **b.", "C** d.", "E."]),
        ("One.  \nTwo.", ("One. Two.",), ["One.  \nTwo."]),
    ],
    ids=[
        "nothing known: sentences",
        "two sentences that a file has as one",
        "half sentences that a file has",
        "a changed sentence is cut by the splitter",
        "new text in front",
        "new text behind",
        "blanks and line breaks do not matter",
        "a word is not found in the middle of another",
        "alt texts do not matter",
        "a boundary inside emphasis",
        "a hard break inside a known segment",
    ],
)
def test_known_boundaries_are_kept(text: str, known: Sequence[str], expected: list[str]) -> None:
    assert cuts(text, *known) == expected


def test_recutting_changes_boundaries_and_nothing_else() -> None:
    page = cut(f"# Head\n\n{TWO}\n\n{TWO}\n")
    again = recut(page, [(), (TWO,), ()])

    assert _texts(again) == [["Head"], [TWO], ["One is here.", "Two is here."]]
    assert [(u.type, u.start, u.end, u.text) for u in again.units] == [
        (u.type, u.start, u.end, u.text) for u in page.units
    ]
    assert recut(again, [(), (), ()]) == page


def test_the_front_matter_that_is_asked_for_is_text() -> None:
    page = cut("---\ntitle: A title\nsummary: In short\n---\n", CutOptions(front_matter=("summary",)))

    assert _texts(page) == [["In short"]]


def test_units_say_where_they_are() -> None:
    page = cut("Intro.\n\n# Get started now\n\nOne.\n\n- Two.\n")

    assert [(unit.name, unit.line) for unit in page.units] == [
        ("1", 1),
        ("get-started-now", 3),
        ("get-started-now/1", 5),
        ("get-started-now/2", 7),
    ]


def _texts(page: Cut) -> list[list[str]]:
    return [[markdown(segment.source) for segment in unit.segments] for unit in page.units]
