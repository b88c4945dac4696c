"""What axe says of a part of a page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async (part) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(part, { runOnly: tags });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`));
}"""


def examiner(part: str) -> Callable[[Page], list[str]]:
    """Tells the rules that the elements of a selector break, each with its place."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not installed: run `make setup`")
    library = _AXE.read_text(encoding="utf-8")

    def broken(page: Page) -> list[str]:
        page.evaluate(library)
        found: list[str] = page.evaluate(_RUN, part)
        return found

    return broken
