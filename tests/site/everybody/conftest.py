"""Every page of the built guide, and a reader whose window, colours and text are of any kind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES = {"light": "default", "dark": "slate"}

RUN = """async rules => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, rules.length
        ? { runOnly: rules, resultTypes: ["violations"] }
        : { runOnly: tags, resultTypes: ["violations"], rules: { "label-content-name-mismatch": { enabled: true } } });
    return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`));
}"""

Visit = Callable[..., Page]
Axe = Callable[..., list[str]]


def paths(site: Path) -> list[str]:
    """The address of every page, below the site's root; a stub that leads elsewhere is none."""
    found = []
    for path in sorted(site.rglob("*.html")):
        if b'http-equiv="refresh"' not in path.read_bytes():
            found.append("/" + path.relative_to(site).as_posix().removesuffix("index.html"))
    return found


@pytest.fixture
def visit(chromium: Browser, guide_url: str) -> Iterator[Visit]:
    """Opens a page of the guide; `width`, `height` and whatever a browser may be told."""
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        asked = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}, **options}
        asked["service_workers"] = "block"  # what it fetches for later is no part of a page
        context = chromium.new_context(**asked)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(guide_url + path)
        page.wait_for_load_state("networkidle")  # until then the checker may still move what stands below it
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The rules that a whole page breaks, each with its place."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `make setup`")
    library = AXE.read_text(encoding="utf-8")

    def broken(page: Page, *rules: str) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(library)
        found: list[str] = page.evaluate(RUN, list(rules))
        return found

    return broken


def recolour(page: Page, scheme: Any) -> None:
    """The reader's device changes its colours; the page follows."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
