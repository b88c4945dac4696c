"""The built guide under the strict policy, and a reader before one of its forms; the page's clock is the test's."""

import base64
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hubcheck.messages import Catalogue, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "checker" / "web" / "node_modules" / "axe-core" / "axe.min.js"
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
    "() => [...document.querySelectorAll('hubcheck-email, hubcheck-url')].every(one => one.words.has('email.empty'))"
)


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
class Reader:
    """A person in front of a form."""

    page: Page
    kind: str
    words: Catalogue
    complaints: list[str] = field(default_factory=list)

    @property
    def form(self) -> Locator:
        return self.page.locator(f"hubcheck-{self.kind}").first

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
        return self.form.get_by_role("button", name=self.words.text(f"ui.{name}", **values), exact=True)

    def text(self, name: str, **values: str) -> str:
        return self.words.text(name, **values)

    def title_of(self, kind: str) -> str:
        return self.text(f"{self.kind}.class.{kind}.title")

    def started(self) -> "Reader":
        """The checker runs; from now on time passes only where the test says so."""
        self.page.evaluate(ENGINE, False)
        self.page.wait_for_function(SENTENCES)
        self.page.clock.pause_at(self.page.evaluate("Date.now() + 60_000"))
        return self

    def hears(self, text: str) -> None:
        """Wait until it was said."""
        hearing.hears(self.page, text)

    def answered(self) -> "Reader":
        """Everything asked so far has its answer: requests stand in one queue."""
        self.page.evaluate(ENGINE, True)
        return self

    def wait(self, milliseconds: int) -> "Reader":
        self.page.clock.run_for(milliseconds)
        return self

    def type(self, text: str) -> "Reader":
        """Key by key, in no time."""
        self.field.press_sequentially(text)
        return self.answered()

    def paste(self, text: str) -> "Reader":
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

    def check(self, text: str) -> "Reader":
        """Fill in, press Enter; what was said just before is said again after a moment."""
        self.field.fill(text)
        self.field.press("Enter")
        return self.answered().wait(100)


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


def _reader(
    chromium: Browser,
    server: Any,
    kind: str,
    locale: str,
    path: str | None,
    options: dict[str, Any],
    paused: bool = False,
) -> Reader:
    # What is kept for reading offline has tests of its own; here it would answer in place of the server.
    context = chromium.new_context(**{"reduced_motion": "reduce", "service_workers": "block", **options})
    context.set_default_timeout(60_000)
    hearing.listen(context)
    reader = Reader(context.new_page(), kind, read_catalogue(locale))
    reader.page.on("pageerror", lambda error: None if WANTED in str(error) else reader.complaints.append(str(error)))
    reader.page.on(
        "console",
        lambda said: reader.complaints.append(said.text) if "Security Policy" in said.text else None,
    )
    if options.get("java_script_enabled", True):
        reader.page.clock.install()
    if paused:
        reader.page.clock.pause_at(datetime.now() + timedelta(hours=1))
    reader.page.goto(server.url + (path or f"{'' if locale == 'en' else f'/{locale}'}{PAGES[kind]}"))
    return reader


@pytest.fixture
def visit(chromium: Browser, site: Any) -> Iterator[Visit]:
    """Opens a page; keywords are those of a browser context. `paused`: no time passes from the start."""
    readers: list[Reader] = []

    def opened(
        kind: str = "email",
        locale: str = "en",
        *,
        server: Any = None,
        path: str | None = None,
        paused: bool = False,
        **options: Any,
    ) -> Reader:
        readers.append(_reader(chromium, server or site, kind, locale, path, options, paused))
        return readers[-1]

    yield opened
    for reader in readers:
        reader.page.context.close()
        assert reader.complaints == []


@pytest.fixture(scope="module")
def warm(chromium: Browser, site: Any) -> Iterator[Callable[..., Reader]]:
    """A page where the checker runs; the same one for all tests of a module, each with an empty field."""
    readers: dict[tuple[str, str], Reader] = {}

    def opened(kind: str = "email", locale: str = "en") -> Reader:
        if (kind, locale) not in readers:
            permissions = {"permissions": ["clipboard-read", "clipboard-write"]}
            readers[kind, locale] = _reader(chromium, site, kind, locale, None, permissions).started()
        reader = readers[kind, locale]
        reader.field.fill("")
        reader.wait(10_000)
        expect(reader.heard).to_be_empty()
        return reader

    yield opened
    for reader in readers.values():
        reader.page.context.close()
        assert reader.complaints == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that a form breaks, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in checker/web")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.clock.resume()  # it waits for timers of its own
        page.evaluate(library)
        script = """async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const { violations } = await axe.run({ include: [["hubcheck-email"], ["hubcheck-url"]].filter(
                ([name]) => document.querySelector(name)) }, { runOnly: tags });
            return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`));
        }"""
        found: list[str] = page.evaluate(script)
        return found

    return broken
