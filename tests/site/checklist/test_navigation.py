"""Walking through the checklist: by keyboard, back, changed, started again, by link, in another language."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from hubcheck.messages import read_catalogue

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

LINK = "https://businesscentral.dynamics.com/kantoor.be/Production"


def test_keys_alone_lead_to_a_result(visit: Visit) -> None:
    reader = visit().at("problem")
    assert not reader.stage.get_by_role("radio", checked=True).count()
    reader.radio("problem", "sign-up").focus()
    reader.press("ArrowDown", "ArrowDown")
    expect(reader.radio("problem", "companies")).to_be_checked()
    reader.at("problem").press("Enter").at("companies")
    assert reader.focused()
    reader.press("Tab", "Space", "ArrowDown", "Enter")
    reader.at("demo")
    reader.radio("demo", "no").focus()
    reader.press("Space", "Enter").at("company-access")
    assert reader.focused()
    assert reader.fragment == "company-access?problem=companies&companies=some&demo=no"


def test_each_screen_has_its_title_and_one_progress_line(visit: Visit) -> None:
    reader = visit().answer("problem", "connect").at("url")
    assert reader.page.title().startswith(f"{reader.text('step.url.question')} - ")
    progress = reader.stage.locator(".hcl-progress")
    expect(progress).to_contain_text(reader.text("checklist.question-number", number="2"))
    expect(progress).to_contain_text(reader.text("checklist.at-most", count="9"))
    assert reader.page.locator("h1").count() == 1
    expect(reader.page.locator(".hc-live").filter(has_text=re.compile(r"\S"))).to_have_count(0)


def test_continue_without_an_answer_says_so_and_stays(visit: Visit) -> None:
    reader = visit().at("problem")
    reader.button("checklist.continue").click()
    expect(reader.stage.locator(".hc-error")).to_have_text(reader.text("ui.choose-answer"))
    assert reader.page.title().startswith("Error: ")
    expect(reader.radio("problem", "sign-up")).to_be_focused()
    reader.answer("problem", "refresh").at("refreshed")
    assert not reader.page.title().startswith("Error: ")


def test_back_shows_the_question_in_its_last_state(visit: Visit) -> None:
    reader = visit().answer("problem", "refresh").answer("refreshed", "yes").at("errors")
    reader.page.go_back()
    expect(reader.at("refreshed").radio("refreshed", "yes")).to_be_checked()
    assert reader.focused()
    reader.button("checklist.back").click()
    expect(reader.at("problem").radio("problem", "refresh")).to_be_checked()
    reader.page.go_forward()
    reader.at("refreshed")


def test_change_keeps_the_other_answers_and_comes_back(visit: Visit) -> None:
    reader = visit().answer("problem", "connect").paste("url", f"{LINK}?redirectedfromsignup=1")
    reader.answer("opens", "no").answer("invited", "no").at("ask-invitation")
    reader.change("opens").at("opens")
    expect(reader.radio("opens", "no")).to_be_checked()
    reader.answer("opens", "yes").at("errors")
    reader.stage.locator(".hcl-yours > summary").click()
    expect(reader.stage.locator(".hcl-row--off")).to_contain_text(reader.text("checklist.not-used"))
    reader.stage.locator(".hcl-yours > summary").click()
    reader.change("opens")
    reader.answer("opens", "no").at("ask-invitation")


def test_start_again_forgets_everything(visit: Visit) -> None:
    reader = visit().answer("problem", "sign-up").paste("email", "an@kantoor.be").at("sign-up-message")
    reader.button("checklist.restart").click()
    reader.at("problem")
    assert reader.focused()
    assert reader.fragment == "problem"
    assert not reader.stage.get_by_role("radio", checked=True).count()
    reader.answer("problem", "sign-up").at("email")
    expect(reader.stage.get_by_role("textbox")).to_have_value("")


def test_what_was_typed_is_kept_in_memory_and_never_in_the_address(visit: Visit) -> None:
    reader = visit().answer("problem", "sign-up").paste("email", "an.peeters@kantoor.be").at("sign-up-message")
    assert "kantoor" not in reader.page.url
    reader.button("checklist.back").click()
    expect(reader.at("email").stage.get_by_role("textbox")).to_have_value("an.peeters@kantoor.be")
    kept = reader.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "peeters" not in kept
    reader.page.reload()
    expect(reader.at("email").stage.get_by_role("textbox")).to_have_value("")
    expect(reader.stage.locator(".hcl-previous")).to_contain_text(reader.text("step.email.answer.usable"))
    reader.button("checklist.continue").click()
    reader.at("sign-up-message")


def test_answers_survive_a_reload(visit: Visit) -> None:
    reader = visit().answer("problem", "refresh").answer("refreshed", "yes").at("errors")
    reader.page.reload()
    reader.at("errors").change("refreshed").at("refreshed")
    expect(reader.radio("refreshed", "yes")).to_be_checked()


@pytest.mark.parametrize("name", ["opens", "sign-in-message", "demo", "report-of-nothing"])
def test_a_link_to_a_step_opens_it(visit: Visit, name: str) -> None:
    known = name != "report-of-nothing"
    reader = visit(f"#{name}").at(name if known else "problem")
    expect(reader.heading).to_be_in_viewport()
    expect(reader.page.locator(".hcl-all")).not_to_have_attribute("open", "")
    assert reader.focused() == known


def test_the_written_list_leads_into_the_walk(visit: Visit) -> None:
    reader = visit().at("problem")
    reader.page.locator(".hcl-all > summary").click()
    reader.page.locator(".hcl-all a[href='#ask-invitation']").first.click()
    reader.at("ask-invitation")
    expect(reader.heading).to_be_focused()
    expect(reader.heading).to_be_in_viewport()


def test_a_link_to_a_result_says_whose_answers_they_are(visit: Visit) -> None:
    reader = visit("#ask-invitation?problem=connect&url=right&opens=no&invited=no&nonsense=1").at("ask-invitation")
    expect(reader.stage.locator(".hcl-linked")).to_have_text(reader.text("ui.from-link"))
    assert "nonsense" not in reader.fragment
    assert reader.stage.locator(".hcl-answers .hcl-row").count() == 4


def test_the_other_language_goes_on_at_the_same_place(visit: Visit) -> None:
    reader = visit().answer("problem", "companies").answer("companies", "some").answer("demo", "yes")
    reader.at("demo-companies")
    before = reader.fragment
    reader.page.locator(".md-select").hover()
    reader.page.locator(".md-select a[hreflang='nl-BE']").click()
    reader.page.wait_for_url("**/nl-BE/checklist/*")
    dutch = replace(reader, messages=read_catalogue("nl-BE"))
    dutch.at("demo-companies")
    assert dutch.fragment == before
    expect(dutch.stage.locator(".hcl-linked")).to_have_count(0)


def test_a_message_with_one_cause_leads_there_and_one_with_several_asks(visit: Visit) -> None:
    reader = visit("#message").paste("message", "AADSTS90002: Tenant 'klant.be' not found.").at("url")
    assert "AADSTS" not in reader.page.url
    reader.page.go_back()
    text = "Failed to fetch the companies. The tenant 'klant' is not accessible"
    reader.paste("message", text)
    causes = reader.stage.locator(".hcl-found input[type=radio]")
    expect(causes.first).to_be_focused()
    assert causes.count() > 1
    reader.button("checklist.continue").click()
    expect(reader.stage.locator(".hc-error")).to_have_text(reader.text("ui.choose-answer"))


def test_an_unknown_message_is_told_before_going_on(visit: Visit) -> None:
    reader = visit("#message").paste("message", "Het regent vandaag")
    expect(reader.stage.locator(".hc-panel")).to_contain_text(reader.text("checklist.unknown-message").split(".")[0])
    reader.button("checklist.continue").click()
    reader.at("url")


def test_a_field_error_stays_at_the_question(visit: Visit) -> None:
    reader = visit("#email").paste("email", "an@").at("email")
    expect(reader.stage.locator(".hc-error")).to_be_visible()
    expect(reader.stage.get_by_role("textbox")).to_be_focused()
    reader.paste("email", "an@gmail.com").at("address-refused")
    expect(reader.stage.locator(".hc-panel")).to_contain_text("gmail.com")
