"""Every page of the built guide, and a reader whose window, colours and text are of any kind."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

Visit = Callable[..., Page]

DEVICE, LIGHT, DARK = (f"#__palette_{number}" for number in range(3))
"""Selectors of the choices of colours: those of the device, light, dark."""


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], guide_url: str) -> Visit:
    """Opens a page of the guide; `width`, `height` and the options of a browser context."""

    def opened(path: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        page = new_context(viewport={"width": width, "height": height}, **options).new_page()
        page.goto(guide_url + path)
        page.wait_for_load_state("networkidle")  # until then the checker may still move what stands below it
        return page

    return opened
