"""Tables on a phone: every row is a card, with what to do before what it means, and nothing scrolls sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from guide_pages import LOCALES, SOURCES, address

pytestmark = pytest.mark.browser

WIDE = """() => [...document.querySelectorAll("article table, article table *, .md-typeset__scrollwrap")]
    .filter(one => !one.closest("thead"))
    .filter(one => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1 &&
        getComputedStyle(one).overflowX === "auto").map(one => one.outerHTML.slice(0, 80))"""
"""What reaches over the edge of the screen, or scrolls."""
ORDER = """() => [...document.querySelectorAll("[data-cards] tbody tr")].map(row => {
    const tops = [...row.cells].filter(cell => cell.textContent).map(cell => [cell.getBoundingClientRect().top, cell]);
    return tops.sort(([a], [b]) => a - b).map(([, cell]) => cell.cellIndex);
})"""
"""The columns of each card from top to bottom."""


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], guide_url: str) -> Callable[..., Page]:
    def opened(path: str, width: int = 360, **options: object) -> Page:
        page = new_context(viewport={"width": width, "height": 740}, **options).new_page()
        page.goto(guide_url + path)
        return page

    return opened


@pytest.mark.parametrize("locale", LOCALES)
def test_no_table_of_a_page_scrolls_sideways(phone: Callable[..., Page], guide_url: str, locale: str) -> None:
    page = phone("/", 320, java_script_enabled=False)
    for name in SOURCES:
        page.goto(guide_url + address(name, locale))
        assert page.evaluate(WIDE) == [], name


def test_the_way_on_comes_first_and_what_to_do_before_what_it_means(phone: Callable[..., Page]) -> None:
    page = phone(address("error-messages", "nl-BE"))
    assert {tuple(order) for order in page.evaluate(ORDER)} == {(2, 0, 1)}
    page = phone(address("troubleshooting", "nl-BE"))
    assert {tuple(order) for order in page.evaluate(ORDER)} == {(0, 2, 1)}


def test_a_card_is_a_row_to_a_screen_reader(phone: Callable[..., Page]) -> None:
    page = phone(address("troubleshooting", "nl-BE"))
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_text(["Uw adres", "Wordt het aanvaard?", "Wat u moet doen"])
    expect(table.get_by_role("row")).to_have_count(11)
    expect(table.get_by_role("row").nth(2).get_by_role("cell")).to_have_count(3)


def test_a_label_is_seen_and_not_read_twice(phone: Callable[..., Page]) -> None:
    page = phone(address("troubleshooting", "nl-BE"))
    cell = page.locator("[data-cards] tbody td").nth(1)
    expect(cell).to_have_attribute("data-label", "Wordt het aanvaard?")
    content = "one => getComputedStyle(one, '::before').content"
    assert cell.evaluate(content) == '"Wordt het aanvaard?" / ""'


def test_a_table_stays_one_where_there_is_room(phone: Callable[..., Page]) -> None:
    page = phone(address("troubleshooting"), 1280)
    tops = page.locator("article tbody tr").first.locator("td").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(set(tops)) == 1


def test_the_english_of_a_cell_is_in_its_card(phone: Callable[..., Page]) -> None:
    page = phone(address("error-messages", "nl-BE"))
    page.evaluate("""() => localStorage.setItem("bitext.sidebyside", JSON.stringify({ mode: "beside" }))""")
    page.reload()
    source = page.locator("[data-cards] .bt-source").first
    source.scroll_into_view_if_needed()
    inside = """one => {
        const [text, card] = [one, one.closest("tr")].map(each => each.getBoundingClientRect());
        return text.left >= card.left && text.right <= card.right && text.top >= card.top && text.bottom <= card.bottom;
    }"""
    assert all(page.locator("[data-cards] tbody .bt-source").evaluate_all(f"all => all.map({inside})"))
    assert page.evaluate(WIDE) == []
