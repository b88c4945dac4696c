"""The built guide, web servers for it, and a Chromium to read it with."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

import shared_build
from content_policy import policy
from web_server import Fault, Server, serve_files

ROOT = Path(__file__).resolve().parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update"]
# The interpreter is compiled once in each test: without V8's second, optimising pass that takes half the time.
QUIET += ["--js-flags=--liftoff-only"]
# A busy machine is no fault of the page's: expectations get plenty of time.
expect.set_options(timeout=60_000)
# The headless shell comes first: a new context costs it a sixth of the processor time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver; one for each worker and all its browsers, for a thread cannot have a second one."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Chromium; one for each worker."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, "no Chromium on this machine: `make test` installs it"
    browser = playwright.chromium.launch(executable_path=program, args=QUIET)
    # Nothing stands between a page and the test's own server; tests of the service worker ask for it.
    browser.new_context = partial(browser.new_context, service_workers="block")  # type: ignore[method-assign]
    yield browser
    browser.close()


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser contexts that are closed when the test ends; keywords are those of Playwright."""
    with ExitStack() as stack:

        def opened(**options: Any) -> BrowserContext:
            context = chromium.new_context(**{"reduced_motion": "reduce", **options})
            stack.callback(context.close)
            context.set_default_timeout(60_000)
            return context

        yield opened


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own guide, built strictly; the same folder for all workers, so no test may change it."""

    def make(folder: Path) -> None:
        shared_build.build_site(ROOT / "mkdocs.yml", folder / "site", "--strict")

    return shared_build.built_once(tmp_path_factory, "guide", make) / "site"


@pytest.fixture(scope="session")
def guide_url(guide: Path) -> Iterator[str]:
    """The address at which the guide is served, without a final slash."""
    with serve_files(guide) as address:
        yield address


@pytest.fixture(scope="session")
def policy_header(guide: Path) -> dict[str, str]:
    """The header that the guide should be served with."""
    return {"Content-Security-Policy": policy(guide)}


@pytest.fixture(scope="session")
def guide_with_policy(guide: Path, policy_header: dict[str, str]) -> Iterator[Server]:
    """The guide with its checker, served with its policy."""
    if not any((guide / "assets" / "hubcheck").glob("packed-*")):
        pytest.skip("the checker could not be packed here")
    with Server(guide, headers=policy_header) as server:
        yield server


@pytest.fixture(scope="session")
def fault() -> type[Fault]:
    """Something that goes wrong on the way from the server."""
    return Fault


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serves a folder while a `with` lasts."""
    return serve_files
