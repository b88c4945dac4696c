"""axe finds nothing on a page with something open; pages as they are loaded are swept in `tests/site/sweep`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.site.a11y.conftest import Visit

import axe
from colour_scheme import SCHEMES, recolour

pytestmark = pytest.mark.browser


def search(page: Page) -> None:
    page.get_by_role("search").get_by_role("textbox").focus()
    expect(page.locator("#__search")).to_be_checked()


def drawer(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name="Navigatie").press("Enter")
    expect(page.locator(".md-sidebar--primary a[href*=error-messages]")).to_be_visible()


def languages(page: Page) -> None:
    page.locator(".md-select button").focus()
    expect(page.locator(".md-select").locator("a[hreflang=en]")).to_be_visible()


@pytest.mark.parametrize("opened", [search, drawer, languages], ids=lambda one: one.__name__)
def test_no_fault_with_something_open(visit: Visit, opened: Callable[[Page], None]) -> None:
    page = visit("/nl-BE/troubleshooting/")
    opened(page)
    for scheme in SCHEMES:
        recolour(page, scheme)
        assert axe.faults(page) == []
