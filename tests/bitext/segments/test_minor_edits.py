"""Small changes of a source: what counts as one, and what of it goes into the target by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.model import Content, InlineCode, Kind
from bitext.segments.minor_edits import is_minor, with_change_carried_over


def link(url: str, text: str) -> Content:
    return (InlineCode("1", Kind.OPEN, "[", "link"), text, InlineCode("1", Kind.CLOSE, f"]({url})", "link"))


def image(url: str) -> InlineCode:
    return InlineCode("1", Kind.STANDALONE, f"![…]({url})", "image")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("Save Your work.",), ("Save your work.",)),
        (("Save your work.",), ("Save your work!",)),
        (("Save your work.",), ("Save your work",)),
        (("Save  your work.",), ("Save your work.",)),
        (("First save, then leave.",), ("First save – then leave.",)),
        (("Wait 5 minutes.",), ("Wait 10 minutes.",)),
        (("Costs 1,000 euro.",), ("Costs 999.50 euro.",)),
        (("See ", *link("a.md", "the list")), ("See ", *link("b.md", "the list"))),
        (('Choose "New".',), ("Choose “New”.",)),
    ],
    ids=["case", "end mark", "no end mark", "blanks", "dash", "number", "number's form", "link target", "quotes"],
)
def test_a_small_change_is_one_both_ways(old: Content, new: Content) -> None:
    assert is_minor(old, new)
    assert is_minor(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("Save your work.",), ("Save the work.",)),
        (("Save it.",), ("Do not save it.",)),
        (("Open its menu.",), ("Open it's menu.",)),
        (("From 5 to 10.",), ("From 6 to 12.",)),
        (("Costs 50% more.",), ("Costs 50 € more.",)),
        (("See ", image("a.png")), ("See ", image("b.png"))),
        (("See ", *link("a.md", "the list")), ("See the list",)),
        (("…",), ("!",)),
        ((), ()),
        (("It is -5 degrees.",), ("It is 5 degrees.",)),
        (("It is .5 degrees.",), ("It is 5 degrees.",)),
        (("It is - 5 degrees.",), ("It is 5 degrees.",)),
        (("It is -", *link("a.md", "5"), " degrees."), ("It is ", *link("a.md", "5"), " degrees.")),
        (("Set 5 - 3.",), ("Set 5 3.",)),
        (("Choose 5, 10.",), ("Choose 5; 10.",)),
        (("It weighs (5).",), ("It weighs 5.",)),
        (("It is 5' high.",), ('It is 5" high.',)),
        (("It costs 5 %.",), ("It costs 5 GB.",)),
        (("It takes 5 MB/s.",), ("It takes 5 Mb/s.",)),
        (("It takes 5 Mb.",), ("It takes 5 MB.",)),
        (("It takes 5MB.",), ("It takes 5Mb.",)),
        (("It is 5px.",), ("It is 5rem.",)),
        (("Costs €5.",), ("Costs $5.",)),
        (("It is 5 °C.",), ("It is 5 °F.",)),
        (("Step 2 of 3.",), ("Step 3 of 2.",)),
        (("Use -v.",), ("Use v.",)),
        (("Use ", InlineCode("1", Kind.STANDALONE, "`5`", "code")), ("Use ", InlineCode("1", Kind.STANDALONE, "`6`"))),
    ],
    ids=[
        "a word",
        "a word more",
        "punctuation inside a word",
        "two numbers",
        "a sign that means something",
        "another image",
        "a link gone",
        "nothing but marks",
        "nothing",
        "a minus sign gone",
        "a decimal point gone",
        "a minus sign between spaces gone",
        "a minus sign before a link gone",
        "a minus sign between two numbers gone",
        "other punctuation between two numbers",
        "brackets around a number gone",
        "feet and inches",
        "percent and gigabytes",
        "a unit's case",
        "a short unit's case",
        "the case of a unit without a space",
        "another unit without a space",
        "another currency",
        "another scale",
        "numbers swapped",
        "a hyphen before an option gone",
        "a number in code",
    ],
)
def test_any_other_change_is_none(old: Content, new: Content) -> None:
    assert not is_minor(old, new)


@pytest.mark.parametrize(
    ("old", "new", "target", "locale", "expected"),
    [
        ("Wait 5 minutes.", "Wait 10 minutes.", "Wacht 5 minuten.", "nl-BE", "Wacht 10 minuten."),
        ("Use 1.5 or later.", "Use 1.6 or later.", "Gebruik 1.5 of hoger.", "nl-BE", "Gebruik 1.6 of hoger."),
        ("Use v1.5.", "Use v1.6.", "Gebruik v1.5.", "nl-BE", "Gebruik v1.6."),
        ("Takes 5MB.", "Takes 6MB.", "Neemt 5 MB in.", "nl-BE", "Neemt 6 MB in."),
        ("Takes 5 %.", "Takes 6 %.", "Neemt 5% in.", "nl-BE", "Neemt 6% in."),
        ("It is -5 degrees.", "It is -6 degrees.", "Het is -5 graden.", "nl-BE", "Het is -6 graden."),
        ("On 2024-05-06.", "On 2024-05-07.", "Op 06/05/2024.", "nl-BE", "Op 07/05/2024."),
        ("From 2 to 4.", "From 3 to 4.", "Van 2 tot 4.", "nl-BE", "Van 3 tot 4."),
        ("Save it.", "Save it!", "Bewaar het.", "nl-BE", "Bewaar het!"),
        ("Save it", "Save it.", "Bewaar het", "nl-BE", "Bewaar het."),
        ("Save it.", "Save it", "Bewaar het.", "nl-BE", "Bewaar het"),
        ("Save it.", "Save it!", "Bewaar het", "nl-BE", "Bewaar het"),
        ("Save it.", "Save it!", "Enregistrez.", "fr-BE", "Enregistrez."),
        ("Save it", "Save it.", "Enregistrez", "fr-BE", "Enregistrez."),
        ("Save it.", "save it.", "Bewaar het.", "nl-BE", "Bewaar het."),
        ("Wait 5 days.", "Wait 6 days!", "Wacht 5 dagen.", "nl-BE", "Wacht 6 dagen!"),
    ],
    ids=[
        "a number that occurs once",
        "a version number",
        "a version number with a letter",
        "a unit with a space in the target",
        "a unit without a space in the target",
        "a negative number",
        "a date of figures",
        "a range",
        "another end mark",
        "an end mark more",
        "an end mark less",
        "an end mark that the target never had",
        "a mark that French puts a blank before",
        "a full stop in French",
        "case stays the target's own",
        "number and end mark",
    ],
)
def test_what_is_carried_over(old: str, new: str, target: str, locale: str, expected: str) -> None:
    assert with_change_carried_over((old,), (new,), (target,), locale) == (expected,)


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("Wait 5 minutes.", "Wait 10 minutes.", "Wacht vijf minuten."),
        ("Wait 5 of 5 days.", "Wait 6 of 5 days.", "Wacht 5 van 5 dagen."),
        ("Wait 5 days.", "Wait 6 days.", "Wacht 5 of 5 dagen."),
        ("Pay 5 euro.", "Pay 5.50 euro.", "Betaal 5 euro."),
        ("Pay 1,000 euro.", "Pay 2,000 euro.", "Betaal 1.000 euro."),
        ("Pay 1.5 euro.", "Pay 2.5 euro.", "Betaal 1,5 euro."),
        ("At 5:30 pm.", "At 6:30 pm.", "Om 17.30 uur."),
        ("On the 5th day.", "On the 8th day.", "Op de 5de dag."),
        ("On May 6.", "On May 7.", "Op zes mei."),
        ("On 2024-05-05.", "On 2024-05-06.", "Op 5 mei 2024."),
    ],
    ids=[
        "in words",
        "twice in the source",
        "twice in the target",
        "with other separators in the new source",
        "with the thousands separator of the target's language",
        "with the decimal separator of the target's language",
        "a time of twenty-four hours",
        "an ordinal with an ending of the target's own",
        "a date in words",
        "one of two equal parts of a date",
    ],
)
def test_a_number_that_is_not_certain_is_not_carried_over(old: str, new: str, target: str) -> None:
    assert with_change_carried_over((old,), (new,), (target,), "nl-BE") is None


PARTS = st.sampled_from(["2", "4", "10", "1.5", "-3", "5%", "7 MB", "hours", "of", "(8)", "€9", "and,", "0"])


@given(st.lists(PARTS, min_size=1, max_size=6), st.data())
def test_a_target_with_the_same_numbers_gets_the_new_ones_or_nothing(parts: list[str], data: st.DataObject) -> None:
    new = list(parts)
    new[data.draw(st.integers(0, len(parts) - 1))] = data.draw(PARTS)
    old_text, new_text = (f"Wait {' '.join(some)} more." for some in (parts, new))
    target = f"Wacht {' '.join(data.draw(st.permutations(parts)))} meer."
    if is_minor((old_text,), (new_text,)):
        carried = with_change_carried_over((old_text,), (new_text,), (target,), "nl-BE")
        assert carried is None or numbers(carried[0]) == numbers(new_text)


def numbers(text: object) -> list[str]:
    """All signs, digits and units of a text, in any order."""
    return sorted(word.strip(".,") for word in str(text).split() if not word.strip(".,").isalpha())
