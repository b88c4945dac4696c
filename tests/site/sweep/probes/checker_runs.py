"""On a page with the checker it starts, under the page's own security policy, and judges an address."""

from playwright.sync_api import Page

_VERDICT = """async () => {
    const settings = document.getElementById("hubcheck-settings");
    if (!settings) return "";
    const { sharedEngine } = await import(new URL(JSON.parse(settings.textContent).engine, document.baseURI));
    return (await sharedEngine().check("email", "an@kantoor.be")).decision;
}"""


def findings(page: Page) -> list[str]:
    """A sentence where the checker objects to a work address."""
    decision = page.evaluate(_VERDICT)
    return [f"the checker says '{decision}' of a work address"] if decision not in ("", "unknown") else []
