"""The language switcher in the built guide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from guide_text import plugin_text

pytestmark = pytest.mark.browser
ENGLISH, DUTCH, FRENCH = (f"{start}/troubleshooting/" for start in ("", "/nl-BE", "/fr-BE"))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("start", "code", "end"), [(DUTCH, "en", ENGLISH), (ENGLISH, "fr-BE", FRENCH), (FRENCH, "nl-BE", DUTCH)]
)
def test_switching_the_language_keeps_the_place_in_the_page(
    page: Page, guide_url: str, start: str, code: str, end: str
) -> None:
    page.goto(f"{guide_url}{start}#no-refresh")
    page.locator(f".md-select a[hreflang={code}]").press("Enter")  # its focus opens the menu
    expect(page).to_have_url(f"{guide_url}{end}#no-refresh")
    expect(page.locator("#no-refresh")).to_be_in_viewport()


def test_the_notice_of_an_untranslated_page_leads_to_the_same_place(page: Page, guide_url: str) -> None:
    page.goto(f"{guide_url}/nl-BE/for-authors/")
    anchor = page.locator("article h2").first.get_attribute("id")
    page.evaluate("name => { location.hash = name; }", anchor)
    page.get_by_role("complementary", name=plugin_text("name")).get_by_role("link").click()
    expect(page).to_have_url(f"{guide_url}/for-authors/#{anchor}")
