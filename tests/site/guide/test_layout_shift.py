"""A page that is being read does not jump when its scripts come."""

import pytest
from playwright.sync_api import Browser, expect

# What web.dev calls good: https://web.dev/articles/cls
GOOD = 0.1
OBSERVE = """window.shifts = [];
new PerformanceObserver(list => { for (const one of list.getEntries()) shifts.push(one.value); })
    .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["error-messages/", "today/"])
def test_the_text_stays_where_it_is(chromium: Browser, guide_url: str, width: int, name: str) -> None:
    # A reader of Dutch: nobody offers them the page in another language.
    context = chromium.new_context(viewport={"width": width, "height": 640}, locale="nl-BE")
    page = context.new_page()
    page.add_init_script(OBSERVE)
    page.goto(f"{guide_url}/nl-BE/{name}")
    expect(page.locator(".bt-hint")).to_be_visible()
    page.wait_for_load_state("networkidle")
    # The frame after next: what a script moved has been painted, and told to the observer.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    assert sum(page.evaluate("shifts")) < GOOD
    context.close()
