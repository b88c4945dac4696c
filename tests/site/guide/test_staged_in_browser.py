"""What is ours in a page works in the guide that Zensical and plain MkDocs have built."""

import pytest
from playwright.sync_api import expect

from guide_pages import address
from web_server import serve_files

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(staged, new_context):
    """Opens a page of the staged guide; fails at the end if a script of it failed."""
    faults: list[str] = []
    with serve_files(staged) as base:

        def opened(path: str):
            page = new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.goto(base + path)
            return page

        yield opened
    assert faults == []


def test_the_english_stands_beside_the_translation_when_the_reader_wants_it(open_page) -> None:
    page = open_page(address("get-started", "nl-BE"))
    english = page.get_by_text("How do I get started?", exact=True)
    expect(english).to_have_count(0)
    page.get_by_role("button", name="Engels erbij").click()
    page.get_by_role("radio", name="ernaast").check()
    expect(english).to_be_visible()
    expect(english).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Engels erbij").click()
    page.get_by_role("radio", name="uit", exact=True).check()
    expect(english).to_have_count(0)


def test_the_english_of_a_sentence_is_shown_on_a_tap(open_page) -> None:
    page = open_page(address("get-started", "nl-BE"))
    page.get_by_role("button", name="Engels erbij").click()
    page.get_by_role("radio", name="per zin").check()
    page.keyboard.press("Escape")
    page.get_by_text("Accountant Hub toont al uw cliënten").click(position={"x": 20, "y": 8})
    expect(page.get_by_role("region", name="Deze zin in het Engels")).to_contain_text("Accountant Hub shows all your")


def test_the_language_menu_leads_to_the_same_page(open_page) -> None:
    page = open_page(address("today", "nl-BE"))
    page.locator(".md-select__link", has_text="Français").evaluate("link => link.click()")
    page.wait_for_url("**/fr-BE/today/")
    expect(page.locator("html")).to_have_attribute("lang", "fr-BE")


def test_an_untranslated_page_says_so_in_the_language_of_its_readers(open_page) -> None:
    page = open_page(address("for-authors", "fr-BE"))
    notice = page.get_by_role("complementary", name="À propos de cette page")
    expect(notice).to_be_visible()
    assert notice.evaluate("aside => getComputedStyle(aside).borderStyle") == "solid"
    notice.get_by_role("link").click()
    page.wait_for_url("**/for-authors/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_checklist_asks_its_first_question(open_page) -> None:
    page = open_page(address("checklist", "nl-BE"))
    expect(page.get_by_role("heading", name="Wat is het probleem?").first).to_be_visible()
    page.locator(".hcl-choice").first.click()
    page.locator(".hcl-continue").click()
    expect(page.locator(".hcl-number")).to_contain_text("2")
