"""The header in little room: a whole title, and the language by its name."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.site.sweep.visits import SPACED

from guide_pages import LOCALES, address
from page_scripts import RESTYLE

pytestmark = pytest.mark.browser

Open = Callable[..., BrowserContext]
NAMES = {"en": ("English", "EN"), "nl-BE": ("Nederlands", "NL"), "fr-BE": ("Français", "FR")}
WORDS = """topic => {
    const { left, top, right, bottom } = topic.closest(".md-header").getBoundingClientRect();
    const walker = document.createTreeWalker(topic, NodeFilter.SHOW_TEXT);
    const faults = [];
    while (walker.nextNode())
        for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            const box = range.getBoundingClientRect();
            const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            if (range.getClientRects().length > 1) faults.push(`${word[0]} is broken`);
            if (box.top < top || box.bottom > bottom || box.left < left || box.right > right || !topic.contains(seen))
                faults.push(`${word[0]} is cut`);
        }
    return faults;
}"""
"""What is wrong with the words of a topic: broken over two lines, or not inside the header, or covered."""


def opened(new_context: Open, url: str, width: int, spaced: bool) -> Page:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(url)
    if spaced:
        page.evaluate(RESTYLE, SPACED)
    return page


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "with wider spacing"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_title_of_the_site_is_whole(new_context: Open, guide_url: str, locale: str, spaced: bool) -> None:
    page = opened(new_context, f"{guide_url}{address('index', locale)}", 320, spaced)
    for width in (320, 360, 400, 740, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.locator(".md-header__topic").first.evaluate(WORDS) == [], width


@pytest.mark.parametrize("locale", LOCALES)
def test_the_title_of_the_page_takes_its_place_and_is_whole(new_context: Open, guide_url: str, locale: str) -> None:
    page = opened(new_context, f"{guide_url}{address('error-messages', locale)}", 320, spaced=True)
    page.mouse.wheel(0, 1500)
    expect(page.locator(".md-header__title--active")).to_be_visible()
    assert page.locator(".md-header__topic").last.evaluate(WORDS) == []


def test_a_site_name_beyond_all_measure_ends_in_an_ellipsis_and_leaves_room_to_read(
    new_context: Open, guide_url: str
) -> None:
    page = opened(new_context, f"{guide_url}/nl-BE/", 320, spaced=False)
    name = page.locator(".md-header__topic .md-ellipsis").first
    name.evaluate("(name, text) => { name.textContent = text; }", "Handleiding voor boekhoudkantoren " * 9)
    assert name.evaluate("name => name.scrollHeight > name.clientHeight")
    assert page.locator(".md-header").evaluate("header => header.offsetHeight") < 110


def button(page: Page) -> Locator:
    return page.locator(".bt-language > button")


BOXES = """inner => [...inner.children]
    .filter(child => !child.matches(".md-search") && child.getBoundingClientRect().width)
    .map(child => { const { left, right } = child.getBoundingClientRect(); return [left, right]; })"""


@pytest.mark.parametrize("locale", LOCALES)
def test_the_language_is_named_and_nothing_in_the_header_overlaps(
    new_context: Open, guide_url: str, locale: str
) -> None:
    page = opened(new_context, f"{guide_url}{address('today', locale)}", 320, spaced=False)
    name, code = NAMES[locale]
    label = button(page).get_attribute("aria-label") or ""
    assert label.endswith(f": {name}, {code}")
    for width in (320, 360, 740, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        expect(button(page)).to_have_text(name if width > 720 else code, use_inner_text=True)
        boxes = page.locator(".md-header__inner").evaluate(BOXES)
        assert boxes[-1][1] <= width
        assert [(one, other) for one, other in pairwise(boxes) if one[1] > other[0] + 0.5] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_menu_has_each_language_in_its_own_name_and_marks_this_one(
    new_context: Open, guide_url: str, locale: str
) -> None:
    page = opened(new_context, f"{guide_url}{address('today', locale)}", 320, spaced=False)
    button(page).focus()
    for code, (name, _) in NAMES.items():
        link = page.locator(f".bt-language a[hreflang={code}]")
        expect(link).to_be_in_viewport(ratio=1)
        expect(link).to_have_accessible_name(name)
        expect(link).to_have_attribute("lang", code)
        assert (link.get_attribute("aria-current") == "true") == (code == locale)
