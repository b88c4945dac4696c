"""`mkdocs serve` as a translator has it: a browser beside the editor, and a save that shows."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bitext.core.changes import carry_out
from bitext.project.project import load
from bitext.update.plan_update import plan_update
from guide_text import plugin_text

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Hub Help
theme: {name: material, font: false}
plugins:
  - search
  - bitext: {locales: {nl-BE: {name: Nederlands}}}
"""
SOURCE = "<source>Open the menu.</source>"
READY = re.compile(rb"Serving on (\S+)")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one sentence in Dutch."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n\nOpen the menu.\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    project = load(tmp_path / "mkdocs.yml")
    carry_out(plan_update(project).changes, project.translations)
    path = tmp_path / "translations/nl-BE/index.xlf"
    before, found, after = path.read_text().partition(SOURCE)
    head, state, tail = before.rpartition('state="initial"')
    assert found
    assert state
    path.write_text(f'{head}state="translated"{tail}{SOURCE}\n        <target>Open het menu.</target>{after}')
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A real server of it, as `make serve` starts one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, env=quiet) as server:
        try:
            yield started(server)
        finally:
            server.terminate()


def started(server: subprocess.Popen[bytes]) -> str:
    """The address, once the server has one; what it says from then on is thrown away, so that it can go on."""
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if found := READY.search(line):
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return found[1].decode()
    raise AssertionError(b"".join(said).decode())


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}nl-BE/")
    yield page
    context.close()


def test_a_save_shows_and_what_is_broken_is_said_until_it_is_repaired(page: Page, root: Path) -> None:
    path = root / "translations/nl-BE/index.xlf"
    article = page.locator("article")
    expect(article).to_contain_text("Open het menu.")

    good = path.read_text().replace("Open het menu.", "Doe het menu open.")
    path.write_text(good)
    expect(article).to_contain_text("Doe het menu open.")

    path.write_text(good.replace("</unit>", "</unitt>"))
    expect(page.get_by_role("complementary", name=plugin_text("preview"))).to_contain_text("index.xlf")
    expect(article).to_contain_text("Open the menu.")

    path.write_text(good)
    expect(article).to_contain_text("Doe het menu open.")

    (root / "docs/index.md").write_text("# Start\n\nOpen the menu. Choose a client.\n")
    expect(article).to_contain_text("Choose a client.")

    config = root / "mkdocs.yml"
    config.write_text(CONFIG.replace("search", "no-such-plugin"))
    expect(page.get_by_role("alert")).to_contain_text("no-such-plugin")

    config.write_text(CONFIG)
    expect(article).to_contain_text("Choose a client.")
    expect(page.get_by_role("alert")).to_have_count(0)
