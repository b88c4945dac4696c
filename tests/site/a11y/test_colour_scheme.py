"""Colours are there from the first moment: those that the reader chose, else those of the device."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.site.a11y.conftest import DARK, DEVICE, LIGHT

from colour_scheme import SCHEMES

pytestmark = pytest.mark.browser

FORBIDDEN = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("no", "SecurityError"); },
});"""


@pytest.fixture
def early(chromium: Browser, guide_url: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of which only the script in the head comes; `again`: in the same browser."""
    contexts = []

    def only_of_the_head(route: Route) -> None:
        html = urlopen(f"{guide_url}/nl-BE/today/").read().decode()
        (head,) = re.findall(r'<script src="[./]*([^"]*)"', html.partition("</head>")[0])
        route.continue_() if route.request.url.endswith(head) else route.abort()

    def opened(scheme: Any, script: str = "", again: Page | None = None) -> Page:
        context = again.context if again else chromium.new_context(color_scheme=scheme)
        if again is None:
            contexts.append(context)
            context.route("**/*.js", only_of_the_head)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.goto(f"{guide_url}/nl-BE/today/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_has_the_colours_of_the_device(early: Callable[..., Page], scheme: str) -> None:
    page = early(scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    expect(page.get_by_role("group", name="Kleuren").get_by_role("radio")).to_have_count(3)
    expect(page.locator(DEVICE)).to_be_checked()


def test_what_was_chosen_is_there_on_the_next_page_and_the_device_has_no_say(early: Callable[..., Page]) -> None:
    page = early("dark")
    page.get_by_label("Licht").check()
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    following = early("dark", again=page)
    expect(following.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    expect(following.locator(LIGHT)).to_be_checked()
    following.locator(LIGHT).press("ArrowDown")
    expect(following.locator(DARK)).to_be_focused()
    expect(following.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
    following.emulate_media(color_scheme="light")
    following.locator(DEVICE).check()
    expect(following.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    following.emulate_media(color_scheme="dark")
    expect(following.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])


def test_on_a_phone_the_colours_are_in_the_drawer_by_name(
    new_context: Callable[..., BrowserContext], guide_url: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, color_scheme="light").new_page()
    page.goto(f"{guide_url}/nl-BE/today/")
    dark = page.get_by_label("Donker")
    expect(dark).to_be_hidden()
    page.locator(".md-header label[for=__drawer]").click()
    dark.check()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])


def test_the_frame_of_the_browser_has_the_colour_of_the_header(early: Callable[..., Page]) -> None:
    page = early("dark")
    colour = page.locator(".md-header").evaluate("header => getComputedStyle(header).backgroundColor")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", colour)
    expect(page.locator("html")).to_have_css("color-scheme", "dark")


def test_without_storage_the_page_has_the_colours_of_the_device(early: Callable[..., Page]) -> None:
    page = early("dark", script=FORBIDDEN)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])
