"""axe finds nothing on a page with something open; pages as they are loaded are swept in `tests/site/sweep`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.site.a11y.conftest import Visit, recolour

import axe

pytestmark = pytest.mark.browser


def beside(page: Page) -> None:
    page.locator("article .bt-control").get_by_role("radio", name="ernaast", exact=True).check(force=True)
    expect(page.get_by_text("What is going wrong?")).to_be_visible()


def sentence(page: Page) -> None:
    page.get_by_role("button", name="Engels per zin").click()
    expect(page.get_by_role("region", name="Deze zin in het Engels").locator("[lang=en]")).not_to_be_empty()


def search(page: Page) -> None:
    page.get_by_role("search").get_by_role("textbox").focus()
    expect(page.locator("#__search")).to_be_checked()


def drawer(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name="Navigatie").press("Enter")
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Foutmeldingen")).to_be_visible()


def languages(page: Page) -> None:
    page.locator(".md-select button").focus()
    expect(page.locator(".md-select").get_by_role("link", name="English")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [beside, sentence, search, drawer, languages], ids=lambda one: one.__name__)
def test_no_fault_with_something_open(visit: Visit, opened: Callable[[Page], None], scheme: str) -> None:
    page = visit("/nl-BE/troubleshooting/")
    recolour(page, scheme)
    opened(page)
    assert axe.faults(page) == []
