"""The page in little room, in the system's colours, on paper."""

import pytest
from playwright.sync_api import expect
from tests.site.a11y.conftest import Visit

from colour_scheme import recolour

pytestmark = pytest.mark.browser


def test_controls_of_the_header_are_as_large_as_a_finger(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", width=360)
    controls = page.locator(
        ".md-header__inner > :is(label, a), .md-header__option :is(label, button), .bt-menu > button"
    )
    boxes = [one.bounding_box() for one in controls.all() if one.is_visible()]
    assert len(boxes) == 4
    for box in boxes:
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_the_field_is_on_the_first_screen_of_a_phone(visit: Visit) -> None:
    for path, locale in (("/", "en"), ("/nl-BE/", "nl-BE"), ("/fr-BE/", "fr-BE")):
        page = visit(path, width=360, height=640, is_mobile=True, has_touch=True, locale=locale)
        expect(page.locator(".hub-start .hc-input")).to_be_in_viewport(ratio=1)


def test_the_page_that_is_open_is_seen_in_the_colours_of_the_system(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", forced_colors="active")
    edges = "one => getComputedStyle(one).borderInlineStartWidth"
    links = page.locator(".md-nav--primary a.md-nav__link:visible")
    here = page.locator(".md-nav--primary a.md-nav__link--active:visible").evaluate(edges)
    assert links.evaluate_all(f"all => all.map({edges})").count(here) == 1
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_who_wants_less_motion_gets_none(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", width=360)
    page.get_by_role("button", name="Navigatie").press("Enter")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    slow = "document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 10).length"
    assert page.evaluate(slow) == 0


def test_paper_has_the_text_alone_dark_on_white(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/")
    recolour(page, "dark")
    page.emulate_media(media="print")
    expect(page.locator("#which-email")).to_be_visible()
    for part in (".md-header", ".md-footer", ".hub-turn", ".md-sidebar--primary", ".bt-menu"):
        expect(page.locator(part).first).to_be_hidden()
    inks = page.locator("article :is(h1, h2, p, td, .admonition-title):visible").evaluate_all(
        "all => all.map(one => getComputedStyle(one).color.match(/[0-9.]+/g).slice(0, 3).map(Number))"
    )
    assert inks
    grey = 0x76  # the lightest that has a contrast of 4.5:1 on white
    assert max(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in inks) <= grey
