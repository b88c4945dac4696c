"""The switch: where it stands, what it remembers, and pages and browsers that do without it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NO_STORAGE = """
const refuse = () => { throw new DOMException("refused", "SecurityError"); };
Object.defineProperty(window, "localStorage", { get: refuse });
"""


def test_it_stands_under_the_title_as_one_group_of_three(visit):
    group = visit().page.get_by_role("article").get_by_role("radiogroup", name="Engels")
    assert group.get_by_role("radio").evaluate_all("all => all.map(one => one.parentElement.innerText)") == [
        "uit",
        "per zin",
        "ernaast",
    ]


def test_off_shows_nothing_by_pointer_or_click(visit):
    reader = visit()
    reader.choose("uit")
    reader.point("p2")
    reader.wait(3000)
    expect(reader.card).to_be_hidden()
    reader.click("p2")
    expect(reader.bar).to_be_hidden()
    assert reader.tinted() == []


def test_the_choice_holds_on_other_pages_and_the_next_visit(visit):
    reader = visit()
    reader.choose("ernaast")
    reader.open("/nl-BE/")
    expect(reader.switch.get_by_role("radio", name="ernaast")).to_be_checked()
    expect(reader.page.get_by_text("This guide has one page.")).to_be_visible()


def test_without_storage_the_choice_lasts_for_the_page(visit):
    reader = visit(script=NO_STORAGE)
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.choose("uit")
    expect(reader.page.get_by_text("You sign in with")).to_have_count(0)


@pytest.mark.parametrize("stored", ["null", "{", '{"mode": "sideways", "hover": 3}', "[]"])
def test_a_stored_choice_that_makes_no_sense_is_not_taken(visit, stored):
    reader = visit(script=f"localStorage.setItem('bitext.sidebyside', {stored!r})")
    expect(reader.switch.get_by_role("radio", name="per zin")).to_be_checked()


def test_the_header_keeps_it_within_reach_and_both_copies_agree(visit):
    reader = visit()
    reader.page.evaluate("scrollTo(0, 1200)")
    button = reader.page.get_by_role("button", name="Engels: per zin")
    expect(button).to_be_in_viewport()
    button.click()
    panel = reader.page.locator(".bt-panel")
    expect(panel.get_by_role("radio", name="per zin")).to_be_focused()
    panel.get_by_role("radio", name="ernaast").check(force=True)
    expect(reader.switch.get_by_role("radio", name="ernaast")).to_be_checked()
    expect(reader.page.get_by_role("button", name="Engels: ernaast")).to_be_visible()


def test_the_header_panel_closes_on_escape_and_outside_and_gives_the_focus_back(visit):
    reader = visit()
    button = reader.page.get_by_role("button", name="Engels: per zin")
    panel = reader.page.locator(".bt-panel")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    reader.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    expect(panel).to_be_visible()
    reader.page.mouse.click(5, 500)
    expect(panel).to_be_hidden()


def test_a_source_page_has_no_switch(visit):
    reader = visit("/guide/")
    expect(reader.page.locator("h1")).to_contain_text("Why can't I connect")
    assert reader.page.locator("[class^=bt-]").count() == 0


def test_without_scripts_the_page_is_simply_dutch(visit):
    reader = visit(java_script_enabled=False)
    expect(reader.page.locator("h1")).to_contain_text("Waarom krijg ik geen verbinding")
    assert reader.page.locator("[class^=bt-]").count() == 0
    assert "You sign in with" not in reader.page.locator("body").inner_text()


def test_english_is_fetched_once_and_only_when_asked_for(visit):
    asked = []
    reader = visit()
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.choose("per zin")
    reader.click("q2")
    expect(reader.bar).to_contain_text("Copy it from the address bar")
    assert [url for url in asked if url.endswith("/guide/")] == [f"{reader.base}/guide/"]


def test_a_theme_that_changes_pages_in_place_gets_one_switch_a_page(visit):
    reader = visit()
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.page.evaluate("document$.next(document)")
    expect(reader.switch).to_have_count(1)
    expect(reader.page.locator(".bt-menu")).to_have_count(1)
    expect(reader.page.locator(".bt-bar")).to_have_count(1)
    expect(reader.page.get_by_text("You sign in with")).to_have_count(1)
    reader.choose("uit")
    expect(reader.page.locator(".bt-source")).to_have_count(0)
