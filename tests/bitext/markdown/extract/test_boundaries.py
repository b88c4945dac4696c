"""Segment boundaries that a file already has are kept as long as their text is in the unit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bitext.core.inline import markdown
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units, resegmented

TWO = "One is here. Two is here."


def segment_texts(text: str, *known: str) -> list[str]:
    """The segments of the first unit, given the segments that a file has."""
    page = extract_units(text, known_texts=lambda kind, name: known)
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
        "a changed sentence is segmented by the splitter",
        "new text before",
        "new text after",
        "spaces and line breaks do not matter",
        "no match inside another word",
        "alt texts do not matter",
        "a boundary inside emphasis",
        "a hard break inside a known segment",
    ],
)
def test_known_boundaries_are_kept(text: str, known: Sequence[str], expected: list[str]) -> None:
    assert segment_texts(text, *known) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (TWO, (TWO,), [TWO]),
        (TWO, ("One is", "here. Two is here."), ["One is", "here. Two is here."]),
        ("One is here and now", ("One is", "here"), ["One is", "here and now"]),
        ("Well, One is here", ("One is", "here"), ["Well, One is", "here"]),
        ("One is not here", ("One is", "here"), ["One is not", "here"]),
        ("One is there", ("One is", "here"), ["One is", "there"]),
        ("One was here", ("One is", "here"), ["One was", "here"]),
        ("**One is here**", ("One is here",), ["One is here"]),
        ("New first. " + TWO, (TWO,), ["New first.", TWO]),
        (TWO + " New last. And more.", (TWO,), [TWO, "New last.", "And more."]),
        ("One is here", ("two is here",), ["One is here"]),
        ("See [it](one-two.md) or one", ("one",), ["See [it](one-two.md) or one"]),
        ("One `two` three", ("two",), ["One `two` three"]),
        ("Notes are here", ("Notes", "are", "here"), ["Notes", "are", "here"]),
    ],
    ids=[
        "two sentences that a file has as one",
        "a boundary inside the old unit",
        "words after the last segment",
        "words before the first segment",
        "words at a boundary",
        "the last segment changed",
        "the first segment changed",
        "only markup around it",
        "a sentence before",
        "a sentence after",
        "nothing of it is left",
        "the same word in a link's address",
        "the same word in code",
        "single words",
    ],
)
def test_in_an_edited_unit_boundaries_hold_inside_what_it_was(
    text: str, known: Sequence[str], expected: list[str]
) -> None:
    page = resegmented(extract_units(text), [known], edited=True)
    assert [markdown(segment.source) for segment in page.units[0].segments] == expected


def test_resegmenting_changes_only_boundaries() -> None:
    page = extract_units(f"# Head\n\n{TWO}\n\n{TWO}\n")
    again = resegmented(page, [(), (TWO,), ()])

    assert _texts(again) == [["Head"], [TWO], ["One is here.", "Two is here."]]
    assert [(u.type, u.start, u.end, u.text) for u in again.units] == [
        (u.type, u.start, u.end, u.text) for u in page.units
    ]
    assert resegmented(again, [(), (), ()]) == page


def test_only_the_configured_front_matter_is_extracted() -> None:
    page = extract_units("---\ntitle: A title\nsummary: In short\n---\n", ExtractOptions(front_matter=("summary",)))

    assert _texts(page) == [["In short"]]


def test_units_have_names_and_line_numbers() -> None:
    page = extract_units("Intro.\n\n# Get started now\n\nOne.\n\n- Two.\n")

    assert [(unit.name, unit.line) for unit in page.units] == [
        ("1", 1),
        ("get-started-now", 3),
        ("get-started-now/1", 5),
        ("get-started-now/2", 7),
    ]


def _texts(page: ExtractedPage) -> list[list[str]]:
    return [[markdown(segment.source) for segment in unit.segments] for unit in page.units]
