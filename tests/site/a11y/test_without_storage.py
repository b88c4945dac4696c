"""A browser that keeps nothing, because cookies are blocked or it is too old: everything works while the page lasts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.site.a11y.conftest import DARK, DEVICE
from tests.site.a11y.states import show_beside

from colour_scheme import SCHEMES
from guide_text import checker_text

pytestmark = pytest.mark.browser

REFUSED = """
const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(window, name, { configurable: true, get: refuse });
if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = async () => refuse();
"""
ABSENT = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(window, name, { configurable: true, value: undefined });
Object.defineProperty(Navigator.prototype, "serviceWorker", { configurable: true, value: undefined });
"""


@pytest.fixture(params=[REFUSED, ABSENT], ids=["refused", "absent"])
def reader(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    """A page of such a browser."""
    page = new_context(viewport={"width": 1280, "height": 800}, color_scheme="light").new_page()
    page.context.add_init_script(request.param)
    return page


@pytest.fixture(autouse=True)
def unharmed(reader: Page) -> object:
    """No script of a page may end with an error."""
    errors: list[str] = []
    reader.on("pageerror", lambda error: errors.append(str(error)))
    yield
    assert errors == []


def test_an_address_gets_its_verdict_and_english_stands_beside(reader: Page, guide_url: str) -> None:
    reader.goto(f"{guide_url}/nl-BE/troubleshooting/")
    form = reader.locator("hubcheck-email")
    form.get_by_role("textbox").fill("an@kantoorpeeters.be")
    form.get_by_role("textbox").press("Enter")
    expect(form.locator(".hc-panel")).to_contain_text(checker_text("email.class.unlisted.title"))
    show_beside(reader)


def test_the_checklist_leads_to_a_result_and_back(reader: Page, guide_url: str) -> None:
    reader.goto(f"{guide_url}/nl-BE/checklist/")
    stage = reader.locator(".hcl-stage")
    stage.get_by_role("radio", name=checker_text("step.problem.answer.refresh")).check()
    stage.get_by_role("button", name=checker_text("checklist.continue")).click()
    stage.get_by_role("radio", name=checker_text("step.refreshed.answer.no")).check()
    stage.get_by_role("button", name=checker_text("checklist.continue")).click()
    expect(stage.locator(".hcl-heading")).to_have_text(checker_text("outcome.reload-window.title"))
    reader.go_back()
    expect(stage.get_by_role("radio", name=checker_text("step.refreshed.answer.no"))).to_be_checked()


def test_colours_are_chosen_for_the_page(reader: Page, guide_url: str) -> None:
    reader.goto(f"{guide_url}/nl-BE/add-client/")
    body = reader.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    reader.locator(DEVICE).focus()
    reader.keyboard.press("ArrowLeft")
    expect(reader.locator(DARK)).to_be_checked()
    expect(body).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])


def test_the_search_finds_and_a_dead_end_knows_its_language(reader: Page, guide_url: str) -> None:
    reader.goto(f"{guide_url}/nl-BE/today/")
    field = reader.get_by_role("search").get_by_role("textbox")
    field.focus()
    field.fill("opvolger")
    reader.keyboard.press("End")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()
    reader.goto(f"{guide_url}/nl-BE/404.html")
    expect(reader.locator("html")).to_have_attribute("lang", "nl-BE")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
