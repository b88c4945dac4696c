"""Everything works by the keyboard, and who uses it always sees where they are (WCAG 2.4.7 and 2.4.11)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.site.a11y.conftest import DARK, LIGHT, SCHEMES, Visit
from tests.site.a11y.states import STATES, State, correction, result, show_sentence, suggestion, table

pytestmark = pytest.mark.browser

MOST = 400
"""More stops than any page has; a walk that reaches this many is trapped."""

# The page may still be scrolling there; what stays out of sight for ten seconds is out of sight.
FOCUSED = """async () => {
    const look = () => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const style = getComputedStyle(one), next = one.nextElementSibling;
        const ringed = one.closest("label, .bt-mode, .bt-hover") ?? (one.matches(".md-option") ? next : one);
        const rings = [style, getComputedStyle(ringed), getComputedStyle(one, "::after")];
        if (one.matches("input") && next) rings.push(getComputedStyle(next));
        const seen = [...one.getClientRects(), ...ringed.getClientRects(), ...(one.labels?.[0]?.getClientRects() ?? [])]
            .some(({left, right, top, bottom}) => {
                // The middle of what is in the window: a large field need not be there in whole.
                const across = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
                const hit = document.elementFromPoint(across, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
                return hit && (ringed.contains(hit) || hit.contains(one) && hit.closest("label, a, button, li"));
            });
        return {
            name: `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`, seen,
            ringed: rings.some(ring => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2),
        };
    };
    const until = performance.now() + 10000;
    let found = look();
    while (found && !found.seen && performance.now() < until) {
        await new Promise(requestAnimationFrame);
        found = look();
    }
    return found;
}"""


def stops(page: Page) -> Iterator[dict[str, object]]:
    """What takes the focus, one press of Tab after another, until the page ends."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop
    pytest.fail("Tab never leaves the page")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["", "troubleshooting/", "checklist/", "add-client/"])
def test_focus_is_always_seen_and_never_trapped(visit: Visit, name: str, width: int) -> None:
    page = visit(f"/nl-BE/{name}", width=width, height=640)
    walked = list(stops(page))
    assert len(walked) > 20
    assert [one["name"] for one in walked if not one["seen"]] == []
    assert [one["name"] for one in walked if not one["ringed"]] == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_focus_is_seen_on_what_a_reader_brings_up(visit: Visit, guide_url: str, state: State, width: int) -> None:
    page = visit("/nl-BE/", width=width, height=640)
    state(page, guide_url)
    page.locator(".md-skip").focus()
    walked = list(stops(page))
    assert len(walked) > 20
    assert [one["name"] for one in walked if not one["seen"]] == []
    assert [one["name"] for one in walked if not one["ringed"]] == []


NAMES = """() => [...document.querySelectorAll("article :is(button, summary, [role=button])")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches(".md-clipboard"))
    .map(one => (one.ariaLabel ?? one.textContent).replace(/\\s+/g, " ").trim() + " in " +
        (one.closest("hubcheck-email, hubcheck-url, hubcheck-bulk, hubcheck-checklist")?.id ||
         one.closest("hubcheck-email, hubcheck-url, hubcheck-bulk, hubcheck-checklist")?.localName))"""


@pytest.mark.parametrize("state", [suggestion, correction, table, result], ids=lambda one: one.__name__)
def test_no_two_buttons_of_a_form_have_the_same_name(visit: Visit, guide_url: str, state: State) -> None:
    page = visit("/nl-BE/")
    state(page, guide_url)
    names = page.evaluate(NAMES)
    assert len(names) > 3
    assert sorted(names) == sorted(set(names))


def test_the_bar_never_covers_what_has_the_focus(visit: Visit) -> None:
    page = visit("/nl-BE/troubleshooting/", height=500)
    show_sentence(page)
    page.locator(".md-skip").focus()
    assert [one["name"] for one in stops(page) if not one["seen"]] == []


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
    for _ in range(MOST):
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
    for place in (page.locator("article h1"), page.locator(".md-option").first):
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
    page.locator(".md-option").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(LIGHT)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(DARK)).to_be_checked()
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
