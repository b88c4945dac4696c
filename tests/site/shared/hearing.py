"""What a page says to a screen reader, kept: a live region may be empty again before a busy machine looks at it."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

_LISTEN = """
window.heard = [];
new MutationObserver((records) => {
    for (const { target } of records) {
        const region = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest?.("[role=status]");
        if (region?.textContent) heard.push(region.textContent);
    }
}).observe(document, { childList: true, characterData: true, subtree: true });
"""
_HEARD = "([text, since]) => heard.slice(since).some((one) => one.includes(text))"


def listen(context: BrowserContext) -> None:
    """Hear what every page of this context will say."""
    context.add_init_script(_LISTEN)


def count(page: Page) -> int:
    """How often something was said so far."""
    return int(page.evaluate("heard.length"))


def hears(page: Page, text: Any, since: int = 0) -> None:
    """Wait until the page has said this, be it in passing."""
    page.wait_for_function(_HEARD, arg=[text, since])
