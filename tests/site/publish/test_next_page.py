"""The next page is fetched before it is opened, and follows without a flash; who wants no motion gets none."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from web_server import Server

pytestmark = pytest.mark.browser

REVEALED = """
    window.fades = new Promise((resolve) => {
        addEventListener("pagereveal", ({ viewTransition }) => resolve(viewTransition !== null));
    });
"""


@pytest.fixture
def read(chromium: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens a tab of a reader who does or does not want less motion."""
    contexts = []

    def opened(motion: str) -> Page:
        context = chromium.new_context(reduced_motion=motion, service_workers="block")
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(REVEALED)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_link_that_is_pointed_at_is_fetched_once(read: Callable[[str], Page], site_with_headers: Server) -> None:
    page = read("reduce")
    page.goto(f"{site_with_headers.url}/nl-BE/today/", wait_until="networkidle")
    link = page.locator("article a[href$='troubleshooting/'], .hub-turn a").first
    address = link.evaluate("link => new URL(link.href).pathname")
    link.scroll_into_view_if_needed()
    link.hover()
    for _ in range(100):
        if address in [one.path for one in site_with_headers.seen]:
            break
        page.wait_for_timeout(100)
    link.click()
    page.wait_for_url(f"**{address}")
    assert [one.path for one in site_with_headers.seen].count(address) == 1


@pytest.mark.parametrize(("motion", "fades"), [("no-preference", True), ("reduce", False)])
def test_a_page_fades_into_the_next_one(read: Callable[[str], Page], site: Server, motion: str, fades: bool) -> None:
    page = read(motion)
    page.goto(f"{site.url}/nl-BE/today/")
    page.locator(".hub-turn a").first.click()
    page.wait_for_url(lambda address: not address.endswith("/today/"))
    assert page.evaluate("window.fades") is fades
