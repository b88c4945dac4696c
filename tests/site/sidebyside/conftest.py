"""A small Material site in two languages, served under the strict policy, and a reader of it in Chromium."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import axe
import shared_build
from content_policy import policy
from mkdocs_bitext.i18n import messages
from web_server import Server

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "plugins" / "mkdocs_bitext" / "assets"
TEMPLATES = ROOT / "tests" / "data" / "sidebyside"

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


KEY = "bitext.sidebyside"
CHOOSE = f"""try {{ localStorage["{KEY}"] ??= '{{"mode": "%s", "hover": true}}'; }} catch {{}}"""
IS_ON = f"""() => {{
    try {{ return !!document.getElementById("bt-sidebyside") && /"(sentence|beside)"/.test(localStorage["{KEY}"]); }}
    catch {{ return false; }}
}}"""


@dataclass
class SideBySidePage:
    """A person in front of one page; `base` is the address of the site."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> "SideBySidePage":
        self.page.clock.install()
        self.page.goto(self.base + path)
        if self.page.evaluate(IS_ON):
            expect(self.page.locator(".bt-bar")).to_be_attached()
        return self

    def settled(self) -> "SideBySidePage":
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
    def button(self) -> Locator:
        return self.page.get_by_role("navigation").get_by_role("button", name=re.compile("^Engels erbij"))

    @property
    def menu(self) -> Locator:
        return self.page.locator(".bt-panel")

    def open_menu(self) -> Locator:
        if not self.menu.is_visible():
            self.button.click()
        expect(self.menu).to_be_visible()
        return self.menu

    def choose(self, mode: str) -> None:
        self.open_menu().get_by_role("radio", name=mode, exact=True).click()

    def walk(self) -> None:
        """Start with the first sentence in view, from the keyboard."""
        self.open_menu().get_by_role("button", name="Engels per zin").press("Enter")

    def wait(self, milliseconds: int) -> None:
        """Time passes at once: the page's clock is the test's."""
        self.page.clock.run_for(milliseconds)

    def stop_clock(self) -> None:
        """From here time passes only in `wait`, however long the test itself takes."""
        self.page.clock.pause_at(self.page.evaluate("Date.now() / 1000 + 1"))

    def wait_until(self, condition: str) -> None:
        """The page's clock runs until the condition holds; at most for five seconds of its time."""
        for _ in range(100):
            if self.page.evaluate(condition):
                return
            self.wait(50)
        raise AssertionError(f"not true after five seconds: {condition}")

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

    def accessibility_faults(self, rules: tuple[str, ...] = ()) -> list[str]:
        """What axe finds in the whole page that concerns our parts; by all rules, or by those named."""
        return [one for one in axe.faults(self.page, rules=rules) if "bt-" in one]

    def tinted(self) -> list[str]:
        """The texts that carry a colour now."""
        script = "[...CSS.highlights.values()].flatMap(one => [...one].map(String)).map(t => t.trim())"
        found: list[str] = self.page.evaluate(script)
        return found


Visit = Callable[..., SideBySidePage]


def _fill(text: str, settings: str) -> str:
    return re.sub(r"\{\{(\w\d)\}\}", r'<i data-s="u00000000\1-s0000\1"></i>', text).replace("{{settings}}", settings)


def _settings(page: str) -> str:
    source = "../" if page == "index" else f"../../{page}/"
    data = json.dumps({"name": "Engels erbij", "source": source, "labels": "/labels.json"})
    return f'<script type="application/json" id="bt-sidebyside">{data}</script>'


def _build(root: Path) -> None:
    for template in TEMPLATES.glob("*/*.md"):
        folder = root / "docs" / ("nl-BE" if template.parent.name == "nl" else "")
        folder.mkdir(parents=True, exist_ok=True)
        text = _fill(template.read_text(encoding="utf-8"), _settings(template.stem))
        (folder / template.name).write_text(text, encoding="utf-8")
    labels = {"language.en": "Engels", **messages.section("nl-BE", "sidebyside.")}
    texts = {
        "sourceLocale": "en",
        "sourceDirection": "ltr",
        "locale": "nl-BE",
        "labels": labels,
        "labelAttributes": {"lang": "nl-BE", "dir": "ltr"},
    }
    (root / "docs" / "labels.json").write_text(json.dumps(texts), encoding="utf-8")
    shutil.copy(TEMPLATES / "drawing.svg", root / "docs")
    shutil.copytree(ASSETS / "sidebyside", root / "docs" / "sidebyside")
    shutil.copy(ASSETS / "element.js", root / "docs")
    shutil.copy(TEMPLATES / "start.js", root / "docs" / "sidebyside")
    shutil.copy(TEMPLATES / "mkdocs.yml", root)
    shared_build.build_site(root / "mkdocs.yml", root / "site", "--strict")
    for page in (root / "site" / "nl-BE").rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace('<html lang="en"', '<html lang="nl-BE"', 1)
        page.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site, without a final slash."""
    site = shared_build.built_once(tmp_path_factory, "sidebyside", _build) / "site"
    with Server(site, headers={"Content-Security-Policy": policy(site, wasm=False)}) as server:
        yield server.url


@pytest.fixture
def visit(chromium: Browser, base_url: str) -> Iterator[Visit]:
    """Opens a page for a reader who chose a mode before, or none.

    Other keywords are those of a browser context; `script` runs before the page's own scripts.
    """
    readers: list[SideBySidePage] = []

    def opened(
        path: str = "/nl-BE/guide/",
        *,
        base: str = base_url,
        script: str = "",
        mode: str = "sentence",
        **options: Any,
    ) -> SideBySidePage:
        context = chromium.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(5000)
        page = context.new_page()
        reader = SideBySidePage(page, base)
        page.on("pageerror", lambda e: reader.errors.append(e.stack) if "sidebyside" in e.stack else None)
        page.on(
            "console",
            lambda m: reader.errors.append(f"{m.text} {m.location}") if "Security Policy" in m.text else None,
        )
        if mode:
            page.add_init_script(CHOOSE % mode)
        if script:
            page.add_init_script(script)
        readers.append(reader)
        return reader.open(path)

    yield opened
    for reader in readers:
        reader.page.context.close()
        assert reader.errors == []
