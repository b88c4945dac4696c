"""A page of the guide needs few files until it is loaded, and a fault in one part of a bundle stops no other."""

import pytest
from playwright.sync_api import Browser, Route, expect

pytestmark = pytest.mark.browser

MOST = 8
"""Files that a page of the guide may need until it is loaded, the page itself included; stock Material has as many."""


@pytest.mark.parametrize(
    ("address", "more"),
    [
        *[("/nl-BE/error-messages/", 0), ("/add-client/", 0), ("/fr-BE/", 0), ("/nl-BE/troubleshooting/", 0)],
        ("/nl-BE/checklist/", 1),  # its first question
    ],
)
def test_a_page_of_the_guide_asks_for_few_files(chromium: Browser, guide_url: str, address: str, more: int) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(guide_url + address)
    asked = tab.evaluate("""() => {
        const [{ loadEventStart }] = performance.getEntriesByType("navigation");
        const files = performance.getEntriesByType("resource");
        return files.filter(({ startTime }) => startTime < loadEventStart).map(({ name }) => name);
    }""")
    asked = [one for one in asked if "favicon" not in one]  # for the tab: browsers fetch it when they like
    assert 3 < len(asked) + 1 <= MOST + more, asked
    context.close()


def test_a_fault_in_one_part_is_reported_and_stops_no_other(chromium: Browser, guide_url: str) -> None:
    def broken(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace('"bt-search": "', '"bt-search": "no JSON ')
        route.fulfill(response=answer, body=text)

    context = chromium.new_context()
    tab = context.new_page()
    tab.route("**/assets/publish/*.js", broken)
    with tab.expect_event("pageerror") as fault:
        tab.goto(f"{guide_url}/nl-BE/troubleshooting/#which-email")
    assert "JSON" in fault.value.message
    tab.locator(".bt-menu > button").click()
    expect(tab.locator(".bt-menu .bt-control")).to_be_visible()
    tab.locator("a[hreflang=fr-BE]").first.evaluate("link => link.click()")
    tab.wait_for_url("**/fr-BE/troubleshooting/#which-email")
    context.close()


def test_icons_are_drawn_from_their_file(chromium: Browser, guide_url: str) -> None:
    tab = chromium.new_page()
    tab.goto(f"{guide_url}/nl-BE/troubleshooting/")
    for icon in (".md-header .md-logo svg", "hubcheck-email .hc-place .hc-icon"):
        # The second one is a symbol of the page, which itself is drawn from the file.
        box = "(icon) => { const { width, height } = icon.getBBox(); return width > 5 && height > 5; }"
        tab.wait_for_function(f"({box})(document.querySelector({icon!r}))")
    tab.close()
