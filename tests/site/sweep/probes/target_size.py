"""Whatever can be pressed, outside of running text, is at least 24 px high and wide (WCAG 2.5.8)."""

from playwright.sync_api import Page

_SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary, [role=button]")]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter(one => !one.matches(".md-option, .md-toggle, .headerlink, [type=radio], [type=checkbox]"))
    .filter(one => getComputedStyle(one).display !== "inline")
    .map(one => [one.getBoundingClientRect(), `${one.localName}.${one.className} ${one.textContent.trim()}`])
    .filter(([{width, height}]) => width && height && (width < 24 || height < 24)).map(([, name]) => name)"""


def findings(page: Page) -> list[str]:
    """The targets that are too small."""
    return [f"smaller than 24 px: {one}" for one in page.evaluate(_SMALL)]
