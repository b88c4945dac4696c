"""The translators' page of the built guide: sorted, filtered, read without a script, on a phone, in the dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import axe
from guide_text import plugin_text

pytestmark = pytest.mark.browser

ADDRESS = "/nl-BE/translation-status/"
WIDE, PHONE = (1280, 900), (320, 640)


@pytest.fixture
def page(chromium: Browser, guide_url: str) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(guide_url + ADDRESS)
    yield page
    context.close()
    assert complaints == []


def column(page: Page, number: int) -> list[str]:
    return page.locator(f".bts-table tbody tr > :nth-child({number})").all_inner_texts()


def test_the_table_is_sorted_by_a_press_on_the_head_of_a_column(page: Page) -> None:
    names = column(page, 1)
    head = page.get_by_role("columnheader", name=plugin_text("status.page"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = column(page, 1)
    assert sorted(ascending) == sorted(names)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(page, 1) == ascending[::-1]


def test_a_column_of_work_begins_with_the_most(page: Page) -> None:
    head = page.get_by_role("columnheader", name="Nederlands")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    weights = [int(one.get_attribute("data-weight") or "") for one in page.locator(".bts-table tbody td").all()]
    assert weights == sorted(weights, reverse=True)
    expect(page.get_by_role("columnheader", name=plugin_text("status.page"))).not_to_have_attribute(
        "aria-sort", "ascending"
    )


def test_the_table_shows_only_pages_with_what_is_chosen_and_says_how_many(page: Page) -> None:
    rows = page.locator(".bts-table tbody tr")
    new = page.locator(".bts-table tbody tr[data-needs~=new]").count()
    page.get_by_label(plugin_text("status.filter")).select_option("new")
    said = page.locator(".bts-table [role=status]")
    expect(said).to_contain_text(f"{new} ")
    assert [row.is_visible() for row in rows.all()].count(True) == new
    page.get_by_label(plugin_text("status.filter")).select_option("")
    expect(said).to_contain_text(f"{rows.count()} ")
    assert all(row.is_visible() for row in rows.all())


def test_without_scripts_everything_is_there_but_the_controls(chromium: Browser, guide_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide_url + ADDRESS)
    expect(page.get_by_role("heading", name=plugin_text("status.next")).first).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".bts-table select")).to_have_count(0)
    expect(page.locator(".bts-table button")).to_have_count(0)
    context.close()


def test_the_language_switcher_stays_on_the_page(page: Page, guide_url: str) -> None:
    page.locator(".md-select button").hover()
    page.locator(".md-select a[hreflang=en]").click()
    expect(page).to_have_url(f"{guide_url}/translation-status/")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_everybody(chromium: Browser, guide_url: str, scheme: str, size: tuple[int, int]) -> None:
    context = chromium.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(guide_url + ADDRESS)
    expect(page.locator(".bts-table select")).to_be_visible()
    assert axe.faults(page, "article") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
