"""The table for everybody: names, contrast, size, narrow windows, keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BASE = "https://businesscentral.dynamics.com"
MIXED = "\n".join(
    [
        "Klant\tLink",
        f"Kantoor Peeters\t{BASE}/peeters.be?redirectedfromsignup=1",
        f"Maes BV\t{BASE}/maes.be/Production?company=CRONUS%20BE&page=9305",
        "Claes\thttps://mybusiness.financials.dynamics.com",
        f"Nagemaakt\t{BASE}.example.org/kantoor.be",
        "Info\tinfo@kantoor.be",
        "Plus\tjan+bc@kantoor.be",
    ]
)


def test_axe_finds_nothing(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE")
    assert desk.accessibility_faults_everywhere() == []
    desk.paste("goede morgen")
    expect(desk.error).to_be_visible()
    assert desk.accessibility_faults_everywhere() == []
    desk.check(MIXED)
    assert desk.accessibility_faults_everywhere() == []
    desk.table.get_by_label(desk.text("bulk.filter-fix", count="3")).check()
    assert desk.accessibility_faults_everywhere() == []
    expect(desk.table.locator("[lang=en]")).to_have_count(0)


def test_a_narrow_window_has_one_column_and_never_scrolls_sideways(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE", viewport={"width": 320, "height": 480}).check(MIXED)
    expect(desk.table.locator("thead th")).to_have_count(1)
    boxes = "document.querySelectorAll('hubcheck-bulk, .hcb-result, .hcb-scroll')"
    edges = f"[...{boxes}].map(one => one.getBoundingClientRect().right)"
    assert max(desk.page.evaluate(edges)) <= 320
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
    for width, columns in ((740, 4), (1280, 6), (1920, 6), (320, 1)):
        desk.page.set_viewport_size({"width": width, "height": 740})
        expect(desk.table.locator("thead th")).to_have_count(columns)


def test_on_a_phone_the_correction_and_its_button_have_the_width_of_the_row(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE", viewport={"width": 360, "height": 740}).check(MIXED)
    row = desk.rows.filter(has_text="Maes")
    expect(row).to_contain_text(desk.text("bulk.right"))
    copy = row.get_by_role("button")
    expect(copy).to_be_visible()
    value = row.locator(".hcb-value").last
    right = "one => one.getBoundingClientRect().right"
    assert value.evaluate(right) > 360 - 40
    assert copy.bounding_box()["y"] >= value.bounding_box()["y"] + value.bounding_box()["height"]


def test_a_link_in_the_field_is_readable_as_a_whole(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE", viewport={"width": 360, "height": 740}).check(MIXED)
    assert desk.list.evaluate("one => one.scrollLeft === 0 && one.scrollWidth <= one.clientWidth")
    assert desk.list.input_value() == MIXED


CUT = """() => [...document.querySelectorAll(".hcb-table :is(th, td)")].flatMap(cell => {
    const edge = cell.getBoundingClientRect().right;
    return [...cell.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > edge + 1);
}).map(one => one.textContent)"""


def test_a_domain_in_a_reason_breaks_between_its_parts(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE").check(MIXED)
    for width in (360, 720, 1280):
        desk.page.set_viewport_size({"width": width, "height": 740})
        reason = desk.rows.first.locator(".hcb-reason, .hcb-why").first
        assert "businesscentral.dynamics.com.example.org" in reason.inner_text()
        assert reason.locator("wbr").count() >= 4


def test_every_cell_has_room_for_what_it_says(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE").check(MIXED)
    for width, columns in ((320, 1), (720, None), (1000, None), (1280, 6), (1920, 6)):
        desk.page.set_viewport_size({"width": width, "height": 740})
        if columns:
            expect(desk.table.locator("thead th")).to_have_count(columns)
        assert desk.page.evaluate(CUT) == [], width


OVERLAPS = """() => [...document.querySelectorAll(".hcb-table thead th")].filter(header => {
    const text = document.createRange();
    text.selectNodeContents(header.querySelector("button"));
    const { left, right } = header.getBoundingClientRect();
    return [...text.getClientRects()].some(box => box.left < left - 1 || box.right > right + 1);
}).map(header => header.textContent)"""
"""Headers whose words reach into the next column."""


@pytest.mark.parametrize("locale", ["en", "nl-BE", "fr-BE"])
def test_every_header_has_room_for_its_words(visit: Callable[..., Any], locale: str) -> None:
    desk = visit(locale).check(MIXED)
    longer = "one => one.prepend('Łôñğéřŵôřđš ')"  # as in a pseudo-locale
    for width in (320, 740, 1280, 1440, 1920):
        desk.page.set_viewport_size({"width": width, "height": 740})
        desk.page.wait_for_timeout(100)
        assert desk.page.evaluate(OVERLAPS) == [], width
    desk.table.locator("thead button").evaluate_all(f"all => all.forEach({longer})")
    assert desk.page.evaluate(OVERLAPS) == []


def test_controls_are_as_large_as_a_finger(visit: Callable[..., Any]) -> None:
    desk = visit("nl-BE", viewport={"width": 360, "height": 740}).check(MIXED)
    for control in desk.table.locator(":is(button, select, textarea, .hcb-choice, summary):visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_everything_can_be_done_with_the_keyboard(visit: Callable[..., Any]) -> None:
    desk = visit()
    desk.list.fill(f"{BASE}/maes.be?company=Maes\n{BASE}/claes.be?company=Claes")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    expect(desk.count).to_be_focused()
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.wait_for_announcement(desk.text("ui.copied"))
    assert desk.clipboard().count("redirectedfromsignup=1") == 2


def test_the_table_says_what_it_is(visit: Callable[..., Any]) -> None:
    desk = visit(viewport={"width": 1920, "height": 900}).check(MIXED)
    table = desk.table.get_by_role("table", name=desk.text("bulk.caption"))
    expect(table.locator("thead th[scope=col]")).to_have_count(6)
    expect(table.locator("tbody th[scope=row]")).to_have_count(6)
    expect(desk.table.get_by_role("group", name=desk.text("bulk.filter"))).to_be_visible()


def test_forced_colours_keep_the_icons(visit: Callable[..., Any]) -> None:
    desk = visit(forced_colors="active").check(MIXED)
    icon, ground = desk.groups.first.evaluate(
        "one => [getComputedStyle(one.querySelector('svg')).fill, getComputedStyle(one).backgroundColor]"
    )
    assert icon != ground
