"""The built guide under the strict policy, and a reader who walks through its checklist."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from mkdocs_hubcheck.messages import nearest_catalogue
from page_object import PageObject, localized_path, new_tab, open_pages
from web_server import open_servers


@dataclass
class ChecklistPage(PageObject):
    """A person in front of the checklist."""

    own_elements = "hubcheck-checklist"

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

    def at(self, name: str) -> "ChecklistPage":
        """The step or result is on the screen."""
        kind = f"step.{name}.question" if f"step.{name}.question" in self.messages else f"outcome.{name}.title"
        expect(self.heading).to_have_text(self.text(kind))
        return self

    def focused(self) -> bool:
        return bool(self.heading.evaluate("one => one === document.activeElement"))

    def radio(self, step: str, answer: str) -> Locator:
        return self.stage.get_by_role("radio", name=self.text(f"step.{step}.answer.{answer}"), exact=True)

    def press(self, *keys: str) -> "ChecklistPage":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def answer(self, step: str, answer: str) -> "ChecklistPage":
        self.at(step).radio(step, answer).check()
        self.button("checklist.continue").click()
        return self

    def paste(self, step: str, text: str) -> "ChecklistPage":
        """Fill in the field of a step and continue."""
        self.at(step).stage.get_by_role("textbox").fill(text)
        self.button("checklist.continue").click()
        return self

    def change(self, step: str) -> "ChecklistPage":
        name = self.text("ui.change-answer", question=self.text(f"step.{step}.question"))
        yours = self.stage.locator(".hcl-yours > summary")
        if yours.count():
            yours.click()
        self.stage.get_by_role("button", name=name).click()
        return self


Visit = Callable[..., ChecklistPage]


@pytest.fixture
def serve(guide: Path, policy_header: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Serve the guide with something that goes wrong."""
    with open_servers(guide, headers=policy_header) as opened:
        yield opened


@pytest.fixture
def visit(chromium: Browser, guide_with_policy: Any) -> Iterator[Visit]:
    """Opens the checklist; keywords are those of a browser context."""
    with open_pages() as readers:

        def opened(
            fragment: str = "",
            locale: str = "en",
            *,
            server: Any = guide_with_policy,
            until: Any = "load",
            **options: Any,
        ) -> ChecklistPage:
            reader = ChecklistPage(new_tab(chromium, **options), nearest_catalogue(locale)).watched()
            readers.append(reader)
            reader.page.goto(server.url + localized_path("/checklist/", locale) + fragment, wait_until=until)
            return reader

        yield opened
