"""Accessibility faults of a page or a part of it, as axe-core finds them."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

ON_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose result depends on colours; all others say the same in light and dark."""
_LIBRARY = Path(__file__).resolve().parents[3] / "node_modules" / "axe-core" / "axe.min.js"
# `preload` fetches style sheets for a rule that none of these tags contains.
_RUN = """async ([part, rules]) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(part || document, {
        runOnly: rules.length ? rules : tags,
        resultTypes: ["violations"],
        preload: false,
        rules: rules.length ? {} : { "label-content-name-mismatch": { enabled: true } },
    });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`));
}"""


@cache
def _library() -> str:
    assert _LIBRARY.is_file(), "axe-core is not installed: run `make setup`"
    return _LIBRARY.read_text(encoding="utf-8")


def faults(page: Page, part: str = "", rules: tuple[str, ...] = ()) -> list[str]:
    """The faults of the elements that a selector finds, or of the whole page; by all rules, or by those named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_library())
    found: list[str] = page.evaluate(_RUN, [part, rules])
    return found
