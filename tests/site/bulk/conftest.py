"""The built guide, and a reader in front of the table for many at once."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hubcheck.messages import Catalogue, locales, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "checker" / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATHS = {code: f"{'' if code == 'en' else f'/{code}'}/add-client/" for code in locales()}
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


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


serving = _load(ROOT / "benchmarks" / "boot" / "server.py")
hearing = _load(ROOT / "tests" / "site" / "hearing.py")


@dataclass
class Desk:
    """A page with the table, and what somebody does there."""

    page: Page
    words: Catalogue
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Addresses and bodies of all requests."""
    before: int = 0
    """What was said before the reader began."""

    @property
    def table(self) -> Locator:
        return self.page.locator("hubcheck-bulk")

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

    def text(self, name: str, **values: str) -> str:
        return self.words.text(name, **values).replace("**", "")

    def button(self, name: str, **values: str) -> Locator:
        return self.table.get_by_role("button", name=self.text(name, **values), exact=True)

    def paste(self, text: str) -> "Desk":
        self.list.evaluate(PASTE, text)
        return self

    def check(self, text: str) -> "Desk":
        """Paste, and wait for what it came to."""
        self.paste(text)
        expect(self.count).to_be_visible()
        return self

    def drop(self, name: str, text: str) -> "Desk":
        self.table.evaluate(DROP, [name, text])
        return self

    def choose(self, name: str, content: bytes) -> "Desk":
        with self.page.expect_file_chooser() as chooser:
            self.button("bulk.choose").click()
        chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})
        return self

    def hears(self, text: str) -> None:
        """Wait until it was said."""
        hearing.hears(self.page, text, self.before)

    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))


def _desk(chromium: Browser, address: str, locale: str, fragment: str, options: dict[str, Any]) -> Desk:
    # What is kept for reading offline has tests of its own; here it would answer in place of the server.
    own = {"reduced_motion": "reduce", "accept_downloads": True, "service_workers": "block"}
    permissions = ["clipboard-read", "clipboard-write"]
    context = chromium.new_context(**{**own, "permissions": permissions, **options})
    context.set_default_timeout(60_000)
    hearing.listen(context)
    desk = Desk(context.new_page(), read_catalogue(locale))
    desk.page.on("pageerror", lambda error: desk.errors.append(str(error)))
    desk.page.on("request", lambda request: desk.asked.append(f"{request.url} {request.post_data or ''}"))
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.goto(f"{address}{PATHS[locale]}{fragment}")
    return desk


@pytest.fixture
def visit(chromium: Browser, guide_url: str) -> Iterator[Callable[..., Desk]]:
    """Opens the page; keywords are those of a browser context."""
    desks: list[Desk] = []

    def opened(locale: str = "en", *, address: str = "", fragment: str = "", **options: Any) -> Desk:
        desks.append(_desk(chromium, address or guide_url, locale, fragment, options))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.page.context.close()
        assert desk.errors == []


@pytest.fixture(scope="module")
def warm(chromium: Browser, guide_url: str) -> Iterator[Callable[..., Desk]]:
    """A page where the checker runs; the same for all tests of a module, emptied for each."""
    desks: dict[str, Desk] = {}

    def opened(locale: str = "en") -> Desk:
        if locale not in desks:
            desks[locale] = _desk(chromium, guide_url, locale, "", {})
        desk = desks[locale]
        if desk.count.count():
            if desk.table.locator(".hcb-filter input").first.is_visible():
                desk.table.locator(".hcb-filter input").first.check()
            desk.button("bulk.clear").click()
        desk.before = hearing.count(desk.page)
        return desk

    yield opened
    for desk in desks.values():
        desk.page.context.close()
        assert desk.errors == []


@pytest.fixture
def faulty(guide: Path) -> Iterator[Callable[..., str]]:
    """The guide where what a pattern finds is not there."""
    servers: list[Any] = []

    def serve(pattern: str) -> str:
        server = serving.Server(guide, faults={pattern: serving.Fault(status=404)})
        servers.append(server.__enter__())
        return str(server.url)

    yield serve
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that the table breaks, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in checker/web")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.evaluate(library)
        script = """async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const { violations } = await axe.run({ include: [["hubcheck-bulk"]] }, { runOnly: tags });
            return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`));
        }"""
        found: list[str] = page.evaluate(script)
        return found

    return broken
