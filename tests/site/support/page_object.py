"""What the page objects of the checker's pages have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from playwright.sync_api import Browser, Locator, Page

import axe
import live_region
from colour_scheme import SCHEMES, recolour
from hubcheck.messages import Catalogue


@dataclass
class PageObject:
    """One open page; each folder of tests says what can be done there."""

    own_elements: ClassVar[str] = ""
    """Selector of the elements that are ours, for axe."""

    page: Page
    messages: Catalogue
    errors: list[str] = field(default_factory=list, kw_only=True)
    """Script errors and violations of the content security policy."""
    announced_before: int = field(default=0, kw_only=True)
    """The number of announcements that earlier tests on this page caused."""

    @property
    def part(self) -> Locator:
        """The part of the page under test."""
        raise NotImplementedError

    def text(self, name: str, **values: str) -> str:
        """A message of the checker in the page's language, without the marks of screen labels."""
        return self.messages.text(name, **values).replace("**", "")

    def button(self, name: str, **values: str) -> Locator:
        return self.part.get_by_role("button", name=self.text(name, **values), exact=True)

    def wait_for_announcement(self, text: str) -> None:
        live_region.wait_for(self.page, text, self.announced_before)

    def accessibility_faults(self) -> list[str]:
        """What axe finds in our elements."""
        return axe.faults(self.page, self.own_elements)

    def accessibility_faults_everywhere(self) -> list[str]:
        """What axe finds in our elements at a desk and on a phone, in light and dark."""
        found = []
        for width in (1280, 360):
            self.page.set_viewport_size({"width": width, "height": 740})
            for scheme in SCHEMES:
                recolour(self.page, scheme)
                rules = axe.ON_COLOURS if scheme == "dark" else ()
                found += [f"{width} {scheme} {one}" for one in axe.faults(self.page, self.own_elements, rules)]
        return found

    def watched(self, ignore: str = "") -> Self:
        """Collect errors from now on, except script errors that contain the text `ignore`."""

        def on_error(error: Any) -> None:
            if not ignore or ignore not in str(error):
                self.errors.append(str(error))

        def on_console(message: Any) -> None:
            if "Security Policy" in message.text:
                self.errors.append(message.text)

        self.page.on("pageerror", on_error)
        self.page.on("console", on_console)
        return self


def new_tab(chromium: Browser, **options: Any) -> Page:
    """A tab in a new browser context, in which announcements are recorded."""
    context = chromium.new_context(**{"reduced_motion": "reduce", **options})
    context.set_default_timeout(60_000)
    live_region.record(context)
    return context.new_page()


def localized_path(page: str, locale: str) -> str:
    """The path of a page of the guide in a locale."""
    return page if locale == "en" else f"/{locale}{page}"


@contextmanager
def open_pages() -> Iterator[list[Any]]:
    """A list for page objects; at the end their contexts are closed, and none may have collected an error."""
    pages: list[Any] = []
    yield pages
    for one in pages:
        one.page.context.close()
        assert one.errors == []
