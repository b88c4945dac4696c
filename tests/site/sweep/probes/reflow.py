"""The page never scrolls sideways (WCAG 1.4.10)."""

from playwright.sync_api import Page

_EXCESS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def findings(page: Page) -> list[str]:
    """A sentence where the page is wider than its window."""
    excess = page.evaluate(_EXCESS)
    return [f"the page is {excess} px wider than the window"] if excess > 0 else []
