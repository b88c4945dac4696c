"""The whole guide in a pseudo-locale: whatever is said without accents comes from no segment; nothing is cut off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bitext.core.language_names import own_name
from hubcheck.messages import locales

pytestmark = pytest.mark.browser

LOOKING = (Path(__file__).parent / "inspect_page.js").read_text(encoding="utf-8")
KEPT = {
    "English": "the name of a language as the browser knows it",
    "en-XA": "the code of a language",
    "_(?:admonitions|checker|interface|offline|site)": "the name of a file",
    "Production": "an example of what a client calls an environment",
    "Klant": "an example of what a client calls a company",
    r"[A-Z][a-z]+ \d{1,2}, \d{4}": "a date as the browser writes it",
    "info": "the name of a mailbox in an example",
    "kantoor": "a part of an address that is no address, said back as it was typed",
    "Telenet": "the name of a company",
    "AADSTS": "what every code begins with, in a sentence about a code that no list has",
    "(?:Accountant|Company) Hub": "the name of a product, put into a sentence of the checker",
}
"""Words that come from no segment, and why that is right."""
LANGUAGES = sorted({name for code in locales() for name in (own_name(code), own_name(code).capitalize())})
"""What languages call themselves, where the reader chooses one."""
SHORTENING = "[data-md-component=header-topic], .md-search__suggest"
"""Where a text may be cut: the page's title in the header, which stands in whole at the top of the page itself."""
SIZES = {"phone": (360, 740), "desktop": (1280, 800)}

PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.focus();
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) field.value = text;
}"""

Visit = Callable[[str], Page]


@pytest.fixture(params=SIZES.values(), ids=SIZES.keys())
def visit(request: pytest.FixtureRequest, chromium: Browser, pseudo_url: str) -> Iterator[Visit]:
    """Opens pages of the pseudo-locale in a window of a size."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(LOOKING)
    page = context.new_page()

    def opened(address: str) -> Page:
        page.goto("about:blank")
        page.goto(pseudo_url + address)
        return page

    yield opened
    context.close()


def faults(page: Page) -> list[str]:
    english = page.evaluate("kept => inspectPage.english(kept)", [*KEPT, *LANGUAGES])
    cut = page.evaluate("places => inspectPage.cut(places)", SHORTENING)
    return [*(f"from no segment: {one}" for one in english), *(f"cut off: {one}" for one in cut)]


def test_every_page_says_what_segments_say_and_says_it_whole(visit: Visit, pages: list[str]) -> None:
    assert len(pages) > 5
    found = {address: faults(visit(address)) for address in pages}
    assert {address: told for address, told in found.items() if told} == {}


def test_a_text_of_the_pages_own_is_found(visit: Visit) -> None:
    page = visit("/")
    page.evaluate("document.querySelector('h1').append(' and more')")
    assert any("and more" in fault for fault in faults(page))


def test_a_text_that_does_not_fit_is_found(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(
        """() => {
            const style = { overflow: "hidden", whiteSpace: "nowrap", width: "3rem" };
            Object.assign(document.querySelector("h1").style, style);
        }"""
    )
    assert any("cut off: h1" in fault for fault in faults(page))


@pytest.mark.parametrize("typed", ["an@gmail.com", "an@gmial.com", "an@kantoor.be"])
def test_what_the_checker_says_of_an_address(visit: Visit, typed: str) -> None:
    page = visit("/troubleshooting/")
    form = page.locator("hubcheck-email").first
    form.get_by_role("textbox").fill(typed)
    form.get_by_role("textbox").press("Enter")
    expect(form.locator(".hc-panel")).to_be_visible()
    found = faults(page)
    assert not found, "\n".join(found)


def test_what_the_checker_says_of_a_link(visit: Visit) -> None:
    page = visit("/add-client/")
    form = page.locator("hubcheck-url").first
    link = "https://businesscentral.dynamics.com/klant.be/Production?company=Klant&page=9305"
    form.get_by_role("textbox").fill(link)
    form.get_by_role("textbox").press("Enter")
    expect(form.locator(".hc-panel")).to_be_visible()
    found = faults(page)
    assert not found, "\n".join(found)


def test_what_the_checklist_comes_to(visit: Visit) -> None:
    page = visit("/checklist/#ask-invitation?problem=connect&url=right&opens=no&invited=no")
    stage = page.locator(".hcl-stage")
    expect(stage.locator(".hcl-paper")).to_be_visible()
    found = faults(page)
    assert not found, "\n".join(found)


def test_the_table_for_many_at_once(visit: Visit) -> None:
    page = visit("/add-client/")
    table = page.locator("hubcheck-bulk")
    lines = "https://businesscentral.dynamics.com/klant.be\nhttps://klant.financials.dynamics.com\n"
    table.get_by_role("textbox").evaluate(PASTE, lines)
    expect(table.locator(".hcb-count")).to_be_visible()
    found = faults(page)
    assert not found, "\n".join(found)
