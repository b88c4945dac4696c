"""What axe finds by all its rules."""

from playwright.sync_api import Page

import axe


def findings(page: Page) -> list[str]:
    """The faults, each with its element."""
    return axe.faults(page)
