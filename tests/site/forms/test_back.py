"""A reader who comes back finds the text with its verdict; only the browser has kept it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LINK = "https://businesscentral.dynamics.com/kantoorpeeters.be"
TYPED = [
    pytest.param("email", "jan@gmail.com", "personal", id="an address that the build knows"),
    pytest.param("email", "jan@kantoorpeeters.be", "unlisted", id="an address"),
    pytest.param("url", LINK, "fixable", id="a link"),
]


@pytest.mark.parametrize(("kind", "typed", "verdict"), TYPED)
def test_back_and_forward_show_the_verdict(visit: Callable[..., Any], kind: str, typed: str, verdict: str) -> None:
    reader = visit(kind, "fr-BE")
    here = reader.page.url
    reader.field.press_sequentially(typed)
    reader.field.press("Enter")
    expect(reader.verdict).to_have_attribute("data-verdict", verdict)
    reader.page.goto(here.replace("/troubleshooting/", "/error-messages/").replace("/add-client/", "/error-messages/"))
    reader.page.go_back()
    expect(reader.field).to_have_value(typed)
    expect(reader.verdict).to_have_attribute("data-verdict", verdict)
    reader.page.go_back()
    reader.page.go_forward()
    expect(reader.field).to_have_value(typed)
    expect(reader.verdict).to_have_attribute("data-verdict", verdict)


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '3g' }"])
def test_the_verdict_comes_back_on_a_poor_connection_too(visit: Callable[..., Any], connection: str) -> None:
    reader = visit("email", "fr-BE")
    here = reader.page.url
    reader.page.context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    reader.field.press_sequentially("jan@kantoorpeeters.be")
    reader.field.press("Enter")
    expect(reader.verdict).to_have_attribute("data-verdict", "unlisted")
    reader.page.goto(here.replace("/troubleshooting/", "/error-messages/"))
    reader.page.go_back()
    expect(reader.verdict).to_have_attribute("data-verdict", "unlisted")


def test_coming_back_moves_nothing_and_takes_no_focus(visit: Callable[..., Any]) -> None:
    reader = visit("email", "fr-BE", viewport={"width": 360, "height": 420})
    here = reader.page.url
    reader.field.press_sequentially("jan@gmail.com")
    expect(reader.verdict).to_have_attribute("data-verdict", "personal")
    # The verdict comes into view once the reader types no more; only then do they scroll.
    place = "() => Math.round(document.querySelector('hubcheck-email').getBoundingClientRect().top)"
    left = reader.wait(1000).page.evaluate(f"scrollTo(0, 300), ({place})()")
    reader.page.goto(here.replace("/troubleshooting/", "/error-messages/"))
    reader.page.go_back()
    expect(reader.verdict).to_have_attribute("data-verdict", "personal")
    reader.wait(1000)
    assert reader.page.evaluate("document.activeElement === document.body")
    assert abs(reader.page.evaluate(place) - left) <= 1


def test_a_page_that_brings_a_value_itself_shows_the_verdict(visit: Callable[..., Any]) -> None:
    """As browsers do that restore a field only after every script has run: the page is shown with a value in it."""
    reader = visit("email").started()
    reader.field.evaluate("""field => {
        field.value = "an@gmail.com";
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    }""")
    reader.answered()
    expect(reader.title).to_have_text(reader.title_of("personal"))
    count = "() => { globalThis.shown = 0; document.addEventListener('hubcheck-verdict', () => { shown += 1; }); }"
    reader.page.evaluate(count)
    reader.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    reader.answered()
    assert reader.page.evaluate("shown") == 0
