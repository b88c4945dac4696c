"""Pages from right to left, with sentences from left to right: no fault that the theme's own pages do not have."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from tests.mkdocs_bitext.conftest import SmallProject

import axe
from web_server import serve_files

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("right_to_left")]

CONFIG = """\
site_name: Kettle
theme: {{name: material, font: false{theme}}}
plugins: [search{plugins}]
markdown_extensions: [admonition]
"""
PAGE = """\
# {title}

{first} Close the lid.

!!! note

    Mind the steam: `lid`.

## Next

1. Pour it.
2. Drink it.
"""
SOURCE, ARABIC = ("Kettle", "Fill it first."), ("غلاية", "املأها أولا.")


def write(folder: Path, words: tuple[str, str], theme: str = "", plugins: str = "") -> None:
    (folder / "docs").mkdir(parents=True)
    title, first = words
    (folder / "docs" / "index.md").write_text(PAGE.format(title=title, first=first), encoding="utf-8")
    (folder / "docs" / "other.md").write_text(PAGE.format(title="Other", first="Empty it."), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(theme=theme, plugins=plugins), encoding="utf-8")


def run(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a site with its pages in Arabic as far as they are translated, and of the theme's own pages."""
    ours, stock = (tmp_path_factory.mktemp(name) / "project" for name in ("ours", "stock"))
    write(ours, SOURCE, plugins=", {bitext: {locales: [ar]}}")
    run(ours, "bitext", "update")
    SmallProject(ours).translate(dict(zip(SOURCE, ARABIC, strict=True)), "ar")
    write(stock, ARABIC, theme=", language: ar, direction: rtl")
    for project in (ours, stock):
        run(project, "mkdocs", "build", "-q")
    with serve_files(ours / "site") as first, serve_files(stock / "site") as second:
        yield first, second


@pytest.mark.parametrize("uri", ["", "other/"], ids=["half translated", "untranslated"])
def test_no_fault_that_pages_of_the_theme_alone_do_not_have(
    sites: tuple[str, str], new_context: Callable[..., BrowserContext], uri: str
) -> None:
    ours, stock = sites
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{stock}/{uri}")
    known = axe.faults(page)
    page.goto(f"{ours}/ar/{uri}")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.get_by_text("Close the lid.").evaluate("(text) => getComputedStyle(text).direction") == "ltr"
    assert [fault for fault in axe.faults(page) if fault not in known] == []
