"""The page on error messages says of every message what the checker says, and links to where the checklist leads."""

import re

import pytest
from tests.hubcheck.guide import Row, rows, sections

from hubcheck.checklist import STEPS
from hubcheck.explain import Explanation, explain
from hubcheck.explain.explainer import codes
from hubcheck.messages import Catalogue, locales, read_catalogue
from hubcheck.messages.language import colon

PAGE = "error-messages.md"
ACTORS = {
    "sign-up-messages": {"you"},
    "link-messages": {"you"},
    "check-errors-messages": {"you"},
    "browser-messages": {"you"},
    "it-acts": {"it"},
    "client-acts": {"client"},
    "invitation-messages": {"client", "you", "wait"},
    "wait": {"wait"},
}
"""Anchor of a section -> who acts on its messages."""
CODES = ("sign-in-codes", "status-codes")
OR = {"en": "Or", "fr-BE": "Ou", "nl-BE": "Of"}
"""Locale -> what joins two meanings, and two links: the title of a result is a sentence of its own."""


def table(locale: str) -> list[Row]:
    return rows(PAGE, *ACTORS, *CODES, locale=locale)


def explained(row: Row) -> tuple[Explanation, ...]:
    """The explanations of the message or of the first code in a row."""
    if row.section not in CODES:
        return explain(row.cells[0])
    (code, *_) = re.findall(r"AADSTS\d+|\d{3}", row.cells[0])
    return explain(code)


def meaning(found: tuple[Explanation, ...], catalogue: Catalogue) -> str:
    sentences = dict.fromkeys(catalogue.text(item.code) for item in found)
    return f" {OR.get(catalogue.locale, OR['en'])}{colon(catalogue.locale)} ".join(sentences)


def way_on(found: tuple[Explanation, ...], catalogue: Catalogue, *, names_actor: bool) -> str:
    """Links to where the checklist leads a reader who has checked the link already; who acts stands in front."""
    ways: dict[str, str] = {}
    before = ""
    alternative = OR.get(catalogue.locale, OR["en"])
    for item in found:
        who = catalogue.label(f"actor.{item.actor}") if names_actor and item.actor not in ("", "wait") else ""
        named = "" if who == before else who
        if ways:
            named = f"{alternative} {named[:1].lower()}{named[1:]}" if named else alternative + colon(catalogue.locale)
        ways.setdefault(_link(item, catalogue), named)
        before = who
    return ". ".join(f"{named} {link}".strip() for link, named in ways.items())


def _link(item: Explanation, catalogue: Catalogue) -> str:
    choice = STEPS["errors"].choice(item.goto)
    assert choice
    text = f"step.{choice.goto}.question" if choice.goto in STEPS else f"outcome.{choice.goto}.title"
    return f"[{catalogue.text(text)}](checklist.md#{choice.goto})"


@pytest.mark.parametrize("locale", locales())
def test_a_row_has_the_sentence_of_the_checker_and_links_to_its_result(locale: str) -> None:
    catalogue = read_catalogue(locale)
    for row, english in zip(table(locale), table("en"), strict=True):
        found = explained(row)
        if not row.is_pending(1, english):
            assert row.cells[1].casefold() == meaning(found, catalogue).casefold(), row.cells[0]
        if not row.is_pending(2, english):
            assert row.cells[2] == way_on(found, catalogue, names_actor=row.section == "sign-in-codes"), row.cells[0]


def test_both_translations_of_the_page_are_compared() -> None:
    english = table("en")
    for locale in ("fr-BE", "nl-BE"):
        pending = [row for row, source in zip(table(locale), english, strict=True) if row.is_pending(1, source)]
        assert not pending


@pytest.mark.parametrize("locale", locales())
def test_a_message_has_the_same_explanations_in_every_language(locale: str) -> None:
    for row, english in zip(table(locale), table("en"), strict=True):
        assert [item.code for item in explained(row)] == [item.code for item in explained(english)], row.cells[0]


def test_a_message_is_below_the_one_who_acts() -> None:
    for row in rows(PAGE, *ACTORS):
        assert explained(row)[0].actor in ACTORS[row.section], row.cells[0]


def test_all_codes_of_a_row_have_the_same_explanations() -> None:
    for row in rows(PAGE, *CODES):
        for code in re.findall(r"AADSTS\d+|\d{3}\b", row.cells[0]):
            assert explain(code) == explained(row), code


def test_every_code_is_on_the_page() -> None:
    program = re.findall(r"AADSTS\d+", sections(PAGE)["program-codes"])
    assert {explain(token)[0].code for token in program} == {"explain.program-fault"}
    listed = [
        *program,
        *(code for row in rows(PAGE, "sign-in-codes") for code in re.findall(r"AADSTS\d+", row.cells[0])),
    ]
    assert sorted(token.lower() for token in listed) == sorted(code for code in codes() if code.startswith("aadsts"))
    numbers = {number for row in rows(PAGE, "status-codes") for number in re.findall(r"\d{3}", row.cells[0])}
    assert numbers == {code.removeprefix("http ") for code in codes() if code.startswith("http ")}
