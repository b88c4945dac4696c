"""Sites built once, served on loopback, and a Chromium to read them with."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from server import Fault, Loopback, Server
from strict import policy

ROOT = Path(__file__).resolve().parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update"]
# A busy machine is no fault of the page's: what is expected may take its time to come.
expect.set_options(timeout=60_000)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium on this machine: `make test` installs it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=QUIET)
        # Nothing stands between a page and the server that a test has in its hand; tests of the worker ask for it.
        browser.new_context = partial(browser.new_context, service_workers="block")  # type: ignore[method-assign]
        yield browser
        browser.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback; gives the address of its root, without a slash at the end."""
    server = Loopback(partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def build(config: Path, site: Path, *options: str) -> str:
    """Build a site as CI does; gives what the build said."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(site), *options]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=quiet)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own guide, built strictly."""
    site = tmp_path_factory.mktemp("guide") / "site"
    build(ROOT / "mkdocs.yml", site, "--strict")
    return site


@pytest.fixture(scope="session")
def guide_url(guide: Path) -> Iterator[str]:
    """Where the guide is served."""
    with served(guide) as address:
        yield address


@pytest.fixture(scope="session")
def strict(guide: Path) -> dict[str, str]:
    """The headers that the guide should be served with."""
    return {"Content-Security-Policy": policy(guide)}


@pytest.fixture(scope="session")
def strict_site(guide: Path, strict: dict[str, str]) -> Iterator[Server]:
    """The guide with its checker, as it should be served."""
    if not any((guide / "assets" / "hubcheck").glob("packed-*")):
        pytest.skip("the checker could not be packed here")
    with Server(guide, headers=strict) as server:
        yield server


@pytest.fixture(scope="session")
def fault() -> type[Fault]:
    """Something that goes wrong on the way."""
    return Fault


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serves a folder while a `with` lasts."""
    return served


@pytest.fixture(scope="session")
def build_site() -> Callable[..., str]:
    """Builds a site: its mkdocs.yml, the folder for it, options of MkDocs."""
    return build
