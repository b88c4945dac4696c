"""A small site with online checks, which ask a stand-in, and a reader in front of its forms."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

import shared_build
from fake_services import FakeServices
from mkdocs_hubcheck.messages import nearest_catalogue
from page_object import PageObject, new_tab, open_pages
from web_server import Server

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class OnlinePage(PageObject):
    """A person in front of a form."""

    own_elements = "hubcheck-email"

    kind: str
    requests: list[str]

    @property
    def form(self) -> Locator:
        return self.page.locator(f"hubcheck-{self.kind}")

    part = form

    @property
    def offer(self) -> Locator:
        return self.form.locator(".hco")

    @property
    def answers(self) -> Locator:
        return self.offer.locator(".hco-answer")

    @property
    def start(self) -> Locator:
        return self.offer.get_by_role("button", name=self.text("online.start"))

    def check(self, text: str) -> "OnlinePage":
        box = self.form.get_by_role("textbox")
        box.fill(text)
        box.press("Enter")
        expect(self.form.locator(".hc-panel")).to_be_visible()
        return self

    def look(self, text: str) -> "OnlinePage":
        """Check, and check online."""
        self.check(text)
        self.start.click()
        return self


@pytest.fixture(scope="session")
def fake_services() -> Iterator[Any]:
    with FakeServices() as server:
        yield server


@pytest.fixture(scope="session")
def site(fake_services: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page with both forms, in English and in Dutch; each worker has fake services, and so a site, of its own."""
    folder = tmp_path_factory.mktemp("online")
    for locale in ("en", "nl-BE"):
        docs = folder / locale
        docs.mkdir()
        (docs / "index.md").write_text(
            "# Check\n\n<!-- hubcheck:email -->\n\n<!-- hubcheck:url -->\n", encoding="utf-8"
        )
        lines = [
            "site_name: Online",
            f"docs_dir: {docs}",
            f"theme: {{name: material, font: false, language: {locale.partition('-')[0]}}}",
            "plugins:",
            f"  - hubcheck: {{cache: {ROOT / '.cache' / 'hubcheck'}, online: {{tenant: '{fake_services.url}', "
            f"mx: '{fake_services.url}/resolve', probe: true}}}}",
        ]
        config = folder / f"{locale}.yml"
        config.write_text("\n".join(lines), encoding="utf-8")
        shared_build.build_site(config, folder / "site" / locale)
    return folder / "site"


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Callable[..., OnlinePage]]:
    """Opens the page; `headers` are the server's, `options` those of a browser context."""
    with open_pages() as readers, ExitStack() as stack:

        def opened(
            kind: str = "email", locale: str = "en", *, headers: dict[str, str] | None = None, **options: Any
        ) -> OnlinePage:
            server = stack.enter_context(Server(site / locale, headers=headers or {}))
            page = new_tab(chromium, **options)
            # No test asks anything of the world outside.
            page.context.route("https://**", lambda route: route.abort("connectionrefused"))
            reader = OnlinePage(page, nearest_catalogue(locale), kind, []).watched()
            readers.append(reader)
            page.on("request", lambda one: reader.requests.append(f"{one.method} {one.url} {one.post_data or ''}"))
            page.goto(server.url)
            return reader

        yield opened
