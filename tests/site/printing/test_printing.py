"""What comes out of the printer: a result alone, or the whole page where there is none."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

BASE = "https://businesscentral.dynamics.com"
RESULT = "#sign-up-off?problem=sign-up&email=usable&sign-up-message=personal"
SHOWN = "one => one.checkVisibility({ visibilityProperty: true })"


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], guide_url: str) -> Callable[..., Page]:
    def opened(path: str, **options: object) -> Page:
        page = new_context(viewport={"width": 1280, "height": 800}, **options).new_page()
        page.goto(guide_url + path)
        return page

    return opened


def sheets(page: Page) -> int:
    """How many sheets of A4 the browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def on_paper(page: Page, selector: str) -> list[str]:
    """The texts of the elements that are printed."""
    page.emulate_media(media="print")
    found = page.locator(selector).evaluate_all(f"all => all.filter({SHOWN}).map(one => one.textContent.trim())")
    page.emulate_media(media="screen")
    return [text for text in found if text]


def checked(page: Page, form: str, text: str) -> Page:
    page.locator(f"hubcheck-{form} .hc-input").first.fill(text)
    page.locator(f"hubcheck-{form} [type=submit]").first.click()
    return page


def test_a_result_of_the_checklist_is_two_sheets(visit: Callable[..., Page]) -> None:
    page = visit(f"/nl-BE/checklist/{RESULT}")
    expect(page.locator(".hcl-stage .hcl-paper")).not_to_be_empty()
    assert sheets(page) == 2
    assert len(on_paper(page, "article h2, article h3")) == len(on_paper(page, ".hcl-stage :is(h2, h3)")) > 3
    assert on_paper(page, "button, .hcl-all, .md-header, .md-footer, .md-sidebar, .bt-bar, .bt-control") == []


@pytest.mark.parametrize(
    ("path", "form", "text"),
    [
        pytest.param("/nl-BE/troubleshooting/", "email", "jan@gmail.com", id="an address"),
        pytest.param("/nl-BE/", "email", "jan@gmail.com", id="an address in a card"),
        pytest.param("/fr-BE/add-client/", "url", f"{BASE}.example.org/kantoor.be", id="a dangerous link"),
    ],
)
def test_a_verdict_is_printed_with_what_it_is_about(
    visit: Callable[..., Page], path: str, form: str, text: str
) -> None:
    page = checked(visit(path, color_scheme="dark"), form, text)
    expect(page.locator(".hc-panel[data-verdict]")).to_be_visible()
    assert sheets(page) == 1
    panel = on_paper(page, ".hc-panel :is(.hc-title, .hc-reason, .hc-action)")
    assert len(panel) == 3
    assert len(on_paper(page, "article :is(p, h1, h2, table)")) <= len(panel) + 1
    assert on_paper(page, f"hubcheck-{form} .hc-form :is(.hc-on-paper, .hc-input)") == [text]
    page.emulate_media(media="print")
    ink = page.locator(".hc-title").evaluate("one => getComputedStyle(one).color.match(/[0-9.]+/g).map(Number)")
    assert 0.2126 * ink[0] + 0.7152 * ink[1] + 0.0722 * ink[2] < 0x76


@pytest.mark.parametrize(
    ("form", "path", "text"),
    [
        pytest.param("url", "/nl-BE/add-client/", f"{BASE}/kantoor.be?company={'Maes' * 60}", id="a link"),
        pytest.param("email", "/nl-BE/troubleshooting/", f"{'jan.' * 15}p@{'kantoor.' * 12}be", id="an address"),
    ],
)
def test_what_is_too_long_for_a_line_is_printed_on_several(
    visit: Callable[..., Page], form: str, path: str, text: str
) -> None:
    page = checked(visit(path), form, text)
    expect(page.locator(".hc-panel[data-verdict]")).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 900})  # about the width of A4
    page.emulate_media(media="print")
    for part in page.locator(f"hubcheck-{form}:has(.hc-panel) :is(.hc-on-paper, .hc-link)").all():
        assert part.evaluate("one => one.scrollWidth <= one.clientWidth && one.clientHeight >= one.scrollHeight")
    lines = page.locator(f"hubcheck-{form} .hc-on-paper").first
    assert lines.inner_text() == text
    assert lines.evaluate("one => one.clientHeight > 2 * parseFloat(getComputedStyle(one).lineHeight)")


def test_a_result_of_a_list_has_all_its_rows_and_a_header_on_each_sheet(visit: Callable[..., Page]) -> None:
    links = "\n".join(f"{BASE}/maes{number}.be?company=M" for number in range(200))
    page = checked(visit("/fr-BE/add-client/"), "bulk", links)
    expect(page.locator(".hcb-count")).to_be_visible()
    assert 4 < sheets(page) < 20
    expect(page.locator(".hcb-table tbody tr")).to_have_count(50)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".hcb-table tbody tr")).to_have_count(200)
    page.emulate_media(media="print")
    head = page.locator(".hcb-table thead")
    assert head.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    # Chromium paints no button in a repeated header.
    assert set(head.locator("button").evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {
        "contents"
    }
    assert on_paper(page, "button:not(.hcb-sort), textarea, .hcb-filter") == []


def test_without_a_result_the_whole_page_is_printed(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/troubleshooting/")
    assert sheets(page) > 3
    titles = on_paper(page, "article h2")
    assert len(titles) == page.locator("article h2").count()
    checked(page, "email", "jan@gmail.com")
    expect(page.locator(".hc-panel[data-verdict]")).to_be_visible()
    page.locator("hubcheck-email input").fill("")
    expect(page.locator(".hc-panel[data-verdict]")).to_have_count(0)
    assert on_paper(page, "article h2") == titles


def test_the_written_checklist_is_printed_where_there_is_no_result(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/checklist/")
    page.locator(".hcl-all > summary").click()
    expect(page.locator(".hcl-all h2").last).to_be_visible()
    assert len(on_paper(page, ".hcl-all h2")) > 5


def test_the_box_for_a_message_is_not_printed(visit: Callable[..., Page]) -> None:
    page = visit("/nl-BE/error-messages/")
    assert on_paper(page, "hubcheck-message *") == []
    assert on_paper(page, "article td")
