"""What axe finds by the rules whose result depends on colours; all others say the same in light and dark."""

from playwright.sync_api import Page

import axe


def findings(page: Page) -> list[str]:
    """The faults, each with its element."""
    return axe.faults(page, rules=axe.ON_COLOURS)
