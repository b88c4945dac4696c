"""A thousand rows: the worst first, a portion at a time, and nothing that the reader pasted is lost."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BASE = "https://businesscentral.dynamics.com"
RIGHT = [f"{BASE}/kantoor{number}.be?redirectedfromsignup=1" for number in range(900)]
WRONG = [f"{BASE}/maes{number}.be?company=Maes" for number in range(90)]
DANGER = [f"{BASE}.example{number}.org/kantoor.be" for number in range(10)]
THOUSAND = "\n".join([*RIGHT, *WRONG, *DANGER])


@pytest.fixture
def desk(warm: Callable[..., Any]) -> Any:
    return warm("nl-BE").check(THOUSAND)


def statuses(desk: Any) -> list[str]:
    return list(desk.rows.evaluate_all("all => all.map(one => one.dataset.status)"))


def test_fifty_rows_are_shown_the_dangerous_ones_first(desk: Any) -> None:
    assert statuses(desk) == ["danger"] * 10 + ["fix"] * 40
    expect(desk.table.locator(".hcb-portion")).to_contain_text(desk.text("bulk.part", shown="50", count="1000"))
    assert desk.page.evaluate("document.documentElement.scrollHeight") < 15_000


def test_more_rows_follow_and_have_the_focus(desk: Any) -> None:
    desk.button("bulk.more", count="50").click()
    assert statuses(desk) == ["danger"] * 10 + ["fix"] * 90
    expect(desk.rows.nth(50)).to_be_focused()
    desk.wait_for_announcement(desk.text("bulk.part", shown="100", count="1000"))
    desk.button("bulk.more-all", count="1000").click()
    expect(desk.rows).to_have_count(1000)
    expect(desk.table.locator(".hcb-portion")).to_be_hidden()


def test_the_last_button_says_how_many_are_left(warm: Callable[..., Any]) -> None:
    desk = warm().check("\n".join(RIGHT[:53]))
    expect(desk.table.locator(".hcb-portion button:visible")).to_have_text([desk.text("bulk.more", count="3")])
    desk = warm().check("\n".join(RIGHT[:50]))
    expect(desk.rows).to_have_count(50)
    expect(desk.table.locator(".hcb-portion")).to_be_hidden()


def test_a_filter_counts_all_rows_and_shows_a_portion_of_them(desk: Any) -> None:
    desk.table.get_by_label(desk.text("bulk.filter-right", count="900")).check()
    assert statuses(desk) == ["right"] * 50
    desk.wait_for_announcement(desk.text("bulk.part", shown="50", count="900"))
    desk.table.get_by_label(desk.text("bulk.filter-danger", count="10")).check()
    assert statuses(desk) == ["danger"] * 10
    desk.wait_for_announcement(desk.text("bulk.shown", count="10"))


def test_sorting_sorts_all_rows(desk: Any) -> None:
    desk.table.get_by_role("columnheader", name=desk.text("bulk.entered")).get_by_role("button").click()
    expect(desk.rows.first).to_contain_text(re.compile(r"example0\.org"))
    desk.table.get_by_role("columnheader", name=desk.text("bulk.entered")).get_by_role("button").click()
    expect(desk.rows.first).to_contain_text("maes89.be")


def test_what_is_saved_has_all_rows(desk: Any, tmp_path: Path) -> None:
    with desk.page.expect_download() as saved:
        desk.button("bulk.download").click()
    saved.value.save_as(tmp_path / "saved.csv")
    with (tmp_path / "saved.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert len(list(csv.reader(handle, delimiter=";"))) == 1001


def test_the_list_stays_in_the_field_and_comes_back_after_clearing(desk: Any) -> None:
    expect(desk.list).to_have_value(THOUSAND)
    desk.button("bulk.clear").click()
    expect(desk.list).to_have_value("")
    expect(desk.count).to_have_count(0)
    desk.wait_for_announcement(desk.text("bulk.cleared"))
    desk.button("ui.undo").click()
    expect(desk.list).to_have_value(THOUSAND)
    expect(desk.count).to_be_focused()
    assert statuses(desk) == ["danger"] * 10 + ["fix"] * 40
    expect(desk.table.get_by_text(desk.text("bulk.cleared"))).to_have_count(0)


def test_after_a_new_list_nothing_is_left_to_undo(desk: Any) -> None:
    desk.button("bulk.clear").click()
    desk.check(DANGER[0])
    expect(desk.table.get_by_text(desk.text("bulk.cleared"))).to_have_count(0)


EDGES = """() => {
    const [result, view] = [document.querySelector(".hcb-result"), document.documentElement];
    const { right, width } = result.getBoundingClientRect();
    return { left: view.clientWidth - right, width, over: view.scrollWidth - view.clientWidth };
}"""


@pytest.mark.parametrize(("width", "share"), [(1440, 0.62), (1920, 0.66)])
def test_a_result_has_the_width_of_the_window(visit: Callable[..., Any], width: int, share: float) -> None:
    desk = visit("fr-BE", viewport={"width": width, "height": 900}).check("\n".join(WRONG[:3]))
    edges = desk.page.evaluate(EDGES)
    assert edges["over"] <= 0
    assert edges["left"] <= 100
    assert edges["width"] >= share * width
    expect(desk.table.locator("thead th")).to_have_count(5)


def test_paper_has_every_row(desk: Any) -> None:
    desk.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(desk.rows).to_have_count(1000)
    columns = desk.table.locator("thead th").count()
    desk.page.set_viewport_size({"width": 500, "height": 800})  # Paper is narrower.
    expect(desk.table.locator("thead th")).not_to_have_count(columns)
    expect(desk.rows).to_have_count(1000)
    desk.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(desk.rows).to_have_count(50)
