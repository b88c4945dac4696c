"""The checker is fetched for who uses it; on a poor connection, for nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from hubcheck.messages import read_catalogue

pytestmark = pytest.mark.browser

OF_THE_CHECKER = ("/web-", "/words/", "/interpreter-", "/packed-")


def fetched(server: Any) -> list[str]:
    return [one.path for one in server.seen if any(part in one.path for part in OF_THE_CHECKER)]


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '2g' }", "{ effectiveType: '3g' }"])
def test_on_a_poor_connection_it_comes_when_the_reader_turns_to_the_form(
    chromium: Browser, guide_with_policy: Any, serve: Callable[..., Any], connection: str
) -> None:
    server = serve()
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    page.goto(server.url + "/troubleshooting/", wait_until="networkidle")
    form = page.locator("hubcheck-email").first
    expect(form).to_have_attribute("data-ready", "")
    assert fetched(server) == []
    form.get_by_role("textbox").fill("jan@kantoorpeeters.be")
    form.get_by_role("textbox").press("Enter")
    title = read_catalogue("en").text("email.class.unlisted.title")
    expect(form.locator(".hc-title")).to_have_text(title, timeout=120_000)
    assert fetched(server)
    context.close()


def test_nothing_of_it_comes_before_the_page_is_loaded(
    chromium: Browser, guide_with_policy: Any, serve: Callable[..., Any]
) -> None:
    server = serve()
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script("addEventListener('load', () => performance.mark('loaded'));")
    page.goto(server.url + "/troubleshooting/")
    page.wait_for_function("() => document.querySelector('hubcheck-email').messages.has('email.empty')")
    early = """() => {
        const [{ startTime }] = performance.getEntriesByName("loaded");
        const early = performance.getEntriesByType("resource").filter((one) => one.startTime < startTime);
        return early.map((one) => new URL(one.name).pathname);
    }"""
    asked = page.evaluate(early)
    assert asked
    assert [path for path in asked if any(part in path for part in OF_THE_CHECKER)] == []
    context.close()
