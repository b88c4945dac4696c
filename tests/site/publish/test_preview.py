"""`mkdocs serve`: the page reloads by itself when its text changes, though it carries a policy."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Preview
theme: {name: material, font: false}
plugins: [bitext-publish]
"""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A site served with live reload: its address, and the page to change."""
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("# Before\n\n![Not from here](https://elsewhere.example/x.png)\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-f", str(tmp_path / "mkdocs.yml")]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        [*command, "-a", f"127.0.0.1:{port}"], stderr=subprocess.PIPE, text=True, env=quiet
    ) as server:
        assert server.stderr is not None
        assert any("Serving on" in line for line in server.stderr)
        yield f"http://127.0.0.1:{port}/", page
        server.terminate()
        server.stderr.read()


def test_a_changed_page_comes_by_itself_and_asks_nobody_else(chromium: Browser, preview: tuple[str, Path]) -> None:
    address, source = preview
    context = chromium.new_context()
    page = context.new_page()
    stopped: list[str] = []
    page.on("console", lambda said: stopped.append(said.text) if "Security Policy" in said.text else None)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Before")
    source.write_text("# After\n")
    expect(page.get_by_role("heading", level=1)).to_have_text("After")
    context.close()
    assert len(stopped) == 1
    assert "elsewhere.example" in stopped[0]
