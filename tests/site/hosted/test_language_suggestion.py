"""A reader whose browser asks for another language: offered it once, in place, and never sent there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from guide_text import plugin_text

pytestmark = pytest.mark.browser
PAGE = "troubleshooting/"
SETTLED = "() => document.readyState === 'complete' && localStorage.getItem('bitext.offered')"
NAME = plugin_text("name")


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A reader's browser, by the language that it asks for."""
    contexts: list[BrowserContext] = []

    def opened(locale: str, **more: Any) -> BrowserContext:
        contexts.append(chromium.new_context(locale=locale, reduced_motion="reduce", **more))
        return contexts[-1]

    yield opened
    for context in contexts:
        context.close()


def offer(page: Page) -> Locator:
    return page.locator("article .bitext-offer")


def read(page: Page, address: str) -> None:
    """Open a page, and wait for its scripts: modules run before `load`."""
    page.goto(address, wait_until="load")


@pytest.mark.parametrize(
    ("asked", "folder", "offered"),
    [
        ("nl-BE", "", "nl-BE"),
        ("nl-NL", "", "nl-BE"),
        ("fr-FR", "nl-BE/", "fr-BE"),
        ("en-GB", "nl-BE/", "en"),
    ],
)
def test_the_language_of_the_browser_is_offered_under_the_title(
    reader: Any, served: Any, asked: str, folder: str, offered: str
) -> None:
    page = reader(asked).new_page()
    read(page, f"{served.top}{folder}{PAGE}")
    expect(offer(page)).to_have_attribute("lang", offered)
    expect(offer(page)).to_contain_text(plugin_text("offer.sentence", offered).partition("{")[0])
    expect(page.locator("article h1 ~ .bitext-offer")).to_have_count(1)
    expect(page).to_have_url(f"{served.top}{folder}{PAGE}")


@pytest.mark.parametrize(("asked", "folder"), [("nl-BE", "nl-BE/"), ("en-US", ""), ("de-DE", ""), ("nl-NL", "nl-BE/")])
def test_who_reads_their_own_language_or_one_that_we_lack_is_left_alone(
    reader: Any, served: Any, asked: str, folder: str
) -> None:
    page = reader(asked).new_page()
    read(page, f"{served.top}{folder}{PAGE}")
    expect(offer(page)).to_have_count(0)


def test_the_way_there_keeps_the_place_in_the_page(reader: Any, served: Any) -> None:
    page = reader("nl-BE").new_page()
    read(page, f"{served.top}{PAGE}#no-refresh")
    offer(page).get_by_role("link").click()
    expect(page).to_have_url(f"{served.top}nl-BE/{PAGE}#no-refresh")
    expect(offer(page)).to_have_count(0)


def test_it_is_made_once(reader: Any, served: Any) -> None:
    page = reader("nl-BE").new_page()
    read(page, f"{served.top}{PAGE}")
    expect(offer(page)).to_be_visible()
    for address in (PAGE, "today/", "nl-BE/"):
        read(page, served.top + address)
        expect(offer(page)).to_have_count(0)


def test_no_thanks_closes_it_and_the_keyboard_goes_on_from_the_title(reader: Any, served: Any) -> None:
    page = reader("nl-BE").new_page()
    read(page, f"{served.top}{PAGE}")
    no = offer(page).get_by_role("button", name=plugin_text("offer.no"))
    no.focus()
    page.keyboard.press("Enter")
    expect(offer(page)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_who_chose_a_language_in_the_menu_is_not_asked(reader: Any, served: Any) -> None:
    page = reader("nl-BE").new_page()
    read(page, f"{served.top}nl-BE/{PAGE}")
    page.locator(".md-select button").hover()
    page.locator(".md-select a[hreflang=en]").click()
    expect(page).to_have_url(f"{served.top}{PAGE}")
    page.wait_for_function(SETTLED)
    expect(offer(page)).to_have_count(0)


def test_a_page_that_is_not_translated_offers_nothing_that_is_not_there(reader: Any, served: Any) -> None:
    page = reader("nl-BE").new_page()
    read(page, f"{served.top}for-authors/")
    expect(offer(page)).to_have_count(0)
    # It was not spent: the first page that is in Dutch offers it.
    read(page, f"{served.top}{PAGE}")
    expect(offer(page)).to_be_visible()


def test_its_two_ways_are_large_enough_for_a_thumb_and_it_is_a_named_landmark(reader: Any, served: Any) -> None:
    page = reader("nl-BE", viewport={"width": 320, "height": 640}).new_page()
    read(page, f"{served.top}{PAGE}")
    landmark = page.get_by_role("complementary", name=NAME)
    expect(landmark).to_have_attribute("lang", "nl-BE")
    for way in landmark.get_by_role("link"), landmark.get_by_role("button"):
        box = way.bounding_box()
        assert box
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_storage_nobody_is_asked_on_every_page(reader: Any, served: Any) -> None:
    context = reader("nl-BE")
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});")
    page = context.new_page()
    read(page, f"{served.top}{PAGE}")
    expect(page.locator("#bt-offers")).to_be_attached()
    expect(offer(page)).to_have_count(0)
