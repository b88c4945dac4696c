"""axe finds nothing: every page in every locale, light and dark, wide and narrow, and with whatever opens open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.site.everybody.conftest import Axe, Visit, paths, recolour

pytestmark = pytest.mark.browser

LOCALES = ("en", "nl-BE", "fr-BE")
WIDTHS = (1280, 360)
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colours; all others say the same in light and dark."""


def of(locale: str, site: Path) -> list[str]:
    own = [path for path in paths(site) if path.split("/")[1] == locale]
    return own or [path for path in paths(site) if path.split("/")[1] not in LOCALES]


def faults(page: Page, axe: Axe) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        recolour(page, "light")
        found += [f"{width} {one}" for one in axe(page)]
        recolour(page, "dark")
        found += [f"{width} dark {one}" for one in axe(page, *COLOURS)]
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_has_a_fault(visit: Visit, axe: Axe, guide: Path, guide_url: str, locale: str) -> None:
    found = []
    page = visit("/")
    for path in of(locale, guide):
        page.goto(guide_url + path)
        found += [f"{path} {one}" for one in faults(page, axe)]
    assert found == []


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
def test_no_fault_with_something_open(visit: Visit, axe: Axe, opened: Callable[[Page], None], scheme: str) -> None:
    page = visit("/nl-BE/troubleshooting/")
    recolour(page, scheme)
    opened(page)
    assert axe(page) == []
