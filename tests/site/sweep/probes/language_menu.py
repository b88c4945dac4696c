"""The language menu leads to the same page in every locale."""

from playwright.sync_api import Page

from guide_pages import LOCALES, NAMES, address

_LINKS = '() => [...document.querySelectorAll(".md-select a[hreflang]")].map((a) => [a.hreflang, a.pathname])'


def findings(page: Page) -> list[str]:
    """The links that lead elsewhere, and the locales that have none."""
    path = page.evaluate("location.pathname")
    name = next((name for name in NAMES for code in LOCALES if address(name, code) == path), None)
    if name is None:
        return []
    links = [tuple(one) for one in page.evaluate(_LINKS)]
    wanted = [(code, address(name, code)) for code in LOCALES]
    return [] if links == wanted else [f"the language menu has {links} instead of {wanted}"]
