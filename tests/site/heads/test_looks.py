"""Dead ends, the offer and the question at a section's end: nothing of ours that axe finds, at any size and colour."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone-light", "desk-dark"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 700},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="nl-BE",
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def faults() -> Callable[..., list[str]]:
    """What axe finds in a part of a page; in its article, if none is named."""

    def find(page: Page, part: str = "article") -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("([part, rules]) => axe.run(part, rules)", [part, RULES])
        return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]

    return find


@pytest.mark.parametrize("asked", ["no/such/page/", "nl-BE/no/such/page/", "fr/troubleshooting/"])
def test_a_dead_end_has_no_fault(page: Page, served: Any, faults: Callable[..., list[str]], asked: str) -> None:
    page.goto(served.top + asked)
    expect(page.locator(".bitext-search")).to_be_visible()
    if "troubleshooting" in asked:
        expect(page.locator(".bitext-elsewhere")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for control in page.locator(".bitext-search").locator("input, button").all():
        assert (control.bounding_box() or {})["height"] >= 44


def test_the_offer_has_no_fault(page: Page, served: Any, faults: Callable[..., list[str]]) -> None:
    page.goto(f"{served.top}troubleshooting/")
    expect(page.locator("article .bitext-offer")).to_be_visible()
    assert faults(page) == []


def test_the_question_has_no_fault(page: Page, served: Any, faults: Callable[..., list[str]]) -> None:
    page.goto(f"{served.top}nl-BE/troubleshooting/")
    for question in page.locator("article .bitext-feedback").all():
        question.locator("summary").click()
        expect(question.get_by_role("link").first).to_be_visible()
    assert faults(page, ".bitext-feedback") == []
