"""One line under the title says, during the first visit, that the English is there; and goes for good."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LINE = "U kunt deze pagina ook in het Engels lezen, per zin of ernaast: kies bovenaan Engels erbij."
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """for (const name of ["localStorage", "sessionStorage"]) {
    const refuse = () => { throw new DOMException("full", "QuotaExceededError"); };
    const empty = Object.create(Storage.prototype, { getItem: { value: () => null }, setItem: { value: refuse } });
    Object.defineProperty(window, name, { value: new Proxy(empty, { set: refuse }) });
}"""


@pytest.fixture
def first(visit, guide_url):
    """A page that a reader sees first."""
    return visit("/nl-BE/today/", base=guide_url, mode="", locale="nl-BE")


def hint(reader):
    return reader.page.locator(".bt-hint")


def test_it_is_under_the_title_and_over_no_text(first):
    expect(hint(first)).to_contain_text(LINE)
    title, line = first.page.locator("h1").bounding_box(), hint(first).bounding_box()
    following = first.page.locator(".bt-hint ~ :is(p, ul, .admonition)").first.bounding_box()
    assert title["y"] + title["height"] <= line["y"]
    assert line["y"] + line["height"] <= following["y"]


@pytest.mark.parametrize("width", [360, 1280])
def test_it_stays_for_the_visit_and_goes_when_it_is_closed(first, guide_url, width):
    first.page.set_viewport_size({"width": width, "height": 640})
    first.open("/nl-BE/checklist/")
    close = hint(first).get_by_role("button", name="Sluiten")
    box = close.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    close.press("Enter")
    expect(hint(first)).to_be_hidden()
    expect(first.page.locator("h1")).to_be_focused()
    for _ in range(2):
        first.open("/nl-BE/today/")
        expect(hint(first)).to_be_hidden()


def test_it_goes_when_the_menu_was_opened(first):
    first.open_menu()
    expect(hint(first)).to_be_hidden()
    first.open("/nl-BE/checklist/")
    expect(hint(first)).to_be_hidden()


def test_the_next_visit_has_none(first):
    expect(hint(first)).to_be_visible()
    later = first.page.context.new_page()
    later.goto(f"{first.base}/nl-BE/today/")
    expect(later.locator(".bt-hint")).to_be_hidden()


def test_who_has_chosen_before_is_not_told(visit, guide_url):
    reader = visit("/nl-BE/today/", base=guide_url, mode="off", locale="nl-BE")
    expect(hint(reader)).to_be_hidden()


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["refused", "full"])
def test_a_browser_that_keeps_nothing_shows_none_and_the_menu_works(visit, guide_url, script):
    reader = visit("/nl-BE/today/", base=guide_url, mode="", locale="nl-BE", script=script)
    expect(hint(reader)).to_be_hidden()
    reader.choose("ernaast")
    expect(reader.page.locator(".bt-source").first).to_be_visible()


def test_a_suggestion_of_another_language_is_made_alone(visit, guide_url):
    reader = visit("/nl-BE/today/", base=guide_url, mode="", locale="fr-BE")
    expect(reader.page.locator(".bitext-offer")).to_be_visible()
    expect(hint(reader)).to_be_hidden()


def test_paper_and_a_source_page_have_none(first):
    first.page.emulate_media(media="print")
    expect(hint(first)).to_be_hidden()
    first.page.goto(f"{first.base}/today/")
    expect(hint(first)).to_have_count(0)
