"""The policy stops what it should and nothing else; that no page breaks it is swept in `tests/site/sweep`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from outside_proxy import OutsideProxy

pytestmark = pytest.mark.browser

BOOT = """async () => {
    const settings = document.getElementById("hubcheck-settings");
    if (!settings) return false;
    const { sharedEngine } = await import(new URL(JSON.parse(settings.textContent).engine, document.baseURI));
    return (await sharedEngine().check("email", "an@kantoor.be")).decision === "unknown";
}"""
LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`Security Policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));"""


class Reading:
    """A reader's tab, and what the browser complained of in it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self._heard(said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.add_init_script(LISTEN)

    def _heard(self, text: str) -> None:
        if "Security Policy" in text or "Permissions-Policy" in text or "integrity" in text:
            self.errors.append(f"{self.page.url}: {text}")

    def visit(self, address: str) -> bool:
        """Read a page until it is still; says whether the checker runs in it."""
        self.page.goto(self.base + address)
        self.page.wait_for_load_state("networkidle")
        return bool(self.page.evaluate(BOOT))


@pytest.fixture
def read(chromium: Browser, outside: OutsideProxy) -> Iterator[Callable[[Any], Reading]]:
    """Opens a tab whose every connection to another host ends at the proxy."""
    contexts = []

    def opened(server: Any) -> Reading:
        context = chromium.new_context(proxy=outside.settings, reduced_motion="reduce")
        context.set_default_timeout(120_000)
        contexts.append(context)
        return Reading(context.new_page(), server.url)

    yield opened
    for context in contexts:
        context.close()


def test_the_headers_let_the_same_pages_work(
    read: Callable[[Any], Reading], site_with_headers: Any, guide: Path, outside: OutsideProxy
) -> None:
    reading = read(site_with_headers)
    checked = [reading.visit(address) for address in ("/", "/checklist/", "/nl-BE/troubleshooting/")]
    assert reading.errors == []
    assert outside.asked == []
    assert all(checked) == any((guide / "assets" / "hubcheck").glob("packed-*"))


def test_a_script_that_somebody_slips_in_does_not_run(read: Callable[[Any], Reading], site: Any) -> None:
    reading = read(site)
    reading.visit("/")
    reading.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'slipped in'";
            document.body.append(script);
            const image = "<img src='https://tracker.example/x.png' onerror='alert(1)'>";
            document.body.insertAdjacentHTML("beforeend", image);
        }"""
    )
    reading.page.wait_for_function("document.querySelector('img[src*=tracker]').complete")
    expect(reading.page).not_to_have_title("slipped in")
    assert [one for one in reading.errors if "script-src" in one]
    assert [one for one in reading.errors if "img-src" in one]


def test_the_proxy_sees_what_a_page_without_policy_asks(chromium: Browser, outside: OutsideProxy) -> None:
    context = chromium.new_context(proxy=outside.settings)
    page = context.new_page()
    page.evaluate("fetch('http://tracker.example/x', {mode: 'no-cors'}).catch(() => {})")
    context.close()
    assert [line for line in outside.asked if "tracker.example" in line]
