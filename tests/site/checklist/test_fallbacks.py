"""Where no script comes, or no checker, the written list is there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from guide_pages import module_of
from guide_text import checker_text
from hubcheck.checklist import OUTCOMES, STEPS
from hubcheck.messages import locales, read_catalogue

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

LINK = "https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1"
EXTERNAL = {
    code: checker_text("mail.ask-invitation.body", code, address="").splitlines()[4] for code in ("en", "nl-BE")
}
"""The sentence of the letter that says what the client needs."""


@pytest.mark.parametrize("locale", locales())
def test_without_javascript_every_question_and_outcome_is_visible(visit: Visit, locale: str) -> None:
    reader = visit("", locale, java_script_enabled=False)
    expect(reader.page.locator("noscript > .hc-note")).to_have_text(reader.text("boot.no-script"))
    expect(reader.page.locator("noscript > .hc-note")).to_be_visible()
    reader.page.get_by_role("link", name=reader.text("checklist.all")).click()
    for name in STEPS:
        question = reader.text(f"step.{name}.question")
        expect(reader.page.locator(f"h2[id='{name}']")).to_have_text(question)
        expect(reader.page.locator(f"h2[id='{name}']")).to_be_visible()
    for name in OUTCOMES:
        expect(reader.page.locator(f"h3[id='{name}']")).to_have_text(reader.text(f"outcome.{name}.title"))
        expect(reader.page.locator(f"h3[id='{name}']")).to_be_visible()
    reader.page.goto(reader.page.url.partition("#")[0] + "#opens")
    expect(reader.page.locator("h2[id='opens']")).to_be_in_viewport()
    expect(reader.page.locator("noscript > .hc-note")).to_have_text(reader.text("boot.no-script"))
    expect(reader.page.locator("noscript > .hc-note")).to_be_visible()


def test_where_the_checker_cannot_be_loaded_the_list_opens_and_what_was_typed_is_checked_later(
    visit: Visit, serve: Callable[..., Any], fault: Any
) -> None:
    with_fault = serve(faults={r"app\.zip|snapshot|\.wasm": fault(status=404)})
    reader = visit(server=with_fault).answer("problem", "connect").paste("url", LINK).at("url")
    told = reader.page.locator(".hcl-walk > .hc-place [data-failure]")
    expect(told).to_contain_text(reader.text("boot.cannot-start"))
    expect(reader.page.locator("h3[id='all-ask-invitation']")).to_be_visible()
    expect(reader.stage.get_by_role("textbox")).to_have_value(LINK)
    with_fault.faults = {}
    told.get_by_role("button", name=reader.text("boot.start-again")).click()
    reader.at("opens")


def test_once_started_it_leads_to_a_result_without_a_connection(visit: Visit) -> None:
    reader = visit().answer("problem", "connect").at("url")
    reader.page.wait_for_load_state("networkidle")
    reader.page.context.set_offline(True)
    reader.paste("url", LINK)
    reader.answer("opens", "no").answer("invited", "no").at("ask-invitation")
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(EXTERNAL["en"])
    reader.stage.get_by_label(reader.text("ui.recipient-language")).select_option("nl-BE")
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(EXTERNAL["nl-BE"])
    reader.stage.get_by_text(reader.text("checklist.report"), exact=True).click()
    expect(reader.stage.locator(".hcl-report")).to_contain_text(reader.text("report.title"))


def test_a_letter_that_cannot_be_had_in_a_language_stays_in_the_other(
    visit: Visit, serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit("#ask-invitation", server=serve(faults={r"letters\.nl-BE": fault(status=404)})).at("ask-invitation")
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(EXTERNAL["en"])
    language = reader.stage.get_by_label(reader.text("ui.recipient-language"))
    language.select_option("nl-BE")
    expect(reader.stage.locator(".hcl-language .hc-hint")).to_have_text(reader.text("boot.missing"))
    expect(language).to_have_value("en")
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(EXTERNAL["en"])


def test_where_the_script_does_not_come_the_list_does(
    visit: Visit, guide: Path, serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={module_of(guide, "checklist"): fault(status=404)}))
    expect(reader.page.locator(".hcl > .hcl-walk > .hc-late")).to_be_visible()
    reader.page.get_by_role("link", name=reader.text("checklist.all")).click()
    expect(reader.page.locator("h2[id='problem']")).to_be_visible()


def test_where_the_list_cannot_be_had_the_link_to_it_stays_and_the_next_try_has_it(
    visit: Visit, serve: Callable[..., Any], fault: Any
) -> None:
    server = serve(faults={r"/all\.html$": fault(status=404)})
    reader = visit(server=server).at("problem")
    summary = reader.page.locator(".hcl-all > summary")
    summary.click()
    expect(reader.page.locator(".hcl-all > p > a")).to_be_visible()
    server.faults = {}
    summary.click()
    summary.click()
    expect(reader.page.locator("h3[id='all-ask-invitation']")).to_be_visible()
    expect(reader.page.locator(".hcl-all > p > a")).to_have_count(0)


def test_the_search_finds_every_question_and_outcome_and_no_form(guide: Path) -> None:
    entries = json.loads((guide / "search" / "en.json").read_text(encoding="utf-8"))["docs"]
    ours = {one["location"].partition("#")[2]: one for one in entries if one["location"].startswith("checklist/#")}
    assert {*STEPS, *OUTCOMES} <= set(ours)
    words = read_catalogue("en")
    found = " ".join(one["text"] for one in ours.values())
    for name in ("ui.private", "ui.email-hint", "ui.list-email", "boot.cannot-start"):
        assert words.text(name) not in found
