"""No text is cut off by a box that does not scroll (WCAG 1.4.4 and 1.4.12)."""

from playwright.sync_api import Page

_CLIPPED = """() => [...document.querySelectorAll("body *")].filter(one => {
    const {overflowX, overflowY, clipPath} = getComputedStyle(one);
    const shown = one.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const hides = [overflowX, overflowY].some(way => ["hidden", "clip"].includes(way));
    if (!hides || clipPath !== "none" || !shown) return false;
    if (one.closest(".md-header__title, .md-search, [aria-hidden=true]") || !one.innerText?.trim()) return false;
    return one.clientWidth && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2);
}).map(one => `${one.localName}.${one.className}`)"""


def findings(page: Page) -> list[str]:
    """The elements whose text is cut off."""
    return [f"text is cut off in {one}" for one in page.evaluate(_CLIPPED)]
