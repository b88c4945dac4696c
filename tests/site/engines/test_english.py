"""In every engine English is off until it is asked for, then beside each card; its menu never scrolls the page."""

from collections.abc import Callable

import pytest

from engines import EnginePage
from page_scripts import ENGLISH_BESIDE

pytestmark = pytest.mark.browser

MENU = ".md-header .bt-menu > button"


@pytest.fixture
def desk(new_page: Callable[[int, int], EnginePage]) -> EnginePage:
    return new_page(1280, 800)


def test_nothing_is_shown_before_the_reader_asks(desk: EnginePage, guide_url: str) -> None:
    desk.open(f"{guide_url}/fr-BE/")
    desk.wait_for(f"document.querySelector('{MENU}') && true")
    assert desk.evaluate("document.querySelectorAll('.bt-source').length") == 0


def test_closing_the_menu_scrolls_nothing(desk: EnginePage, guide_url: str) -> None:
    desk.open(f"{guide_url}/nl-BE/troubleshooting/")
    desk.evaluate("scrollTo(0, 2500)")
    desk.wait_for("scrollY === 2500")
    desk.click(MENU)
    desk.wait_for(f"document.querySelector('{MENU}').getAttribute('aria-expanded') === 'true'")
    desk.press("Escape")
    desk.wait_for(f"document.activeElement === document.querySelector('{MENU}')")
    assert desk.evaluate("scrollY") == 2500


def test_each_card_of_the_start_page_has_its_english(desk: EnginePage, guide_url: str) -> None:
    desk.open(f"{guide_url}/fr-BE/")
    desk.evaluate("""localStorage.setItem("bitext.sidebyside", JSON.stringify({ mode: "beside" }))""")
    desk.open(f"{guide_url}/fr-BE/?again")
    desk.wait_for("document.querySelector('.bt-source') && true")
    assert desk.evaluate(f"({ENGLISH_BESIDE})()") == {"cards": 3, "faults": []}
