"""Many at once, as an accountant does it: paste or drop a list, see what is wrong, take the right links along."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.site.bulk.conftest import PASTE

from hubcheck.messages import locales

pytestmark = pytest.mark.browser

BASE = "https://businesscentral.dynamics.com"
RIGHT = f"{BASE}/kantoor.be?redirectedfromsignup=1"
QUERY = f"{BASE}/maes.be?company=Maes%20BV"
OTHER_QUERY = f"{BASE}/claes.be/Sandbox?company=Claes&page=9305"
DANGER = "https://businesscentral.dynamics.com.example.org/kantoor.be"
LEGACY = "https://mybusiness.financials.dynamics.com"
LINKS = "\n".join([RIGHT, QUERY, LEGACY, OTHER_QUERY, DANGER, RIGHT])
CORRECTED = [f"{BASE}/maes.be?redirectedfromsignup=1", f"{BASE}/claes.be/Sandbox?redirectedfromsignup=1"]

# A reader who is faster than any machine: whether they are in time must not depend on it.
STOP_AT_ONCE = """() => {
    const found = () => document.querySelector(".hcb-progress button");
    const watch = new MutationObserver(() => {
        if (!found()) return;
        watch.disconnect();
        found().click();
    });
    watch.observe(document.querySelector("hubcheck-bulk"), { childList: true, subtree: true });
}"""


def show_all(desk: Any) -> None:
    desk.table.locator(".hcb-portion button").last.click()


def numbers(desk: Any) -> list[str]:
    return [text.strip() for text in desk.table.locator("tbody tr:visible th").all_inner_texts()]


def test_a_list_of_links_comes_to_counts_repairs_and_rows(warm: Callable[..., Any]) -> None:
    desk = warm().check(LINKS)
    expect(desk.count).to_have_text(desk.text("bulk.links-right", count="2", total="6") + ".")
    expect(desk.rows).to_have_count(6)
    expect(desk.groups.nth(0)).to_contain_text(desk.text("url.class.lookalike.title"))
    expect(desk.groups.nth(2)).to_contain_text("2 links: leave out everything after the question mark")
    expect(desk.rows.nth(5)).to_contain_text(desk.text("bulk.same", row="1"))
    desk.wait_for_announcement(desk.text("bulk.links-right", count="2", total="6"))
    expect(desk.list).to_be_focused()


@pytest.mark.parametrize("separator", ["\t", ";", "\n"], ids=["cells", "semicolons", "lines"])
def test_a_thousand_rows_are_checked(warm: Callable[..., Any], separator: str) -> None:
    names = "" if separator == "\n" else f"Client{separator}"
    rows = [f"{names}{BASE}/kantoor{number}.be?company=C{number}" for number in range(1000)]
    desk = warm().check("\n".join(rows))
    expect(desk.count).to_have_text(desk.text("bulk.no-link-right", count="1000") + ".")
    show_all(desk)
    expect(desk.rows).to_have_count(1000)
    assert len(desk.groups.all()) == 1


def test_a_second_line_in_the_single_field_becomes_a_list(warm: Callable[..., Any]) -> None:
    desk = warm()
    single = desk.page.locator("hubcheck-url").get_by_role("textbox")
    single.evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        f"{RIGHT}\n{QUERY}\n",
    )
    expect(desk.count).to_be_focused()
    expect(desk.rows).to_have_count(2)
    expect(single).to_have_value("")
    expect(desk.table.locator(".hcb-origin")).to_have_text(desk.text("bulk.moved"))
    desk.wait_for_announcement(desk.text("bulk.moved"))


def test_the_names_of_a_file_from_excel_arrive_whole(warm: Callable[..., Any]) -> None:
    desk = warm("nl-BE").choose("klanten.csv", f"Klant;Link\r\nCafé Müller;{QUERY}\r\n".encode("cp1252"))
    expect(desk.rows).to_have_count(1)
    expect(desk.rows).to_contain_text("Café Müller")
    expect(desk.count).to_be_focused()
    expect(desk.table.locator(".hcb-origin")).to_contain_text("klanten.csv")


def test_a_file_can_be_dropped_on_the_table(warm: Callable[..., Any]) -> None:
    desk = warm().drop("links.txt", LINKS)
    expect(desk.rows).to_have_count(6)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param("PK\x03\x04 a workbook", "bulk.not-text", id="a workbook"),
        pytest.param("Klant;Plaats\nPeeters;Gent\n", "bulk.none-found", id="a file without links"),
        pytest.param("jan@kantoor.be\n" * 150_000, "bulk.too-big", id="a file that is too large"),
    ],
)
def test_a_file_that_cannot_be_checked_ends_in_a_sentence(warm: Callable[..., Any], content: str, code: str) -> None:
    desk = warm().drop("list.csv", content)
    expect(desk.error).to_have_text(desk.text(code, limit="2"))
    desk.wait_for_announcement(desk.text(code, limit="2"))
    expect(desk.count).to_have_count(0)


def test_nothing_and_text_without_links_end_in_a_sentence(warm: Callable[..., Any]) -> None:
    desk = warm()
    desk.list.fill("")
    desk.button("bulk.start").click()
    expect(desk.error).to_have_text(desk.text("bulk.empty"))
    expect(desk.list).to_be_focused()
    desk.paste("goede morgen")
    expect(desk.error).to_have_text(desk.text("bulk.none-in-text"))


def test_of_too_many_rows_the_first_are_checked_and_it_is_said(warm: Callable[..., Any]) -> None:
    desk = warm().check("jan@kantoor.be\n" * 5001)
    show_all(desk)
    expect(desk.rows).to_have_count(5000)
    expect(desk.table.locator(".hcb-note")).to_have_text(desk.text("bulk.too-many", limit="5000"))


def test_a_list_in_order_needs_nothing(warm: Callable[..., Any]) -> None:
    desk = warm().check(f"{RIGHT}\n{BASE}/maes.be?redirectedfromsignup=1")
    expect(desk.count).to_have_text(desk.text("bulk.all-right", count="2"))
    expect(desk.groups).to_have_count(0)
    expect(desk.button("bulk.download-open")).to_have_count(0)


def test_addresses_and_links_in_one_list(warm: Callable[..., Any]) -> None:
    desk = warm().check(f"{RIGHT}\njan@kantoor.be\n{DANGER}\nan@gmail.com")
    expect(desk.count).to_have_text("1 of 2 links has the right form. No problem found in 1 of 2 addresses.")


@pytest.mark.parametrize("locale", locales())
def test_none_of_several_is_counted_as_the_language_counts(warm: Callable[..., Any], locale: str) -> None:
    desk = warm(locale).check(f"{QUERY}\n{LEGACY}")
    expect(desk.count).to_have_text(desk.text("bulk.no-link-right", count="2") + ".")


def test_text_that_is_neither_is_counted_as_that_and_one_address_in_words(warm: Callable[..., Any]) -> None:
    desk = warm("nl-BE").check("jan@gmail.com\nzomaar tekst")
    expect(desk.count).to_have_text("Probleem gevonden bij het adres. In 1 rij staat geen adres en geen link.")
    expect(desk.table.locator(".hcb-filter")).to_be_hidden()


def test_a_stopped_check_shows_what_was_done(warm: Callable[..., Any]) -> None:
    desk = warm()
    desk.page.evaluate(STOP_AT_ONCE)
    desk.paste("\n".join(f"{BASE}/kantoor{number}.be?company=C" for number in range(5000)))
    expect(desk.table.locator(".hcb-note")).to_have_text(desk.text("bulk.cancelled"))
    assert desk.rows.count() < 5000


def test_the_right_links_of_a_repair_are_copied(warm: Callable[..., Any]) -> None:
    desk = warm().check(LINKS)
    desk.groups.get_by_role("button", name=desk.text("bulk.copy-right", count="2")).click()
    desk.wait_for_announcement(desk.text("ui.copied"))
    assert desk.clipboard().split() == CORRECTED
    desk.button("bulk.copy-row", row="4").click()
    desk.page.wait_for_function("async text => await navigator.clipboard.readText() === text", arg=CORRECTED[1])


def test_a_repair_of_several_rows_copies_a_link_for_each_and_one_button_copies_all(warm: Callable[..., Any]) -> None:
    api = f"https://api.businesscentral.dynamics.com/v2.0/{QUERY.split('/')[3].partition('?')[0]}/Production"
    desk = warm().check("\n".join([QUERY, QUERY, api]))
    desk.groups.get_by_role("button", name=desk.text("bulk.copy-right", count="2")).click()
    desk.wait_for_announcement(desk.text("ui.copied"))
    assert desk.clipboard().split() == [CORRECTED[0]] * 2
    desk.button("bulk.copy-together", count="3").click()
    desk.page.wait_for_function("async () => (await navigator.clipboard.readText()).split(/\\s+/).length === 3")


@pytest.mark.parametrize("locale", locales())
def test_every_button_that_copies_corrections_says_which(warm: Callable[..., Any], locale: str) -> None:
    app = "ms-dynamicsnav://businesscentral.dynamics.com//?company=x&tenant=kantoor.be"
    wrapped = (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbusinesscentral.dynamics.com%2Fclaes.be"
    )
    desk = warm(locale).check("\n".join([QUERY, wrapped, app, "jan+bc@kantoor.be", "an+bc@kantoor.be", RIGHT]))
    named = desk.table.get_by_role("button").evaluate_all("all => all.map(one => one.ariaLabel ?? one.textContent)")
    assert sorted(set(named)) == sorted(named)
    for group in desk.groups.filter(has=desk.page.get_by_role("button")).all():
        shown = group.get_by_role("button").inner_text()
        expect(group.get_by_role("button")).to_have_accessible_name(re.compile(f"^{re.escape(shown)}"))
    expect(desk.groups.get_by_role("button").filter(has_text=re.compile(r"\d"))).not_to_have_count(0)


@pytest.mark.parametrize("locale", locales())
def test_a_copy_for_excel_has_all_rows_under_headers_of_the_page_s_language(
    warm: Callable[..., Any], locale: str
) -> None:
    desk = warm(locale).check(LINKS)
    desk.table.get_by_label(desk.text("bulk.filter-fix", count="2")).check()
    desk.button("bulk.copy-excel", count="6").click()
    desk.wait_for_announcement(desk.text("ui.copied"))
    header, *rows = (line.split("\t") for line in desk.clipboard().split("\r\n"))
    assert sorted(row[0] for row in rows) == list("123456")
    names = ("row", "name", "entered", "verdict", "reason", "right")
    assert header == [desk.text(f"bulk.{name}") for name in names]


def test_a_copy_for_excel_has_cells_and_no_formula(warm: Callable[..., Any]) -> None:
    desk = warm().check(f"=1+1\t{QUERY}\nMaes\t{RIGHT}")
    desk.button("bulk.copy-excel", count="2").click()
    desk.wait_for_announcement(desk.text("ui.copied"))
    header, first, second = (line.split("\t") for line in desk.clipboard().split("\r\n"))
    assert header[:3] == [desk.text(f"bulk.{name}") for name in ("row", "name", "entered")]
    assert len(header) == len(second) == 6
    assert first[:3] == ["1", "'=1+1", QUERY]
    assert (first[5], second[5]) == (CORRECTED[0], RIGHT)


@pytest.mark.parametrize(("locale", "separator"), [("en", ","), ("nl-BE", ";"), ("fr-BE", ";")])
def test_a_saved_file_opens_in_the_reader_s_excel(
    warm: Callable[..., Any], locale: str, separator: str, tmp_path: Path
) -> None:
    desk = warm(locale).check(LINKS)
    with desk.page.expect_download() as whole:
        desk.button("bulk.download").click()
    whole.value.save_as(tmp_path / "whole.csv")
    text = (tmp_path / "whole.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff" + separator.join([desk.text("bulk.row"), desk.text("bulk.name")]))
    assert text.count("\r\n") == 7
    day = re.compile(re.escape(desk.text("bulk.file-links")) + r"-\d{4}-\d\d-\d\d\.csv")
    assert day.fullmatch(whole.value.suggested_filename)
    with desk.page.expect_download() as rest:
        desk.button("bulk.download-open").click()
    rest.value.save_as(tmp_path / "open.csv")
    assert (tmp_path / "open.csv").read_bytes().decode("utf-8").count("\r\n") == 5
    assert rest.value.suggested_filename != whole.value.suggested_filename


def test_a_filter_shows_its_rows_and_stands_in_the_address(warm: Callable[..., Any], visit: Callable[..., Any]) -> None:
    desk = warm().check(LINKS)
    desk.table.get_by_label(desk.text("bulk.filter-fix", count="2")).check()
    assert numbers(desk) == ["2", "4"]
    desk.wait_for_announcement(desk.text("bulk.shown", count="2"))
    expect(desk.page).to_have_url(re.compile("#show=fix$"))
    desk.table.get_by_label(desk.text("bulk.filter-all", count="6")).check()
    expect(desk.page).to_have_url(re.compile("^[^#]*$"))
    again = visit(fragment="#show=danger").check(LINKS)
    assert numbers(again) == ["5"]
    expect(again.table.get_by_label(again.text("bulk.filter-danger", count="1"))).to_be_checked()


def test_addresses_that_no_list_knows_are_counted_filtered_and_need_nothing(warm: Callable[..., Any]) -> None:
    desk = warm().check("jan@kantoor.be\njan@klant.onmicrosoft.com\nan@gmail.com\nbo@maes.be")
    expect(desk.count).to_have_text(desk.text("bulk.addresses-right", count="3", total="4") + ".")
    desk.table.get_by_label(desk.text("bulk.filter-unknown", count="2")).check()
    assert numbers(desk) == ["1", "4"]
    marks = desk.table.locator("tr[data-tone=unknown] .hcb-mark")
    expect(marks).to_have_text([desk.text("decision.unknown")] * 2)


def test_headers_sort_and_say_so(warm: Callable[..., Any]) -> None:
    desk = warm().check(LINKS)
    assert numbers(desk) == ["5", "3", "2", "4", "1", "6"]
    header = desk.table.get_by_role("columnheader", name=desk.text("bulk.verdict"))
    assert header.get_attribute("aria-sort") == "ascending"
    header.get_by_role("button").click()
    expect(header.get_by_role("button")).to_be_focused()
    assert header.get_attribute("aria-sort") == "descending"
    assert numbers(desk)[-1] == "5"
    expect(desk.table.locator("th[aria-sort]")).to_have_count(1)
    desk.table.get_by_role("columnheader", name=desk.text("bulk.row")).get_by_role("button").click()
    assert numbers(desk) == ["1", "2", "3", "4", "5", "6"]


def test_another_column_can_be_checked(warm: Callable[..., Any]) -> None:
    desk = warm().check(f"Mail;Link\nan@gmail.com;{RIGHT}\nbo@kantoor.be;{RIGHT}\nci@kantoor.be;")
    neither = desk.text("bulk.neither", count="1")
    expect(desk.count).to_have_text(f"{desk.text('bulk.each-link-right', count='2')}. {neither}.")
    desk.table.get_by_label(desk.text("bulk.column")).select_option(label="Mail")
    expect(desk.count).to_have_text(desk.text("bulk.addresses-right", count="2", total="3") + ".")
    expect(desk.count).to_be_focused()


def test_names_and_all_other_columns_come_back(warm: Callable[..., Any], tmp_path: Path) -> None:
    rows = [["Nr", "Cliënt", "Contact", "Link"], ["7", "Peeters", "an@peeters.be", RIGHT]]
    rows += [["8", "Bureau @ Work", "bo@work.be", DANGER], ["9", "", "ci@work.be", QUERY]]
    desk = warm().drop("klanten.csv", "\r\n".join(map(";".join, rows)))
    expect(desk.rows.nth(0)).to_contain_text("Bureau @ Work")
    with desk.page.expect_download() as saved:
        desk.button("bulk.download").click()
    saved.value.save_as(tmp_path / "saved.csv")
    with (tmp_path / "saved.csv").open(encoding="utf-8-sig", newline="") as handle:
        header, *lines = csv.reader(handle)
    columns = [header.index(name) for name in rows[0]]
    assert [[line[at] for at in columns] for line in lines] == [rows[2], rows[3], rows[1]]


def test_a_damaged_row_is_named_and_the_others_are_checked(warm: Callable[..., Any]) -> None:
    content = f"Cliënt;Link\nMaes;{QUERY}\nAndr".encode() + b"\xe9;" + f"{RIGHT}\nÉlodie;{RIGHT}\n".encode()
    desk = warm().choose("klanten.csv", content)
    expect(desk.table.locator(".hcb-note")).to_have_text(desk.text("bulk.unreadable", count="1", rows="3"))
    expect(desk.rows).to_have_count(3)
    expect(desk.rows.nth(2)).to_contain_text("Élodie")


def test_no_link_of_a_list_can_be_followed(warm: Callable[..., Any]) -> None:
    desk = warm().check(LINKS)
    expect(desk.rows.nth(0)).to_contain_text(desk.text("decision.danger"))
    expect(desk.table.locator(".hcb-result a")).to_have_count(0)


def test_nothing_that_was_pasted_leaves_the_page(visit: Callable[..., Any]) -> None:
    desk = visit().check(f"Zqxw\t{BASE}/zqxw.be?company=Zqxw\nZqxw\tzqxw@zqxw.be")
    desk.button("bulk.copy-excel", count="2").click()
    with desk.page.expect_download():
        desk.button("bulk.download").click()
    sent = [one for one in desk.asked if not one.startswith(("blob:", "data:"))]
    assert sent
    assert [one for one in sent if "zqxw" in one.lower()] == []


def test_a_list_without_a_checker_ends_in_the_written_list(
    visit: Callable[..., Any], faulty: Callable[..., str]
) -> None:
    desk = visit(address=faulty(r"/web-[^/]+/worker\.js$")).paste(LINKS)
    expect(desk.table.locator("[data-failure]")).to_contain_text(desk.text("boot.cannot-start"))
    expect(desk.table.locator("details.hc-list")).to_have_attribute("open", "")
    expect(desk.list).to_have_value(LINKS)


def test_a_list_pasted_elsewhere_is_not_lost_if_the_sentences_do_not_come(
    visit: Callable[..., Any], faulty: Callable[..., str]
) -> None:
    desk = visit(address=faulty("/words/"))
    desk.page.locator("hubcheck-url input").first.evaluate(PASTE, LINKS)
    expect(desk.list).to_have_value(LINKS)
    expect(desk.table.locator("[data-failure]")).to_contain_text(desk.text("boot.missing"))


def test_a_list_that_is_cleared_while_it_is_checked_again_stays_away(warm: Callable[..., Any]) -> None:
    desk = warm().check(f"Mail;Link\nan@gmail.com;{RIGHT}\nbo@kantoor.be;{RIGHT}")
    desk.table.locator("select").evaluate("""async (select) => {
        const { engine } = select.closest("hubcheck-bulk");
        select.selectedIndex = 1 - select.selectedIndex;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        select.closest(".hcb-result").querySelector(".hcb-actions .hc-undo").click();
        // Requests stand in one queue.
        for (let turn = 0; turn < 5; turn += 1) await engine.check("email", "");
    }""")
    expect(desk.count).to_have_count(0)
    expect(desk.list).to_have_value("")
