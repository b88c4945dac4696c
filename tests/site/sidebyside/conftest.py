"""A small Material site in two languages, served under the strict policy, and a reader of it in Chromium."""

import base64
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from server import Loopback

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "plugins" / "mkdocs_bitext" / "assets" / "sidebyside"
TEMPLATES = ROOT / "tests" / "data" / "sidebyside"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

# The first line box of a segment: a bounding box would cover its neighbours.
FIRST_LINE = """async id => {
    const milestone = document.querySelector(`article i[data-s="${id}"]`), range = document.createRange();
    let text = milestone.nextSibling;
    while (!text.textContent.trim()) text = text.nextSibling;
    range.selectNodeContents(text);
    const before = scrollY, scrolled = new Promise(done => addEventListener("scroll", done, {once: true}));
    text.parentElement.scrollIntoView({block: "center", behavior: "instant"});
    if (scrollY !== before) await scrolled;
    const {left, top, width, height} = range.getClientRects()[0];
    return [left + Math.min(width / 2, 40), top + height / 2];
}"""


@dataclass
class Reader:
    """A person in front of one page; `base` is the address of the site."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Reader":
        self.page.clock.install()
        self.page.goto(self.base + path)
        return self

    def settled(self) -> "Reader":
        """When the theme, too, has put everything in its place."""
        self.page.wait_for_load_state("networkidle")
        return self

    @property
    def card(self) -> Locator:
        return self.page.locator(".bt-card")

    @property
    def bar(self) -> Locator:
        return self.page.get_by_role("region", name="Deze zin in het Engels")

    @property
    def switch(self) -> Locator:
        return self.page.locator("article .bt-control")

    def choose(self, mode: str) -> None:
        self.switch.get_by_role("radio", name=mode, exact=True).check(force=True)

    def wait(self, milliseconds: int) -> None:
        """Time passes at once: the page's clock is the test's."""
        self.page.clock.run_for(milliseconds)

    def spot(self, segment: str) -> tuple[float, float]:
        """A place on the first line of a segment, in the middle of the window."""
        x, y = self.page.evaluate(FIRST_LINE, f"u00000000{segment}-s0000{segment}")
        self.wait(450)  # a pointer that moves while the page scrolls asks for nothing
        return x, y

    def point(self, segment: str) -> None:
        x, y = self.spot(segment)
        self.page.mouse.move(x - 9, y)
        self.page.mouse.move(x, y)

    def click(self, segment: str) -> None:
        self.page.mouse.click(*self.spot(segment))

    def tap(self, segment: str) -> None:
        self.page.touchscreen.tap(*self.spot(segment))

    def tinted(self) -> list[str]:
        """The texts that carry a colour now."""
        script = "[...CSS.highlights.values()].flatMap(one => [...one].map(String)).map(t => t.trim())"
        found: list[str] = self.page.evaluate(script)
        return found


Visit = Callable[..., Reader]


def _fill(text: str, settings: str) -> str:
    return re.sub(r"\{\{(\w\d)\}\}", r'<i data-s="u00000000\1-s0000\1"></i>', text).replace("{{settings}}", settings)


def _settings(page: str) -> str:
    labels = json.loads((ASSETS / "labels.json").read_text(encoding="utf-8"))["nl"]
    source = "../../" if page == "index" else f"../../{page}/"
    source = "../" if page == "index" else source
    contract = {"source": source, "sourceLocale": "en", "locale": "nl-BE", "labels": labels}
    data = json.dumps(contract, ensure_ascii=False)
    return f'<script type="application/json" id="bt-sidebyside">{data}</script>'


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., str]) -> Path:
    """The fixture site as a folder of files."""
    root = tmp_path_factory.mktemp("sidebyside")
    for template in TEMPLATES.glob("*/*.md"):
        folder = root / "docs" / ("nl-BE" if template.parent.name == "nl" else "")
        folder.mkdir(parents=True, exist_ok=True)
        text = _fill(template.read_text(encoding="utf-8"), _settings(template.stem))
        (folder / template.name).write_text(text, encoding="utf-8")
    shutil.copy(TEMPLATES / "drawing.svg", root / "docs")
    shutil.copytree(ASSETS, root / "docs" / "sidebyside")
    shutil.copy(TEMPLATES / "mkdocs.yml", root)
    build_site(root / "mkdocs.yml", root / "site", "--strict")
    for page in (root / "site" / "nl-BE").rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace('<html lang="en"', '<html lang="nl-BE"', 1)
        page.write_text(text, encoding="utf-8")
    return root / "site"


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves files with the policy that the site is meant to be served with."""

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file():
            self.send_header("Content-Security-Policy", policy(page.read_bytes()))
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Silent."""


def policy(html: bytes) -> str:
    """A policy without `unsafe-inline`: the theme's own inline scripts are let through by their hashes."""
    inline = re.findall(rb"<script>(.*?)</script>", html, re.S)
    hashes = " ".join(f"'sha256-{base64.b64encode(sha256(script).digest()).decode()}'" for script in inline)
    rest = "worker-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'"
    return f"default-src 'none'; script-src 'self' {hashes}; {rest}; base-uri 'none'; form-action 'none'"


@pytest.fixture(scope="session")
def base_url(built_site: Path) -> Iterator[str]:
    server = Loopback(partial(StrictHandler, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def visit(chromium: Browser, base_url: str) -> Iterator[Visit]:
    """Opens a page; keywords are those of a browser context, `script` runs before the page's own scripts."""
    readers: list[Reader] = []

    def opened(path: str = "/nl-BE/guide/", *, base: str = base_url, script: str = "", **options: Any) -> Reader:
        context = chromium.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(5000)
        page = context.new_page()
        reader = Reader(page, base)
        page.on("pageerror", lambda e: reader.complaints.append(e.stack) if "sidebyside" in e.stack else None)
        page.on(
            "console",
            lambda m: reader.complaints.append(f"{m.text} {m.location}") if "Security Policy" in m.text else None,
        )
        if script:
            page.add_init_script(script)
        readers.append(reader)
        return reader.open(path)

    yield opened
    for reader in readers:
        reader.page.context.close()
        assert reader.complaints == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """The rules that a part of ours breaks, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `make setup`")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.evaluate(library)
        script = """async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const {violations} = await axe.run(document, {runOnly: tags});
            const say = (rule, node) => `${rule.id} ${node.target} ${node.failureSummary}`;
            return violations.flatMap(rule => rule.nodes.map(node => say(rule, node)));
        }"""
        return [line for line in page.evaluate(script) if "bt-" in line]

    return broken
