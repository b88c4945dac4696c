"""The button in the header and its menu: off until asked for, what is loaded when, what is remembered."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NO_STORAGE = """
const refuse = () => { throw new DOMException("refused", "SecurityError"); };
Object.defineProperty(window, "localStorage", { get: refuse });
"""


def test_a_first_visit_shows_nothing_by_pointer_tap_or_key(visit):
    reader = visit(mode="")
    before = reader.page.locator("article").evaluate("a => a.outerHTML")
    reader.point("p2")
    reader.wait(3000)
    reader.click("p2")
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.locator(".bt-card, .bt-bar, .bt-panel").count() == 0
    assert reader.tinted() == []
    assert reader.page.locator("article").evaluate("a => a.outerHTML") == before
    expect(reader.button).to_have_accessible_name("Engels erbij")


def test_nothing_of_the_view_is_loaded_until_the_reader_opens_the_menu(visit):
    reader = visit("/nl-BE/", mode="")
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url.removeprefix(reader.base)))
    reader.open("/nl-BE/guide/").settled()
    view = {"/sidebyside/sidebyside.js", "/sidebyside/sidebyside.css", "/labels.json"}
    assert view.isdisjoint(asked)
    reader.open_menu()
    assert view <= set(asked)
    assert "/guide/" not in asked
    reader.choose("per zin")
    reader.click("q2")
    expect(reader.bar).to_contain_text("Copy it from the address bar")
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    assert asked.count("/guide/") == 1


def test_the_menu_says_what_each_choice_does(visit):
    reader = visit(mode="")
    group = reader.open_menu().get_by_role("radiogroup", name="Engels erbij")
    for name, does in {
        "uit": "Alleen deze tekst.",
        "per zin": "Tik op een zin of wijs hem aan om hem in het Engels te lezen.",
        "ernaast": "Elke alinea met de tekst in het Engels ernaast of eronder.",
    }.items():
        radio = group.get_by_role("radio", name=name, exact=True)
        expect(radio).to_have_accessible_description(does)
        expect(group.get_by_text(does)).to_be_visible()
    expect(group.get_by_role("radio", name="uit")).to_be_checked()
    expect(reader.menu.get_by_role("button")).to_have_count(0)


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
    reader = visit(mode="")
    reader.choose("ernaast")
    reader.open("/nl-BE/")
    expect(reader.page.get_by_text("This guide has one page.")).to_be_visible()
    expect(reader.button).to_have_accessible_name("Engels erbij: ernaast")
    expect(reader.open_menu().get_by_role("radio", name="ernaast")).to_be_checked()


def test_without_storage_the_choice_lasts_for_the_page(visit):
    reader = visit(script=NO_STORAGE)
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.choose("uit")
    expect(reader.page.get_by_text("You sign in with")).to_have_count(0)


@pytest.mark.parametrize("stored", ["null", "{", '{"mode": "sideways", "hover": 3}', '{"hover": false}', "[]"])
def test_a_stored_choice_that_makes_no_sense_is_not_taken(visit, stored):
    reader = visit(mode="", script=f"localStorage.setItem('bitext.sidebyside', {stored!r})")
    expect(reader.open_menu().get_by_role("radio", name="uit")).to_be_checked()


def test_a_choice_by_pointer_closes_the_menu_and_one_by_arrow_key_does_not(visit):
    reader = visit(mode="")
    reader.button.press("Enter")
    expect(reader.menu.get_by_role("radio", name="uit")).to_be_focused()
    reader.page.keyboard.press("ArrowDown")
    expect(reader.menu.get_by_role("radio", name="per zin")).to_be_checked()
    expect(reader.menu.get_by_role("button", name="Engels per zin")).to_be_visible()
    reader.menu.get_by_role("radio", name="ernaast").click()
    expect(reader.menu).to_be_hidden()
    expect(reader.button).to_be_focused()
    expect(reader.button).to_have_accessible_name("Engels erbij: ernaast")


@pytest.mark.parametrize("leaving", ["Escape", "button", "outside", "Tab"])
def test_the_menu_closes_without_scrolling_the_page(visit, leaving):
    reader = visit(viewport={"width": 1280, "height": 500})
    reader.page.evaluate("scrollTo(0, 1200)")
    at = reader.page.evaluate("scrollY")
    assert at > 500
    for _ in range(2):
        reader.button.press("Enter")
        expect(reader.menu.get_by_role("radio", checked=True)).to_be_focused()
        expect(reader.button).to_have_attribute("aria-expanded", "true")
        if leaving == "button":
            reader.button.click()
        elif leaving == "outside":
            reader.page.mouse.click(5, 450)
        else:
            for _ in range(1 if leaving == "Escape" else 4):
                reader.page.keyboard.press(leaving)
        expect(reader.menu).to_be_hidden()
        expect(reader.button).to_have_attribute("aria-expanded", "false")
        assert leaving != "Escape" or reader.button.evaluate("one => one === document.activeElement")
        assert reader.page.evaluate("scrollY") == at


def test_what_cannot_be_loaded_leads_to_the_english_page(visit):
    reader = visit(mode="")
    reader.page.route("**/sidebyside/sidebyside.js", lambda route: route.abort())
    reader.button.click()
    expect(reader.page).to_have_url(f"{reader.base}/guide/")


def test_a_remembered_choice_that_cannot_be_loaded_leaves_the_page_alone(visit):
    reader = visit(mode="")
    reader.page.evaluate("localStorage.setItem('bitext.sidebyside', '{\"mode\": \"beside\"}')")
    reader.page.route("**/labels.json", lambda route: route.fulfill(status=404, body="?"))
    reader.page.goto(f"{reader.base}/nl-BE/guide/")
    reader.settled()
    expect(reader.page).to_have_url(f"{reader.base}/nl-BE/guide/")
    reader.page.unroute("**/labels.json")
    expect(reader.open_menu().get_by_role("radio", name="ernaast")).to_be_checked()


def test_a_source_page_has_no_button(visit):
    reader = visit("/guide/")
    expect(reader.page.locator("h1")).to_contain_text("Why can't I connect")
    assert reader.page.locator("[class^=bt-]").count() == 0


def test_without_scripts_the_page_is_simply_dutch(visit):
    reader = visit(java_script_enabled=False, mode="")
    expect(reader.page.locator("h1")).to_contain_text("Waarom krijg ik geen verbinding")
    expect(reader.page.locator("[class^=bt-]:visible")).to_have_count(0)
    assert "You sign in with" not in reader.page.locator("body").inner_text()


def test_a_theme_that_changes_pages_in_place_gets_one_button_a_page(visit):
    reader = visit()
    reader.choose("ernaast")
    expect(reader.page.get_by_text("You sign in with")).to_be_visible()
    reader.page.evaluate("document$.next(document)")
    for part in (".bt-menu", ".bt-panel", ".bt-bar", ".bt-card"):
        expect(reader.page.locator(part)).to_have_count(1)
    expect(reader.page.get_by_text("You sign in with")).to_have_count(1)
    reader.choose("uit")
    expect(reader.page.locator(".bt-source")).to_have_count(0)
    reader.page.evaluate("document.getElementById('bt-sidebyside').remove(); document$.next(document)")
    expect(reader.page.locator(".bt-menu")).to_have_count(0)
