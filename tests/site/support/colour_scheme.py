"""The colours of the reader's device, and the page that follows them."""

from typing import Any

from playwright.sync_api import Page, expect

SCHEMES = {"light": "default", "dark": "slate"}
"""The scheme of the device -> the theme's name for it."""


def recolour(page: Page, scheme: Any) -> None:
    """Change the device's colours, and wait for the page to follow."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
