"""The packed checker on a loopback server, and a page of Chromium to drive it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mkdocs_hubcheck.copy_to_site import file_uri, publish
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.pack_runtime import Packer, Runtime
from web_server import open_servers

ROOT = Path(__file__).resolve().parents[3]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Engine</title>
<link rel="icon" href="/no.svg"></head><body><form><label>Address <input name="address"></label></form></body></html>"""


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    """The checker as it is published; packed at most once."""
    try:
        return Packer(ROOT / ".cache" / "hubcheck").build()
    except PackingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def site(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page beside the packed checker."""
    folder = tmp_path_factory.mktemp("site")
    publish(runtime, folder)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "no.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return folder


@pytest.fixture
def serve(site: Path) -> Iterator[Callable[..., Any]]:
    """Serve the site with what is to go wrong."""
    with open_servers(site) as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab of a browser that has stored nothing yet."""
    context = chromium.new_context()
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_engine(page: Page, runtime: Runtime) -> Callable[..., None]:
    """Open the page of a server and make `engine` there, with a list `events` of all that it tells."""

    def opened(server: Any, **options: Any) -> None:
        page.goto(server.url)
        page.evaluate(
            """async ([address, options]) => {
                const { Engine } = await import(address);
                window.engine = new Engine(options);
                window.events = [];
                for (const type of ["progress", "ready", "failed"]) {
                    window.engine.addEventListener(type, (event) => window.events.push({
                        type, stage: event.stage, loaded: event.loaded, total: event.total, code: event.code,
                        detail: event.detail }));
                }
            }""",
            [f"/{file_uri(runtime, 'engine.js')}", options],
        )

    return opened
