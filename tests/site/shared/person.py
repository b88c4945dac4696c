"""A person in front of a page of the checker: what the people of all its tests have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from playwright.sync_api import Browser, Locator, Page

import hearing
from hubcheck.messages import Catalogue


@dataclass
class Person:
    """Somebody who reads one page; each folder of tests says what they do there."""

    page: Page
    words: Catalogue
    complaints: list[str] = field(default_factory=list, kw_only=True)
    """Errors of the page, and whatever broke its policy."""
    before: int = field(default=0, kw_only=True)
    """What was said before this reader began."""

    @property
    def part(self) -> Locator:
        """The part of the page that they work in."""
        raise NotImplementedError

    def text(self, name: str, **values: str) -> str:
        """What the page says, without the marks of screen labels."""
        return self.words.text(name, **values).replace("**", "")

    def button(self, name: str, **values: str) -> Locator:
        return self.part.get_by_role("button", name=self.text(name, **values), exact=True)

    def hears(self, text: str) -> None:
        """Wait until it was said."""
        hearing.hears(self.page, text, self.before)

    def watched(self, but: str = "") -> Self:
        """Remember from now on what goes wrong, except an error with this text."""

        def failed(error: Any) -> None:
            if not but or but not in str(error):
                self.complaints.append(str(error))

        def said(message: Any) -> None:
            if "Security Policy" in message.text:
                self.complaints.append(message.text)

        self.page.on("pageerror", failed)
        self.page.on("console", said)
        return self


def enter(chromium: Browser, **options: Any) -> Page:
    """A tab of a browser that has stored nothing yet, where what is said is kept."""
    context = chromium.new_context(**{"reduced_motion": "reduce", **options})
    context.set_default_timeout(60_000)
    hearing.listen(context)
    return context.new_page()


def path(page: str, locale: str) -> str:
    """Where a page of the guide stands in a locale."""
    return page if locale == "en" else f"/{locale}{page}"


@contextmanager
def gathered() -> Iterator[list[Any]]:
    """People who leave at the end, without a complaint."""
    people: list[Any] = []
    yield people
    for person in people:
        person.page.context.close()
        assert person.complaints == []
