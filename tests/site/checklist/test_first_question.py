"""The first question is in the HTML: it is there with the page, and what a reader does with it is not lost."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from guide_pages import module_of
from hubcheck.messages import locales

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

STATES = r"/words/checklist\."
PARTS = """stage => {
    const attributes = (one) => [...one.attributes].map(({ name, value }) => `${name}=${value}`).sort();
    const described = (one) => `${one.localName} ${attributes(one)}`;
    const parts = [...stage.querySelectorAll(":not(.hc-word, .bt-word, script)")];
    return [parts.map(described).join("\\n").replaceAll("method=dialog", "novalidate="), stage.innerText];
}"""
BOXES = "stage => [...stage.querySelectorAll(':not(script)')].map(one => JSON.stringify(one.getBoundingClientRect()))"


@pytest.fixture
def waiting(serve: Callable[..., Any], fault: Any) -> Callable[[str], tuple[Any, threading.Event]]:
    """A host whose answer for a path waits for an event."""

    def served(path: str) -> tuple[Any, threading.Event]:
        arrived = threading.Event()
        return serve(faults={path: fault(until=arrived)}), arrived

    return served


@pytest.mark.parametrize("locale", locales())
def test_the_question_in_the_html_is_the_one_that_the_script_asks(
    visit: Visit, waiting: Callable[..., Any], locale: str
) -> None:
    server, arrived = waiting(STATES)
    reader = visit(locale=locale, server=server, until="commit", viewport={"width": 360, "height": 740}).at("problem")
    before = reader.stage.evaluate(PARTS)
    boxes = reader.stage.evaluate(BOXES)
    reader.heading.evaluate("one => { one.dataset.written = '' }")
    arrived.set()
    expect(reader.heading).not_to_have_attribute("data-written", "")
    assert reader.stage.evaluate(PARTS) == before
    assert reader.stage.evaluate(BOXES) == boxes


def test_what_was_chosen_stays_chosen(visit: Visit, waiting: Callable[..., Any]) -> None:
    server, arrived = waiting(STATES)
    reader = visit(server=server, until="commit")
    reader.radio("problem", "companies").check()
    reader.heading.evaluate("one => { one.dataset.written = '' }")
    arrived.set()
    expect(reader.heading).not_to_have_attribute("data-written", "")
    expect(reader.radio("problem", "companies")).to_be_checked()
    expect(reader.radio("problem", "companies")).to_be_focused()


def test_an_answer_given_before_the_questions_are_there_is_answered(visit: Visit, waiting: Callable[..., Any]) -> None:
    server, arrived = waiting(STATES)
    reader = visit(server=server, until="commit")
    expect(reader.page.locator("hubcheck-checklist[data-ready]")).to_have_count(1)
    reader.answer("problem", "companies")
    arrived.set()
    reader.at("companies")


def test_continuing_without_a_choice_says_what_to_do(visit: Visit, waiting: Callable[..., Any]) -> None:
    server, arrived = waiting(STATES)
    reader = visit(server=server, until="commit")
    expect(reader.page.locator("hubcheck-checklist[data-ready]")).to_have_count(1)
    reader.button("checklist.continue").click()
    arrived.set()
    expect(reader.stage.locator(".hc-error")).to_have_text(reader.text("ui.choose-answer"))


def test_an_address_of_another_screen_shows_no_first_question(
    visit: Visit, waiting: Callable[..., Any], guide: Path
) -> None:
    server, arrived = waiting(module_of(guide, "checklist"))
    reader = visit("#address-not-usable", server=server, until="commit")
    expect(reader.page.locator(".hcl-all")).to_be_attached()
    expect(reader.heading).to_have_count(0)
    arrived.set()
    reader.at("address-not-usable")


def test_a_question_that_nobody_will_answer_goes(
    visit: Visit, serve: Callable[..., Any], fault: Any, guide: Path
) -> None:
    reader = visit(server=serve(faults={module_of(guide, "checklist"): fault(status=404)})).at("problem")
    reader.page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(reader.heading).to_be_hidden()
    expect(reader.page.get_by_role("link", name=reader.text("checklist.all"))).to_be_visible()
    without = visit(java_script_enabled=False)
    expect(without.heading).to_be_hidden()
    lost = visit(server=serve(faults={STATES: fault(status=404)}))
    expect(lost.page.locator("[data-failure]")).to_be_visible()
    expect(lost.heading).to_have_count(0)
