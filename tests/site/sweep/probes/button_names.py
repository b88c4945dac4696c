"""No two buttons of a form have the same accessible name: by name alone they can still be told apart."""

from playwright.sync_api import Page

_NAMES = """() => [...document.querySelectorAll("article :is(button, summary, [role=button])")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches(".md-clipboard"))
    .map(one => (one.ariaLabel ?? one.textContent).replace(/\\s+/g, " ").trim() + " in " +
        (one.closest("hubcheck-email, hubcheck-url, hubcheck-bulk, hubcheck-checklist")?.id ||
         one.closest("hubcheck-email, hubcheck-url, hubcheck-bulk, hubcheck-checklist")?.localName))"""


def findings(page: Page) -> list[str]:
    """The names that more than one button of a form has."""
    names: list[str] = page.evaluate(_NAMES)
    if len(names) <= 3:
        return [f"only these buttons are on the page: {names}"]
    return [f"two buttons have the name {one}" for one in sorted({one for one in names if names.count(one) > 1})]
