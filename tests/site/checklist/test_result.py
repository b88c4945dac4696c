"""What a result shows, and what leaves it: the text to send, the mail, the report."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from guide_text import checker_text
from hubcheck.messages import read_catalogue

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

EXTERNAL = {
    code: checker_text("mail.ask-invitation.body", code, address="").splitlines()[4] for code in ("en", "nl-BE")
}
"""The sentence of the letter that says what the client needs."""

NO_INVITATION = "#ask-invitation?problem=connect&url=right&opens=no&invited=no"


def mail_of(reader: Any) -> tuple[str, str]:
    """Subject and body of what opens in the mail program."""
    link = reader.stage.locator("a.hc-button", has_text=reader.text("checklist.mail-text")).first
    expect(link).to_have_attribute("href", re.compile(r"^mailto:\?"))
    query = parse_qs(urlsplit(link.get_attribute("href")).query)
    return query["subject"][0], query["body"][0]


def test_a_result_goes_from_the_cause_to_the_report(visit: Visit) -> None:
    reader = visit(NO_INVITATION).at("ask-invitation")
    assert reader.stage.get_by_role("heading", level=3).all_inner_texts() == [
        reader.text(f"checklist.{name}") for name in ("do-now", "send-client", "solved", "checked", "your-answers")
    ]
    expect(reader.stage.locator(".hcl-who")).to_contain_text(reader.text("actor.client"))
    assert reader.stage.locator(".hcl-steps > li").count() == 3
    states = reader.stage.locator(".hcl-checks > li")
    assert [one.get_attribute("data-state") for one in states.all()] == ["passed", "failed", "failed", "not-asked"]
    expect(states.last).to_contain_text(reader.text("checklist.not-asked-because"))
    expect(states.last).to_contain_text(reader.text("step.companies.question"))


def test_the_mail_is_in_the_language_of_whom_it_is_sent_to(visit: Visit) -> None:
    reader = visit(NO_INVITATION).at("ask-invitation")
    paper = reader.stage.locator(".hcl-paper")
    expect(paper).to_contain_text(EXTERNAL["en"])
    reader.stage.get_by_label(reader.text("ui.recipient-language")).select_option("nl-BE")
    expect(paper).to_contain_text(EXTERNAL["nl-BE"])
    expect(paper).to_have_attribute("lang", "nl-BE")
    subject, body = mail_of(reader)
    dutch = read_catalogue("nl-BE")
    assert subject == dutch.text("mail.ask-invitation.subject")
    wanted = dutch.text("mail.ask-invitation.body", address=dutch.text("mail.fill.address"))
    assert body.split("\r\n") == wanted.splitlines()


def test_a_mail_has_the_pasted_message_and_names_what_is_left_to_fill_in(visit: Visit) -> None:
    reader = visit("#message", locale="nl-BE").paste("message", "AADSTS9999999")
    note = reader.at("own-programs").stage.locator(".hcl-previous")
    expect(note).to_have_text(reader.text("explain.sign-in-other", number="AADSTS9999999"))
    reader.answer("own-programs", "yes").at("client-sign-in")
    letter = reader.stage.locator(".hcl-letter")
    expect(letter.locator(".hcl-paper")).to_contain_text("AADSTS9999999")
    assert "AADSTS9999999" in mail_of(reader)[1]
    place = reader.text("mail.fill.address")
    expect(letter.locator(".hc-hint:visible")).to_have_text(f"{reader.text('checklist.fill-in')} {place}")
    reader.stage.get_by_label(reader.text("ui.recipient-language")).select_option("fr-BE")
    french = read_catalogue("fr-BE")
    expect(letter.locator(".hc-hint:visible [lang=fr-BE]")).to_have_text(french.text("mail.fill.address"))
    subject = french.text("checklist.subject", subject=french.text("mail.client-sign-in.subject"))
    expect(letter.locator(".hcl-subject")).to_have_text(subject)


def test_a_mail_without_places_asks_for_nothing(visit: Visit) -> None:
    reader = visit().answer("problem", "sign-up").paste("email", "an.peeters@kantoor.be")
    reader.answer("sign-up-message", "country").at("country")
    expect(reader.stage.locator(".hcl-letter .hcl-paper")).to_contain_text("an.peeters@kantoor.be")
    expect(reader.stage.locator(".hcl-letter .hc-hint:visible")).to_have_count(0)


def test_the_report_masks_the_address_until_the_reader_wants_it(visit: Visit) -> None:
    reader = visit().answer("problem", "sign-up").paste("email", "an.peeters@kantoor.be")
    reader.answer("sign-up-message", "country").at("country")
    subject, body = mail_of(reader)
    assert subject == reader.text("mail.country.subject")
    assert "an.peeters@kantoor.be" in body  # the reader's own mail to the own IT department
    reader.stage.get_by_text(reader.text("checklist.report"), exact=True).click()
    report = reader.stage.locator(".hcl-report")
    expect(report).to_contain_text("a***@kantoor.be")
    assert "peeters" not in report.inner_text()
    reader.stage.get_by_label(reader.text("ui.whole-address")).check()
    expect(report).to_contain_text("an.peeters@kantoor.be")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AADSTS500571", "explain.guest-disabled"),
        ("The server has rejected the client credentials", "explain.no-access"),
    ],
)
def test_a_pasted_message_is_answered_by_what_it_means(visit: Visit, text: str, code: str) -> None:
    reader = visit("#message", locale="nl-BE").paste("message", text).at("client-gives-access")
    title = reader.text("outcome.client-gives-access.title")
    answers = reader.stage.locator(".hcl-answers")
    expect(answers.locator(".hcl-pasted")).to_have_text(text)
    expect(answers).to_contain_text(reader.text(code))
    expect(answers).not_to_contain_text(title)
    reader.page.reload()
    solution = reader.text("checklist.known-solution", title=title)
    expect(reader.at("client-gives-access").stage.locator(".hcl-answers")).to_contain_text(solution)


def test_an_unknown_message_is_answered_by_itself(visit: Visit) -> None:
    reader = visit("#message").paste("message", "Goede  morgen\n" + "x" * 400)
    expect(reader.stage.locator(".hc-panel")).to_have_text(reader.text("checklist.unknown-message"))
    reader.button("checklist.continue").click()
    reader.at("url").stage.locator(".hcl-yours > summary").click()
    answers = reader.stage.locator(".hcl-answers")
    expect(answers).to_contain_text(reader.text("answer.text.unknown"))
    pasted = answers.locator(".hcl-pasted").inner_text()
    assert pasted.startswith("Goede morgen xxx")
    assert len(pasted) < 200


def test_the_report_is_copied_and_saved_as_it_is_shown(visit: Visit) -> None:
    reader = visit("#unresolved", permissions=["clipboard-read", "clipboard-write"]).at("unresolved")
    report = reader.stage.locator(".hcl-report")
    expect(report).to_contain_text(reader.text("report.title"))
    shown = report.inner_text()
    reader.button("checklist.copy-report").click()
    reader.page.wait_for_function("async (text) => await navigator.clipboard.readText() === text", arg=shown)
    with reader.page.expect_download() as saving:
        reader.button("checklist.save-json").click()
    document = json.loads(saving.value.path().read_text(encoding="utf-8"))
    assert (document["outcome"], document["locale"]) == ("unresolved", "en")
    with reader.page.expect_download() as saving:
        reader.button("checklist.save-text").click()
    assert saving.value.path().read_text(encoding="utf-8") == shown


def test_the_mail_of_an_unsolved_problem_holds_the_report(visit: Visit) -> None:
    reader = visit("#unresolved", locale="nl-BE").at("unresolved")
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(reader.text("report.title"))
    assert reader.text("report.answers") in mail_of(reader)[1]


def test_solved_is_the_end_and_not_solved_looks_further(visit: Visit) -> None:
    reader = visit("#reload-window").at("reload-window")
    reader.button("checklist.no").click()
    reader.at("errors")
    reader.page.go_back()
    reader.at("reload-window").button("checklist.yes").click()
    expect(reader.heading).to_have_text(reader.text("checklist.solved-title"))
    assert reader.focused()
    reader.button("checklist.restart").click()
    reader.at("problem")


def test_a_link_that_can_be_corrected_is_there_to_copy(visit: Visit) -> None:
    reader = visit("#url").paste("url", "businesscentral.dynamics.com/kantoor.be/Production/").at("use-right-link")
    expect(reader.stage.locator(".hc-panel")).to_contain_text("redirectedfromsignup=1")
    expect(reader.button("ui.copy-link")).to_be_visible()
    reader.page.reload()
    reader.at("use-right-link").button("checklist.type-again").click()
    reader.at("url")
