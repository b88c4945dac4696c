"""Records what live regions announce: a region may be empty again before a busy machine looks at it."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

_RECORD = """
window.announcements = [];
new MutationObserver((records) => {
    for (const { target } of records) {
        const region = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest?.("[role=status]");
        if (region?.textContent) announcements.push(region.textContent);
    }
}).observe(document, { childList: true, characterData: true, subtree: true });
"""
_ANNOUNCED = "([text, since]) => announcements.slice(since).some((one) => one.includes(text))"


def record(context: BrowserContext) -> None:
    """Record the announcements of every page of this context."""
    context.add_init_script(_RECORD)


def count(page: Page) -> int:
    """The number of announcements so far."""
    return int(page.evaluate("announcements.length"))


def wait_for(page: Page, text: Any, since: int = 0) -> None:
    """Wait until one of the announcements after the first `since` contains this text."""
    page.wait_for_function(_ANNOUNCED, arg=[text, since])
