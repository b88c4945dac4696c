"""The built guide in Firefox and WebKit: each test runs in both."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Playwright

import engines
from engines import EnginePage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    with engines.firefox(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def virtual_screen() -> Iterator[dict[str, str]]:
    with engines.screen() as environment:
        yield environment


@pytest.fixture(params=["firefox", "webkit"])
def new_page(request: pytest.FixtureRequest) -> Iterator[Callable[[int, int], EnginePage]]:
    """Opens pages of a width and a height in pixels, which are closed when the test ends."""
    engine = request.param
    if not engines.program(engine):
        pytest.skip(f"no {engine} on this machine: `make test` installs it from Debian where it may")
    with ExitStack() as stack:

        def opened(width: int, height: int) -> EnginePage:
            if engine == "firefox":
                page = engines.firefox_page(request.getfixturevalue("firefox"), width, height)
            else:
                page = engines.webkit_page(request.getfixturevalue("virtual_screen"), width, height)
            return stack.enter_context(page)

        yield opened
