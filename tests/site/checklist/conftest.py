"""The built guide under the strict policy, and a reader who walks through its checklist."""

import base64
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hubcheck.messages import Catalogue, locales, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "checker" / "web" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {code: f"{'' if code == 'en' else f'/{code}'}/checklist/" for code in locales()}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


serving = _load(ROOT / "benchmarks" / "boot" / "server.py")


@dataclass
class Reader:
    """A person in front of the checklist."""

    page: Page
    words: Catalogue
    complaints: list[str] = field(default_factory=list)

    def text(self, name: str, **values: str) -> str:
        """What the page says, without the marks of screen labels."""
        return self.words.text(name, **values).replace("**", "")

    @property
    def stage(self) -> Locator:
        return self.page.locator(".hcl-stage")

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

    def button(self, name: str) -> Locator:
        return self.stage.get_by_role("button", name=self.text(name), exact=True)

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


def policy(site: Path) -> str:
    """The policy that the guide is to be served with; the theme's inline scripts are let through by their hashes."""
    pages = [page.read_bytes() for page in site.rglob("*.html")]
    inline = {script for page in pages for script in re.findall(rb"<script>(.*?)</script>", page, re.S)}
    hashes = " ".join(sorted(f"'sha256-{base64.b64encode(sha256(one).digest()).decode()}'" for one in inline))
    rest = "worker-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'"
    scripts = f"script-src 'self' 'wasm-unsafe-eval' {hashes}"
    return f"default-src 'none'; {scripts}; {rest}; manifest-src 'self'; base-uri 'none'; form-action 'none'"


@pytest.fixture(scope="session")
def strict(guide: Path) -> dict[str, str]:
    return {"Content-Security-Policy": policy(guide)}


@pytest.fixture(scope="session")
def site(guide: Path, strict: dict[str, str]) -> Iterator[Any]:
    """The guide as it should be served."""
    if not any((guide / "assets" / "hubcheck").glob("packed-*")):
        pytest.skip("the checker could not be packed here")
    with serving.Server(guide, headers=strict) as server:
        yield server


@pytest.fixture
def serve(guide: Path, strict: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Serve the guide with something that goes wrong."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(serving.Server(guide, **{"headers": strict, **options}))


@pytest.fixture
def fault() -> Any:
    return serving.Fault


@pytest.fixture
def visit(chromium: Browser, site: Any) -> Iterator[Visit]:
    """Opens the checklist; keywords are those of a browser context."""
    readers: list[Reader] = []

    def opened(fragment: str = "", locale: str = "en", *, server: Any = None, **options: Any) -> Reader:
        # What is kept for reading offline has tests of its own; here it would answer in place of the server.
        context = chromium.new_context(**{"reduced_motion": "reduce", "service_workers": "block", **options})
        context.set_default_timeout(60_000)
        reader = Reader(context.new_page(), read_catalogue(locale))
        reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        reader.page.on(
            "console",
            lambda said: reader.complaints.append(said.text) if "Security Policy" in said.text else None,
        )
        readers.append(reader)
        reader.page.goto((server or site).url + PAGES[locale] + fragment)
        return reader

    yield opened
    for reader in readers:
        reader.page.context.close()
        assert reader.complaints == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that the checklist breaks, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in checker/web")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.evaluate(library)
        script = """async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const {violations} = await axe.run("hubcheck-checklist", {runOnly: tags});
            const say = (rule, node) => `${rule.id} ${node.target} ${node.failureSummary}`;
            return violations.flatMap(rule => rule.nodes.map(node => say(rule, node)));
        }"""
        found: list[str] = page.evaluate(script)
        return found

    return broken
