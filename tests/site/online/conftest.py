"""A small site with online checks, which ask a stand-in, and a reader in front of its forms."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hubcheck.messages import Catalogue, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "checker" / "web" / "node_modules" / "axe-core" / "axe.min.js"


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


hearing = _load(ROOT / "tests" / "site" / "hearing.py")
serving = _load(ROOT / "benchmarks" / "boot" / "server.py")
standing = _load(Path(__file__).with_name("standin.py"))


@dataclass
class Reader:
    """A person in front of a form."""

    page: Page
    kind: str
    words: Catalogue
    requests: list[str] = field(default_factory=list)

    @property
    def form(self) -> Locator:
        return self.page.locator(f"hubcheck-{self.kind}")

    @property
    def offer(self) -> Locator:
        return self.form.locator(".hco")

    @property
    def answers(self) -> Locator:
        return self.offer.locator(".hco-answer")

    @property
    def start(self) -> Locator:
        return self.offer.get_by_role("button", name=self.words.text("online.start"))

    def hears(self, text: str) -> None:
        """Wait until it was said."""
        hearing.hears(self.page, text)

    def check(self, text: str) -> "Reader":
        box = self.form.get_by_role("textbox")
        box.fill(text)
        box.press("Enter")
        expect(self.form.locator(".hc-panel")).to_be_visible()
        return self

    def look(self, text: str) -> "Reader":
        """Check, and check online."""
        self.check(text)
        self.start.click()
        return self


@pytest.fixture(scope="session")
def standin() -> Iterator[Any]:
    with standing.StandIn() as server:
        yield server


@pytest.fixture(scope="session")
def site(standin: Any, build_site: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page with both forms, in English and in Dutch."""
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
            f"  - hubcheck: {{cache: {ROOT / '.cache' / 'hubcheck'}, online: {{tenant: '{standin.url}', "
            f"mx: '{standin.url}/resolve', probe: true}}}}",
        ]
        config = folder / f"{locale}.yml"
        config.write_text("\n".join(lines), encoding="utf-8")
        build_site(config, folder / "site" / locale)
    return folder / "site"


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Callable[..., Reader]]:
    """Opens the page; `headers` are the server's, `hosts` what addresses elsewhere do."""
    contexts: list[Any] = []
    servers: list[Any] = []

    def opened(
        kind: str = "email", locale: str = "en", *, headers: dict[str, str] | None = None, **options: Any
    ) -> Reader:
        server = serving.Server(site / locale, headers=headers or {})
        servers.append(server)
        context = chromium.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_default_timeout(60_000)
        # No test asks anything of the world outside.
        context.route("https://**", lambda route: route.abort("connectionrefused"))
        hearing.listen(context)
        reader = Reader(context.new_page(), kind, read_catalogue(locale))
        reader.page.on("request", lambda one: reader.requests.append(f"{one.method} {one.url} {one.post_data or ''}"))
        reader.page.goto(server.__enter__().url)
        return reader

    yield opened
    for context in contexts:
        context.close()
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that the forms break, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in checker/web")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.evaluate(library)
        script = """async () => {
            const { violations } = await axe.run({ include: [["hubcheck-email"]] });
            return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`));
        }"""
        found: list[str] = page.evaluate(script)
        return found

    return broken
