"""Inputs that once went wrong, each one of a kind, next to the checkout."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hubcheck.checklist import Outcome, Step, answer_for_email, answer_for_url, answers_for_text, next_step
from hubcheck.email import check_email
from hubcheck.explain import explain
from hubcheck.model import Verdict
from hubcheck.url import check_url

pytestmark = pytest.mark.corpus


def inputs(shared: Path, name: str, column: str = "input_json") -> Iterator[Any]:
    """Every input of a table."""
    with (shared / "cases" / "checker" / f"{name}.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield json.loads(row[column])


def verdicts(shared: Path, name: str) -> Iterator[tuple[str, Verdict]]:
    """Every input of a table with its verdict."""
    check = check_email if name.startswith("email") else check_url
    yield from ((text, check(text)) for text in inputs(shared, name))


def test_a_name_beside_an_address_is_left_out(shared: Path) -> None:
    for text, verdict in verdicts(shared, "email-name-beside"):
        assert (verdict.decision, verdict.kind, verdict.suggestion) == ("warn", "fixable", "jan@kantoor.be"), text


def test_an_address_that_no_list_knows_is_never_called_a_work_address(shared: Path) -> None:
    for text, verdict in verdicts(shared, "email-unlisted-consumer"):
        assert verdict.decision in ("unknown", "reject"), text


def test_a_sentence_names_no_operator_of_another_domain(shared: Path) -> None:
    operators = {
        text: [dict(found.params).get("operator", "") for found in verdict.findings if found.code.endswith("-domain")]
        for text, verdict in verdicts(shared, "email-operator-lumped")
    }
    assert operators == {
        "jan@edpnet.nl": ["edpnet"],
        "jan@013net.net": ["Netvision"],
        "jan@12move.dk": [""],
        "jan@skpnet.nl": ["SKP"],
    }


def test_names_of_microsoft_365_that_nobody_can_use_are_refused(shared: Path) -> None:
    rows = dict(verdicts(shared, "email-onmicrosoft"))
    assert {verdict.decision for verdict in rows.values()} == {"reject"}
    assert rows["jan@contoso.onmicrosoft.be"].suggestion == "jan@contoso.onmicrosoft.com"
    assert rows["jan_gmail.com#EXT#@klantbv.onmicrosoft.com"].suggestion == ""


def test_a_firm_with_a_name_near_a_providers_is_not_refused(shared: Path) -> None:
    for text, verdict in verdicts(shared, "email-typo-real-firm"):
        assert (verdict.decision, verdict.kind) == ("warn", "typo"), text


def test_a_disguise_is_dangerous(shared: Path) -> None:
    assert {verdict.decision for _, verdict in verdicts(shared, "url-disguise")} == {"danger"}


def test_what_is_microsofts_own_or_harmless_is_no_danger(shared: Path) -> None:
    rows = [(verdict.decision, verdict.kind) for _, verdict in verdicts(shared, "url-false-alarm")]
    assert rows == [("reject", "wrong_kind"), ("fix", "typo"), ("reject", "wrong_kind"), ("fix", "wrapped")]


def test_a_website_is_no_server_of_a_client(shared: Path) -> None:
    for text, verdict in verdicts(shared, "url-false-own-server"):
        assert (verdict.decision, verdict.kind) == ("reject", "wrong_kind"), text


def test_a_client_that_cannot_be_one_is_refused_or_asked_about(shared: Path) -> None:
    for text, verdict in verdicts(shared, "url-ok-that-cannot-be"):
        assert (verdict.decision, verdict.kind) in (("reject", "bad_tenant"), ("reject", "placeholder")), text


def test_the_client_in_a_paste_is_read_or_asked_for(shared: Path) -> None:
    codes = [[found.code for found in verdict.findings] for _, verdict in verdicts(shared, "url-not-helped")]
    kinds = [(verdict.decision, verdict.kind) for _, verdict in verdicts(shared, "url-not-helped")]
    assert kinds[1:] == [("fix", "fixable"), ("reject", "partner"), ("reject", "several"), ("reject", "onprem")]
    assert codes[0][0] == "url.id-only"
    assert codes[3] == ["url.which-client", "url.one-link", "url.one-link"]


def test_a_blank_of_a_suggestion_bar_is_not_mentioned(shared: Path) -> None:
    typed = (shared / "cases" / "reader" / "trailing-blank.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert typed.endswith(" ")
    assert check_email(typed) == check_email(typed.rstrip())


def answer(step: Step, text: str) -> str:
    """The answer of a reader who types or chooses this; an empty text skips the question."""
    if not text:
        return "unknown"
    if step.kind == "email":
        return answer_for_email(check_email(text))
    if step.kind == "url":
        return answer_for_url(check_url(text))
    return answers_for_text(step, explain(text))[0] if step.kind == "text" else text


def outcome_of(*typed: str) -> tuple[Outcome, dict[str, str]]:
    """Where the checklist leads a reader who types or chooses this, and the answers."""
    answers: dict[str, str] = {}
    for text in typed:
        step = next_step(answers)
        assert isinstance(step, Step)
        answers[step.id] = answer(step, text)
    end = next_step(answers)
    assert isinstance(end, Outcome)
    return end, answers


def test_a_path_of_the_checklist_leads_to_the_one_who_can_act(shared: Path) -> None:
    ends = [outcome_of(*answers) for answers in inputs(shared, "checklist", "answers_json")]
    assert [end.id for end, _ in ends] == [
        "address-not-usable",
        "address-not-usable",
        "client-gives-access",
        "ask-link",
    ]
    for end, answers in ends[:2]:
        assert next_step({**answers, end.id: "no"}).id == "sign-up-off"
    assert ends[2][0].actor == "client"
    assert ends[3][0].states == ("other-link",)


def test_a_published_message_is_explained_with_the_one_who_acts(shared: Path) -> None:
    found = [
        (item.code.removeprefix("explain."), item.actor) for text in inputs(shared, "explain") for item in explain(text)
    ]
    assert found == [
        ("guest-disabled", "client"),
        ("account-outside-tenant", "you"),
        ("consent", "client"),
        ("consent-declined", "you"),
        ("application-missing", "client"),
        ("application-missing", "client"),
        ("verification", "you"),
        ("verification", "you"),
        ("session-ended", "you"),
        ("session-ended", "you"),
        ("network-restricted", "it"),
        ("own-sign-in-name", "you"),
        ("maintenance", "wait"),
        ("no-access", "client"),
        ("invite-licence", "client"),
        ("invite-licence-unchecked", "wait"),
        ("web-server", "you"),
        ("environment-address", "client"),
        ("no-access", "client"),
        ("sign-up-off", "it"),
    ]
