"""The built guide under the strict policy, and a reader who walks through its checklist."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from accessible import examiner
from hubcheck.messages import read_catalogue
from person import Person, enter, gathered, path
from strict import servers


@dataclass
class Reader(Person):
    """A person in front of the checklist."""

    @property
    def stage(self) -> Locator:
        return self.page.locator(".hcl-stage")

    part = stage

    @property
    def heading(self) -> Locator:
        return self.stage.locator(".hcl-heading")

    @property
    def fragment(self) -> str:
        return str(self.page.evaluate("location.hash.slice(1)"))

    def at(self, name: str) -> "Reader":
        """The step or result is on the screen."""
        kind = f"step.{name}.question" if f"step.{name}.question" in self.words else f"outcome.{name}.title"
        expect(self.heading).to_have_text(self.text(kind))
        return self

    def focused(self) -> bool:
        return bool(self.heading.evaluate("one => one === document.activeElement"))

    def radio(self, step: str, answer: str) -> Locator:
        return self.stage.get_by_role("radio", name=self.text(f"step.{step}.answer.{answer}"), exact=True)

    def press(self, *keys: str) -> "Reader":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def answer(self, step: str, answer: str) -> "Reader":
        self.at(step).radio(step, answer).check()
        self.button("checklist.continue").click()
        return self

    def paste(self, step: str, text: str) -> "Reader":
        """Fill in the field of a step and continue."""
        self.at(step).stage.get_by_role("textbox").fill(text)
        self.button("checklist.continue").click()
        return self

    def change(self, step: str) -> "Reader":
        name = self.text("ui.change-answer", question=self.text(f"step.{step}.question"))
        yours = self.stage.locator(".hcl-yours > summary")
        if yours.count():
            yours.click()
        self.stage.get_by_role("button", name=name).click()
        return self


Visit = Callable[..., Reader]


@pytest.fixture
def serve(guide: Path, strict: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Serve the guide with something that goes wrong."""
    with servers(guide, headers=strict) as opened:
        yield opened


@pytest.fixture
def visit(chromium: Browser, strict_site: Any) -> Iterator[Visit]:
    """Opens the checklist; keywords are those of a browser context."""
    with gathered() as readers:

        def opened(fragment: str = "", locale: str = "en", *, server: Any = strict_site, **options: Any) -> Reader:
            reader = Reader(enter(chromium, **options), read_catalogue(locale)).watched()
            readers.append(reader)
            reader.page.goto(server.url + path("/checklist/", locale) + fragment)
            return reader

        yield opened


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that the checklist breaks, each with its place."""
    return examiner("hubcheck-checklist")
