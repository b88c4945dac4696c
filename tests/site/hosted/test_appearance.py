"""Dead ends, the offer and the question at a section's end: nothing of ours that axe finds, at any size and colour."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import axe

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("asked", ["no/such/page/", "nl-BE/no/such/page/", "fr/troubleshooting/"])
def test_a_dead_end_has_no_fault(page: Page, served: Any, asked: str) -> None:
    page.goto(served.top + asked)
    expect(page.locator(".bitext-search")).to_be_visible()
    if "troubleshooting" in asked:
        expect(page.locator(".bitext-elsewhere")).to_be_visible()
    assert axe.faults(page, "article") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for control in page.locator(".bitext-search").locator("input, button").all():
        assert (control.bounding_box() or {})["height"] >= 44


def test_the_offer_has_no_fault(page: Page, served: Any) -> None:
    page.goto(f"{served.top}troubleshooting/")
    expect(page.locator("article .bitext-offer")).to_be_visible()
    assert axe.faults(page, "article") == []


def test_the_question_has_no_fault(page: Page, served: Any) -> None:
    page.goto(f"{served.top}nl-BE/troubleshooting/")
    for question in page.locator("article .bitext-feedback").all():
        question.locator("summary").click()
        expect(question.get_by_role("link").first).to_be_visible()
    assert axe.faults(page, ".bitext-feedback") == []
