"""An entry of the contents leads to its section, in sight below the header, and exactly that section is marked."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.site.a11y.states import show_beside, show_sentence
from tests.site.sweep.visits import DESK, LARGE, PHONE, SPACED

from guide_pages import NAMES, TRANSLATIONS, address
from page_scripts import CONTENTS_MARKS, RESTYLE

pytestmark = pytest.mark.browser

LONG = [address("troubleshooting", "nl-BE"), address("error-messages", "fr-BE")]
TALL = (1440, 1800)
"""A window in which the last sections of a page cannot be scrolled to the top."""

NewContext = Callable[..., BrowserContext]
Bring = Callable[[Page], object]


def faults(page: Page, url: str, paths: Iterable[str], bring: Bring = lambda page: None) -> list[str]:
    """The faults of all entries on these pages, which are brought into a state first."""
    entries, found = 0, []
    for path in paths:
        page.goto(url + path)
        page.wait_for_load_state("networkidle")
        bring(page)
        report = page.evaluate(CONTENTS_MARKS)
        entries += report["entries"]
        found += [f"{path}{one}" for one in report["faults"]]
    assert entries > 10
    return found


def opened(new_context: NewContext, size: tuple[int, int]) -> Page:
    return new_context(viewport={"width": size[0], "height": size[1]}, locale="nl-BE").new_page()


@pytest.mark.parametrize("locale", TRANSLATIONS)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page(new_context: NewContext, guide_url: str, size: tuple[int, int], locale: str) -> None:
    paths = [address(name, locale) for name in NAMES]
    assert faults(opened(new_context, size), guide_url, paths) == []


def test_sections_that_cannot_be_scrolled_to_the_top(new_context: NewContext, guide_url: str) -> None:
    assert faults(opened(new_context, TALL), guide_url, LONG) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("style", [LARGE, SPACED], ids=["large", "spaced"])
def test_with_text_of_another_size(new_context: NewContext, guide_url: str, size: tuple[int, int], style: str) -> None:
    page = opened(new_context, size)
    assert faults(page, guide_url, LONG, lambda page: page.evaluate(RESTYLE, style)) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("show", [show_beside, show_sentence])
def test_with_english(new_context: NewContext, guide_url: str, size: tuple[int, int], show: Bring) -> None:
    assert faults(opened(new_context, size), guide_url, LONG, show) == []
