"""The page of error messages: a box for a pasted message on top, and an anchor for every code and message."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from axe import faults
from guide_text import checker_text
from web_server import open_servers

pytestmark = pytest.mark.browser

TWO_CAUSES = "That looks like a personal email address. Enter your work address"
NAMED = "AADSTS50034: The user account jan@kantoor.be does not exist in the klant.com directory."


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], guide_url: str) -> Callable[..., Page]:
    def opened(path: str = "/error-messages/", *, address: str = "", **options: Any) -> Page:
        granted = {"permissions": ["clipboard-read", "clipboard-write"], "viewport": {"width": 1280, "height": 800}}
        page = new_context(**{**granted, **options}).new_page()
        page.goto((address or guide_url) + path)
        return page

    return opened


@pytest.fixture
def without_python(guide: Path, fault: Any) -> Any:
    with open_servers(guide) as opened:
        yield opened(faults={r"/worker\.js$": fault(status=404)}).url


def ask(page: Page, text: str) -> Page:
    page.locator("hubcheck-message textarea").fill(text)
    page.locator("hubcheck-message [type=submit]").click()
    return page


def answer(page: Page) -> Any:
    return page.locator("hubcheck-message .hc-panel")


def test_the_box_is_above_all_messages(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/error-messages/")
    box = page.locator("hubcheck-message").bounding_box()
    table = page.locator("article table").first.bounding_box()
    assert box
    assert table
    assert box["y"] + box["height"] < table["y"]
    assert box["y"] < 800


def test_a_code_is_answered_by_its_row_without_python(visit: Callable[..., Page], without_python: str) -> None:
    page = ask(visit("/nl-BE/error-messages/", address=without_python), "aadsts50020")
    row = page.locator("tr:has(#AADSTS50020)")
    expect(answer(page).locator(".hc-title")).to_have_text(row.locator("td").nth(1).inner_text())
    way = answer(page).get_by_role("link").first
    expect(way).to_have_attribute("href", row.locator("td").last.get_by_role("link").first.get_attribute("href") or "")
    answer(page).get_by_role("link", name=checker_text("message.to-row", "nl-BE")).click()
    expect(page).to_have_url(without_python + "/nl-BE/error-messages/#AADSTS50020")
    expect(page.locator("#AADSTS50020")).to_be_in_viewport()
    page.wait_for_timeout(300)
    expect(page.locator("hubcheck-message [data-failure]")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("50057", "explain.account-disabled"), ("#aadsts50057", "explain.account-disabled")),
        *(("Code: 50057", "explain.account-disabled"), ("404", "explain.http-not-found")),
        ("RT0001", "explain.user-not-allowed"),
    ],
)
def test_a_code_is_answered_without_python_however_it_is_written(
    visit: Callable[..., Page], without_python: str, text: str, code: str
) -> None:
    page = ask(visit("/nl-BE/error-messages/", address=without_python), text)
    expect(answer(page).locator(".hc-title")).to_have_text(checker_text(code, "nl-BE"))


def test_of_an_unknown_code_nothing_is_claimed(visit: Callable[..., Page], without_python: str) -> None:
    page = ask(visit("/nl-BE/error-messages/", address=without_python), "AADSTS9999999")
    unknown = checker_text("explain.sign-in-other", "nl-BE", number="AADSTS9999999")
    expect(answer(page).locator(".hc-title")).to_have_text(unknown)
    expect(answer(page).get_by_role("link")).to_have_attribute("href", "../checklist/#own-programs")


def test_without_python_a_message_is_searched_by_the_reader(visit: Callable[..., Page], without_python: str) -> None:
    page = ask(visit("/fr-BE/error-messages/", address=without_python), TWO_CAUSES)
    expect(page.locator("[data-failure]")).to_contain_text(checker_text("boot.search-page", "fr-BE"))


def test_the_checker_has_the_last_word_on_whose_organisation_is_named(visit: Callable[..., Page]) -> None:
    page = ask(visit(), NAMED)
    meaning = checker_text("explain.account-outside-tenant", "en")
    expect(answer(page).locator(".hc-title")).to_have_text(meaning)
    expect(answer(page)).to_contain_text("Who has to act You")
    expect(answer(page).get_by_role("link").first).to_have_attribute("href", "../checklist/#use-invited-account")


def test_a_message_with_two_causes_shows_both_with_their_rows(visit: Callable[..., Page]) -> None:
    page = ask(visit(), TWO_CAUSES)
    expect(answer(page)).to_have_count(2)
    for at in range(2):
        expect(answer(page).nth(at).get_by_role("link")).to_have_count(2)
        anchor = answer(page).nth(at).get_by_role("link").last.get_attribute("href") or "#none"
        expect(page.locator(f"tr{anchor}")).to_have_count(1)


def test_an_answer_is_seen_above_the_keyboard_of_a_phone(visit: Callable[..., Page]) -> None:
    page = ask(visit("/nl-BE/error-messages/", viewport={"width": 360, "height": 420}), "AADSTS50020")
    expect(answer(page).locator(".hc-title")).to_be_in_viewport()


def test_an_unknown_message_leads_to_the_checklist(visit: Callable[..., Page]) -> None:
    page = ask(visit("/nl-BE/error-messages/"), "goede morgen")
    expect(answer(page)).to_contain_text(checker_text("explain.nothing", "nl-BE"))
    answer(page).get_by_role("link").click()
    page.wait_for_url("**/nl-BE/checklist/")


def test_nothing_is_an_error_and_another_text_empties_the_answer(visit: Callable[..., Page]) -> None:
    page = ask(visit(), "")
    expect(page.locator("hubcheck-message .hc-error")).to_have_text(checker_text("checklist.paste-first", "en"))
    expect(page.locator("hubcheck-message textarea")).to_be_focused()
    ask(page, "404")
    expect(answer(page)).to_have_count(1)
    page.locator("hubcheck-message textarea").press("End")
    page.keyboard.type("0")
    expect(answer(page)).to_have_count(0)


def test_without_scripts_a_sentence_stands_where_the_form_would_be_dead(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/error-messages/", java_script_enabled=False)
    expect(page.locator("hubcheck-message textarea")).to_be_hidden()
    expect(page.locator("noscript > .hc-note")).to_have_text(checker_text("boot.search-page", "nl-BE"))
    page.goto(page.url + "#AADSTS90072")
    expect(page.locator("#AADSTS90072")).to_be_in_viewport()


def test_a_code_is_a_link_to_itself_that_is_copied_on_a_click(visit: Callable[..., Page]) -> None:
    page = visit()
    link = page.get_by_role("link", name="AADSTS500213", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#AADSTS500213")
    expect(page.locator("hubcheck-message [role=status]")).to_have_text(checker_text("ui.copied", "en"))
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_message_has_a_named_link_to_itself(visit: Callable[..., Page]) -> None:
    page = visit("/fr-BE/error-messages/")
    link = page.locator("tr#no-access .hc-row-link")
    expect(link).to_have_attribute("title", checker_text("message.link", "fr-BE"))
    link.click()
    assert page.url.endswith("/fr-BE/error-messages/#no-access")


@pytest.mark.parametrize(
    ("written", "anchor"),
    [
        *(("AADSTS80007", "AADSTS80007"), ("no-access", "no-access"), ("http-503", "http-503")),
        *(("aadsts80007", "AADSTS80007"), ("80007", "AADSTS80007"), ("rt0001", "RT0001"), ("HTTP-503", "http-503")),
        ("503", "http-503"),
    ],
)
def test_the_row_of_an_anchor_is_highlighted_and_in_view(visit: Callable[..., Page], written: str, anchor: str) -> None:
    page = visit(f"/nl-BE/error-messages/#{written}")
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    grounds = "all => all.map(one => getComputedStyle(one).backgroundColor)"
    cells = page.locator(f"tr:is([id='{anchor}'], :has([id='{anchor}'])) td")
    (ground,) = set(cells.evaluate_all(grounds))
    assert ground not in page.locator("article tr:not(:has(:target), :target) td").evaluate_all(grounds)


def test_the_switch_of_languages_keeps_the_anchor(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/error-messages/#AADSTS53003")
    page.evaluate("document.querySelector('.md-select__link[hreflang=fr-BE]').click()")
    page.wait_for_url("**/fr-BE/error-messages/#AADSTS53003")


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(visit: Callable[..., Page], width: int) -> None:
    page = ask(visit("/nl-BE/error-messages/", viewport={"width": width, "height": 740}), "AADSTS50020")
    expect(answer(page)).to_be_visible()
    assert faults(page, "article") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_result_of_the_checklist_leads_to_the_row_of_the_message(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/checklist/#errors?problem=connection")
    page.locator(".hcl-stage textarea").fill("AADSTS500571")
    page.locator(".hcl-continue").click()
    link = page.get_by_role("link", name=checker_text("message.to-row", "nl-BE"))
    expect(link).to_have_attribute("href", "../error-messages/#AADSTS500571")
