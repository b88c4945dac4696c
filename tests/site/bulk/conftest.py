"""The built guide, and a reader in front of the table for many at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

import live_region
from mkdocs_hubcheck.messages import nearest_catalogue
from page_object import PageObject, localized_path, new_tab, open_pages
from web_server import open_servers

PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.focus();
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    if (!field.dispatchEvent(event)) return;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
}"""
DROP = """(element, [name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    for (const type of ["dragover", "drop"])
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@dataclass
class BulkPage(PageObject):
    """A page with the table, and what somebody does there."""

    own_elements = "hubcheck-bulk"

    asked: list[str]
    """Addresses and bodies of all requests."""

    @property
    def table(self) -> Locator:
        return self.page.locator("hubcheck-bulk")

    part = table

    @property
    def list(self) -> Locator:
        return self.table.get_by_role("textbox")

    @property
    def count(self) -> Locator:
        return self.table.locator(".hcb-count")

    @property
    def rows(self) -> Locator:
        return self.table.locator("tbody tr:visible")

    @property
    def groups(self) -> Locator:
        return self.table.locator(".hcb-group")

    @property
    def error(self) -> Locator:
        return self.table.locator(".hc-error")

    def paste(self, text: str) -> "BulkPage":
        self.list.evaluate(PASTE, text)
        return self

    def check(self, text: str) -> "BulkPage":
        """Paste, and wait for what it came to."""
        self.paste(text)
        expect(self.count).to_be_visible()
        return self

    def drop(self, name: str, text: str) -> "BulkPage":
        self.table.evaluate(DROP, [name, text])
        return self

    def choose(self, name: str, content: bytes) -> "BulkPage":
        with self.page.expect_file_chooser() as chooser:
            self.button("bulk.choose").click()
        chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})
        return self

    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))


def _desk(chromium: Browser, address: str, locale: str, fragment: str, options: dict[str, Any]) -> BulkPage:
    page = new_tab(chromium, permissions=["clipboard-read", "clipboard-write"], **options)
    desk = BulkPage(page, nearest_catalogue(locale), []).watched()
    page.on("request", lambda request: desk.asked.append(f"{request.url} {request.post_data or ''}"))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}{localized_path('/add-client/', locale)}{fragment}")
    return desk


@pytest.fixture
def visit(chromium: Browser, guide_url: str) -> Iterator[Callable[..., BulkPage]]:
    """Opens the page; keywords are those of a browser context."""
    with open_pages() as desks:

        def opened(locale: str = "en", *, address: str = "", fragment: str = "", **options: Any) -> BulkPage:
            desks.append(_desk(chromium, address or guide_url, locale, fragment, options))
            return desks[-1]

        yield opened


@pytest.fixture(scope="module")
def warm(chromium: Browser, guide_url: str) -> Iterator[Callable[..., BulkPage]]:
    """A page where the checker runs; the same for all tests of a module, emptied for each."""
    known: dict[str, BulkPage] = {}
    with open_pages() as desks:

        def opened(locale: str = "en") -> BulkPage:
            if locale not in known:
                known[locale] = _desk(chromium, guide_url, locale, "", {})
                desks.append(known[locale])
            desk = known[locale]
            if desk.count.count():
                if desk.table.locator(".hcb-filter input").first.is_visible():
                    desk.table.locator(".hcb-filter input").first.check()
                desk.button("bulk.clear").click()
            desk.announced_before = live_region.count(desk.page)
            return desk

        yield opened


@pytest.fixture
def faulty(guide: Path, fault: Any) -> Iterator[Callable[..., str]]:
    """The guide where what a pattern finds is not there."""
    with open_servers(guide) as opened:
        yield lambda pattern: opened(faults={pattern: fault(status=404)}).url
