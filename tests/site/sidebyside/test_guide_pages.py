"""Our own guide with the real plugin; that every page shows its English is swept in `tests/site/sweep`."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
def test_the_guide_has_no_fault_of_ours_with_english_beside_it(visit, guide_url: str, width):
    reader = visit("/nl-BE/troubleshooting/", base=guide_url, viewport={"width": width, "height": 740})
    reader.page.locator("article .bt-control input[type=radio][value=beside]").check(force=True)
    expect(reader.page.locator(".bt-source").first).to_be_attached()
    assert reader.accessibility_faults() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fallback_page_has_no_switch(visit, guide_url: str):
    reader = visit("/nl-BE/for-authors/", base=guide_url)
    expect(reader.page.locator("article[data-bitext=fallback]")).to_be_visible()
    expect(reader.page.locator(".bt-control")).to_have_count(0)
