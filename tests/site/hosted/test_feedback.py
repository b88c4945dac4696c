"""“Did this solve it?” in the browser: by keyboard, without scripts, beside the English, and nobody is asked before."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.a11y.states import choose_english

from guide_text import plugin_text

pytestmark = pytest.mark.browser
SECTIONS = ["which-email", "cant-connect", "no-refresh", "see-also"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce", locale="nl-BE")
    yield context.new_page()
    context.close()


def test_every_section_of_the_page_asks_and_the_answer_names_it(page: Page, served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.top}nl-BE/troubleshooting/", wait_until="networkidle")
    before = len(asked)
    questions = page.locator("article details.bitext-feedback")
    expect(questions).to_have_count(len(SECTIONS))
    for section, question in zip(SECTIONS, questions.all(), strict=True):
        summary = question.locator("summary")
        summary.focus()
        page.keyboard.press("Enter")
        no = question.get_by_role("link", name=plugin_text("feedback.no"))
        expect(no).to_be_visible()
        body = parse_qs(urlsplit(no.get_attribute("href") or "").query)["body"][0]
        assert f"Section: #{section}\r\n" in body
        assert f"Page: {served.top}nl-BE/troubleshooting/\r\n" in body
        assert (no.bounding_box() or {})["height"] >= 44
    assert asked[before:] == []


def test_it_works_without_scripts(chromium: Browser, served) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.top}nl-BE/troubleshooting/")
    question = page.locator("article details.bitext-feedback").first
    question.locator("summary").click()
    expect(question.get_by_role("link", name=plugin_text("feedback.yes"))).to_be_visible()
    expect(question).to_contain_text(plugin_text("feedback.mail"))
    context.close()


@pytest.mark.parametrize("way", ["beside", "sentence"])
def test_it_stays_whole_and_stands_once_with_english_shown(page: Page, served, way: str) -> None:
    page.goto(f"{served.top}nl-BE/troubleshooting/", wait_until="networkidle")
    choose_english(page, way)
    if way == "beside":
        expect(page.locator(".bt-source").first).to_be_attached()
    questions = page.locator("article details.bitext-feedback")
    expect(questions).to_have_count(len(SECTIONS))
    expect(questions.first.locator("summary")).to_have_text(plugin_text("feedback.question"))
    expect(questions.first.locator("summary")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_any_window(chromium: Browser, served, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{served.top}nl-BE/troubleshooting/")
    for question in page.locator("article details.bitext-feedback").all():
        question.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
