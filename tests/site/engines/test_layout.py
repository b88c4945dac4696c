"""In every engine the pages fit a phone: tables, the site's title, a thousand rows."""

import json
from collections.abc import Callable

import pytest
from tests.site.bulk.conftest import PASTE
from tests.site.guide.test_header import WORDS
from tests.site.guide.test_tables import ORDER, WIDE
from tests.site.sweep.visits import SPACED

from engines import EnginePage
from guide_pages import SOURCES, address
from page_scripts import RESTYLE
from web_server import Server

pytestmark = pytest.mark.browser

NewPage = Callable[[int, int], EnginePage]
SPACE_OUT = f"void ({RESTYLE})({json.dumps(SPACED)})"
BROKEN_HEADERS = """[...document.querySelectorAll("hubcheck-bulk thead th")].filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
}).map(cell => cell.textContent)"""


def test_nothing_scrolls_sideways_and_no_table_either(new_page: NewPage, guide_url: str) -> None:
    page = new_page(320, 740)
    for name in SOURCES:
        page.open(guide_url + address(name, "nl-BE"))
        assert page.evaluate(f"({WIDE})()") == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= 320"), name


def test_a_row_is_a_card_with_what_to_do_first(new_page: NewPage, guide_url: str) -> None:
    page = new_page(360, 740)
    page.open(guide_url + address("error-messages", "fr-BE"))
    orders = page.evaluate(f"({ORDER})()")
    assert orders
    assert {tuple(order) for order in orders} == {(2, 0, 1)}


@pytest.mark.parametrize("locale", ["en", "fr-BE"])
def test_the_title_of_the_site_is_whole(new_page: NewPage, guide_url: str, locale: str) -> None:
    page = new_page(320, 740)
    page.open(guide_url + address("index", locale))
    title = f"({WORDS})(document.querySelector('.md-header__topic'))"
    assert page.evaluate(title) == []
    page.evaluate(SPACE_OUT)
    assert page.evaluate(title) == []


def test_a_thousand_links(new_page: NewPage, guide_with_policy: Server) -> None:
    links = "\n".join(f"https://businesscentral.dynamics.com/kantoor{number}.be" for number in range(1000))
    page = new_page(1440, 900)
    page.open(f"{guide_with_policy.url}/fr-BE/add-client/")
    page.wait_for("document.querySelector('hubcheck-bulk[data-ready]') && true")
    page.evaluate(f"void ({PASTE})(document.querySelector('hubcheck-bulk textarea'), {json.dumps(links)})")
    page.evaluate("void document.querySelector('hubcheck-bulk form').requestSubmit()")
    rows = "[...document.querySelectorAll('hubcheck-bulk tbody tr')].filter(row => row.checkVisibility()).length"
    page.wait_for(f"{rows} > 0")
    assert page.evaluate(rows) == 50
    assert page.evaluate("document.documentElement.scrollHeight") < 15_000
    assert page.evaluate(BROKEN_HEADERS) == []
