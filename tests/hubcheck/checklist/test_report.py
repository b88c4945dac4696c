"""The report contains what an administrator needs, and nothing that the reader did not want to share."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.checklist import OUTCOMES, route
from hubcheck.checklist.report import Circumstances, ReaderInput, make_report, mask_address, mask_link, to_json, to_text
from hubcheck.email import check_email
from hubcheck.explain import MEANINGS, explain
from hubcheck.explain.explainer import table_rows
from hubcheck.messages import locales, read_catalogue
from hubcheck.url import check_url

HERE = Circumstances("2026-11-22T08:30:00+01:00", "Europe/Brussels", "nl-BE", "1.2.3", "https://hulp.example/#opens")
LINK = "https://jan:geheim@businesscentral.dynamics.com/klant.nl/?company=Geheim&page=22#geheim"
TYPED = ReaderInput("jan.peeters@kantoor.be", LINK, "AADSTS50020: User account 'jan.peeters@kantoor.be' does not exist")
VERDICTS = {"email": check_email(TYPED.address), "url": check_url(TYPED.link)}


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("jan@kantoor.be", "j***@kantoor.be"),
        (" jan.peeters@kantoor.be ", "j***@kantoor.be"),
        ("@kantoor.be", "***@kantoor.be"),
        ("a@b@c.be", "a***@c.be"),
        ("jan", "***"),
        ("", ""),
    ],
)
def test_an_address_keeps_its_domain_and_one_letter(address: str, masked: str) -> None:
    assert mask_address(address) == masked


def test_a_link_keeps_host_and_tenant() -> None:
    assert mask_link(LINK) == "https://businesscentral.dynamics.com/klant.nl/"
    assert mask_link("jan@kantoor.be") == "***@kantoor.be"


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_report_can_be_written_for_every_outcome(locale: str, outcome: str) -> None:
    catalogue = read_catalogue(locale)
    report = make_report(dict(route(outcome)), TYPED, VERDICTS, HERE)
    text = to_text(report, catalogue)
    assert catalogue.text(f"outcome.{outcome}.title").replace("**", "") in text
    assert json.loads(to_json(report))["outcome"] == outcome
    for value in ("j***@kantoor.be", "Europe/Brussels", "1.2.3", "AADSTS50020", "https://hulp.example/#opens"):
        assert value in text
        assert value in to_json(report)
    for private in ("jan.peeters", "geheim", "Geheim"):
        assert private not in text
        assert private not in to_json(report)
    assert "{" not in text
    assert "**" not in text.replace("***", "")


def test_the_address_is_unmasked_if_the_reader_chooses_so() -> None:
    report = make_report({}, TYPED, {}, HERE, whole_address=True)
    assert "jan.peeters@kantoor.be" in to_text(report, read_catalogue())


def test_a_report_of_an_unfinished_checklist_has_no_cause() -> None:
    report = make_report({"problem": "connect"}, ReaderInput(), {}, HERE)
    assert (report.outcome, report.actor) == ("", "")
    assert "problem" in json.loads(to_json(report))["answers"]
    assert read_catalogue().text("report.none") in to_text(report, read_catalogue())


@given(st.text(), st.text(), st.text())
def test_whatever_was_typed_a_report_can_be_written(address: str, link: str, message: str) -> None:
    report = make_report(dict(route("unresolved")), ReaderInput(address, link, message), {"url": check_url(link)}, HERE)
    assert json.loads(to_json(report))["link"] == mask_link(link)
    assert all(to_text(report, read_catalogue(locale)) for locale in locales())


ANSWERED = [(row[0], row[2]) for row in table_rows("quotations.tsv") if row[1] == "en"]
ANSWERED += [(name, row[1].split(", ")[0]) for row in table_rows("codes.tsv") for name in row[0].split(",")]


def answer(message: str, answer: str, locale: str = "en") -> str:
    """What a report says about the question for a message."""
    catalogue = read_catalogue(locale)
    report = make_report({"problem": "message", "message": answer}, ReaderInput(message=message), {}, HERE)
    answers = to_text(report, catalogue).partition(f"\n{catalogue.label('report.answers')}\n")[2]
    (line,) = (line for line in answers.splitlines() if catalogue.text("step.message.question") in line)
    return line.partition("?")[2].strip()


def test_a_message_is_answered_by_what_it_means_and_not_by_its_solution() -> None:
    catalogue = read_catalogue()
    for name, message in ANSWERED:
        goto = MEANINGS[f"explain.{name}"].goto
        if goto in OUTCOMES:
            means = [catalogue.text(cause.code) for cause in explain(message) if cause.goto == goto]
            assert answer(message, goto) == means[0]


@pytest.mark.parametrize("locale", locales())
def test_of_a_message_whose_text_is_gone_only_the_solution_is_known(locale: str) -> None:
    catalogue = read_catalogue(locale)
    solution = catalogue.text("checklist.known-solution", title=catalogue.text("outcome.own-account.title"))
    assert answer("", "own-account", locale) == solution
    assert answer("hallo", "unknown", locale) == catalogue.text("answer.text.unknown")


def test_a_french_report_has_a_space_before_its_colons() -> None:
    labelled = to_text(make_report(dict(route("unresolved")), TYPED, {}, HERE), read_catalogue("fr-BE"))
    assert "Qui doit agir\u00a0: " in labelled
    assert "\nRéponses\u00a0:\n" in labelled
