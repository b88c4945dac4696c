"""Everything works by the keyboard, and who uses it always sees where they are (WCAG 2.4.7 and 2.4.11)."""

import pytest
from playwright.sync_api import expect
from tests.site.a11y.conftest import DARK, DEVICE, LIGHT, Visit
from tests.site.a11y.states import show_sentence
from tests.site.sweep.probes import focus_walk

from colour_scheme import SCHEMES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["", "troubleshooting/", "checklist/", "add-client/"])
def test_focus_is_always_seen_and_never_trapped(visit: Visit, name: str) -> None:
    page = visit(f"/nl-BE/{name}")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 640})
        assert focus_walk.findings(page) == []


def test_the_bar_never_covers_what_has_the_focus(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", height=500)
    show_sentence(page)
    assert focus_walk.findings(page) == []


def test_the_first_stop_leads_past_the_header(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_drawer_opens_takes_the_focus_and_gives_it_back(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", width=360)
    menu, side = page.get_by_role("button", name="Navigatie"), page.locator(".md-sidebar--primary")
    expect(side).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(side.locator("a.md-nav__link--active")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(side).to_be_hidden()


def test_a_drawer_that_loses_the_focus_closes(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", width=360)
    page.get_by_role("button", name="Navigatie").press(" ")
    side = page.locator(".md-sidebar--primary")
    side.locator("a.md-nav__link--active").first.press("Shift+Tab")
    for _ in range(focus_walk.MOST):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("!document.activeElement.closest('.md-sidebar--primary')"):
            break
    expect(side).to_be_hidden()


def test_the_search_opens_from_its_button_on_a_phone(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", width=360)
    page.get_by_role("button", name="Zoeken").press("Enter")
    expect(page.get_by_role("search").get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("search")).to_be_hidden()


KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/,.;?!-"


def test_no_single_key_does_anything_beside_a_field(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/")
    here = page.url
    for place in (page.locator("article h1"), page.locator(DEVICE)):
        place.evaluate("one => { one.matches('input') || (one.tabIndex = -1); one.focus() }")
        page.keyboard.type(KEYS)
        expect(place).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type(KEYS)
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == here


def test_the_colours_are_chosen_by_the_keyboard_and_remembered(visit: Visit) -> None:
    page = visit("/nl-BE/", color_scheme="light")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    page.locator(DEVICE).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(LIGHT)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(DARK)).to_be_checked()
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
