"""The built guide under the strict policy, and a reader before one of its forms; the page's clock is the test's."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from mkdocs_hubcheck.messages import nearest_catalogue
from page_object import PageObject, localized_path, new_tab, open_pages
from web_server import open_servers

PAGES = {"email": "/troubleshooting/", "url": "/add-client/"}
ENGINE = """async (ask) => {
    const settings = JSON.parse(document.getElementById("hubcheck-settings").textContent);
    const { sharedEngine } = await import(new URL(settings.engine, document.baseURI));
    await (ask ? sharedEngine().check("email", "") : sharedEngine().boot());
}"""
# What a worker throws that is meant to die. Whether the browser's protocol still tells of it is a matter of luck.
WANTED = "meant to die"
# What a form asks waits for the sentences first, which stand in no queue.
SENTENCES = (
    "() => [...document.querySelectorAll('hubcheck-email, hubcheck-url')].every(one => one.messages.has('email.empty'))"
)


@dataclass
class FormPage(PageObject):
    """A person in front of a form."""

    own_elements = "hubcheck-email, hubcheck-url"

    kind: str

    @property
    def form(self) -> Locator:
        return self.page.locator(f"hubcheck-{self.kind}").first

    part = form

    @property
    def field(self) -> Locator:
        return self.form.get_by_role("textbox")

    @property
    def verdict(self) -> Locator:
        return self.form.locator(".hc-panel")

    @property
    def title(self) -> Locator:
        return self.verdict.locator(".hc-title")

    @property
    def error(self) -> Locator:
        return self.form.locator(".hc-error")

    @property
    def heard(self) -> Locator:
        return self.form.get_by_role("status")

    @property
    def alarm(self) -> Locator:
        return self.form.get_by_role("alert")

    def button(self, name: str, **values: str) -> Locator:
        return super().button(f"ui.{name}", **values)

    def title_of(self, kind: str) -> str:
        return self.text(f"{self.kind}.class.{kind}.title")

    def accessibility_faults(self) -> list[str]:
        self.page.clock.resume()  # axe waits for timers of its own
        return super().accessibility_faults()

    def accessibility_faults_everywhere(self) -> list[str]:
        self.page.clock.resume()
        found = super().accessibility_faults_everywhere()
        self.page.clock.pause_at(self.page.evaluate("Date.now() / 1000 + 1"))
        return found

    def started(self) -> "FormPage":
        """The checker runs; from now on time passes only where the test says so."""
        self.page.evaluate(ENGINE, False)
        self.page.wait_for_function(SENTENCES)
        self.page.clock.pause_at(self.page.evaluate("Date.now() / 1000 + 60"))
        return self

    def answered(self) -> "FormPage":
        """Everything asked so far has its answer: requests stand in one queue."""
        self.page.evaluate(ENGINE, True)
        return self

    def wait(self, milliseconds: int) -> "FormPage":
        self.page.clock.run_for(milliseconds)
        return self

    def idle(self) -> "FormPage":
        """The browser gets the time that the page waits for once it has loaded, though the clock is paused."""
        while not self.page.evaluate(SENTENCES):
            self.wait(50).page.wait_for_timeout(50)
        return self

    def type_cold(self, text: str) -> "FormPage":
        """Key by key, in no time, without an answer."""
        self.field.press_sequentially(text)
        return self

    def type(self, text: str) -> "FormPage":
        """Key by key, in no time."""
        return self.type_cold(text).answered()

    def paste(self, text: str) -> "FormPage":
        """The text comes as a whole."""
        self.field.focus()
        self.field.evaluate(
            """(field, text) => {
                field.value = text;
                field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
            }""",
            text,
        )
        return self.answered()

    def check(self, text: str) -> "FormPage":
        """Fill in, press Enter; what was said just before is said again after a moment."""
        self.field.fill(text)
        self.field.press("Enter")
        return self.answered().wait(100)


Visit = Callable[..., FormPage]


@pytest.fixture
def serve(guide: Path, policy_header: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Serve the guide with something that goes wrong."""
    with open_servers(guide, headers=policy_header) as opened:
        yield opened


@pytest.fixture
def arrived() -> Iterator[threading.Event]:
    """For `fault(until=arrived)`: the server sends a file once the test sets it, or ends."""
    event = threading.Event()
    yield event
    event.set()


def _reader(
    chromium: Browser, server: Any, kind: str, locale: str, at: str, options: dict[str, Any], paused: bool = False
) -> FormPage:
    reader = FormPage(new_tab(chromium, **options), nearest_catalogue(locale), kind).watched(ignore=WANTED)
    if options.get("java_script_enabled", True):
        reader.page.clock.install()
    if paused:
        reader.page.clock.pause_at(datetime.now() + timedelta(hours=1))
    reader.page.goto(server.url + (at or localized_path(PAGES[kind], locale)))
    return reader


@pytest.fixture
def visit(chromium: Browser, guide_with_policy: Any) -> Iterator[Visit]:
    """Opens a page; keywords are those of a browser context. `paused`: no time passes from the start."""
    with open_pages() as readers:

        def opened(
            kind: str = "email",
            locale: str = "en",
            *,
            server: Any = guide_with_policy,
            path: str = "",
            paused: bool = False,
            **options: Any,
        ) -> FormPage:
            readers.append(_reader(chromium, server, kind, locale, path, options, paused))
            return readers[-1]

        yield opened


@pytest.fixture(scope="module")
def warm(chromium: Browser, guide_with_policy: Any) -> Iterator[Callable[..., FormPage]]:
    """A page where the checker runs; the same one for all tests of a module, each with an empty field."""
    known: dict[tuple[str, str], FormPage] = {}
    with open_pages() as readers:

        def opened(kind: str = "email", locale: str = "en") -> FormPage:
            if (kind, locale) not in known:
                permissions = {"permissions": ["clipboard-read", "clipboard-write"]}
                readers.append(_reader(chromium, guide_with_policy, kind, locale, "", permissions))
                known[kind, locale] = readers[-1].started()
            reader = known[kind, locale]
            reader.field.fill("")
            reader.wait(10_000)
            expect(reader.heard).to_be_empty()
            return reader

        yield opened
