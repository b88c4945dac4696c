"""Small changes of a source: what counts as one, and what of it goes into the target by itself."""

from __future__ import annotations

import pytest

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
    ],
)
def test_any_other_change_is_none(old: Content, new: Content) -> None:
    assert not is_minor(old, new)


@pytest.mark.parametrize(
    ("old", "new", "target", "locale", "expected"),
    [
        ("Wait 5 minutes.", "Wait 10 minutes.", "Wacht 5 minuten.", "nl-BE", "Wacht 10 minuten."),
        ("Wait 5 minutes.", "Wait 10 minutes.", "Wacht vijf minuten.", "nl-BE", "Wacht vijf minuten."),
        ("Wait 5 of 5 days.", "Wait 6 of 5 days.", "Wacht 5 van 5 dagen.", "nl-BE", "Wacht 5 van 5 dagen."),
        ("Wait 5 days.", "Wait 6 days.", "Wacht 5 of 5 dagen.", "nl-BE", "Wacht 5 of 5 dagen."),
        ("Pay 5 euro.", "Pay 5.50 euro.", "Betaal 5 euro.", "nl-BE", "Betaal 5 euro."),
        ("Use 1.5 or later.", "Use 1.6 or later.", "Gebruik 1.5 of hoger.", "nl-BE", "Gebruik 1.6 of hoger."),
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
        "a number that stands once",
        "a number in words stays",
        "a number twice in the source stays",
        "a number twice in the target stays",
        "a number with another separator stays",
        "a version number",
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
