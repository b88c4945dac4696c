"""Themes other than Material: a language switcher, and a search that finds the words of the page's own language."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from web_server import serve_files

pytestmark = pytest.mark.browser

MODAL, PAGE, NONE = "in a dialog", "on a page of its own", "only in its own script"
BUILT_IN = {"mkdocs": MODAL, "readthedocs": PAGE}
FROM_PYPI = {"bootstrap": MODAL, "cinder": MODAL, "gitbook": NONE, "terminal": MODAL, "windmill": NONE}
SEARCH = BUILT_IN | FROM_PYPI
CONFIG = """\
site_name: Kettle
theme: {theme}
markdown_extensions: [attr_list]
plugins:
  - search
  - bitext: {{locales: {{nl-BE: {{name: Nederlands}}}}}}
"""


def build(folder: Path, theme: str) -> Path:
    """A site with a page and one sentence in Dutch."""
    (folder / "docs" / "guide").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(theme=theme))
    (folder / "docs" / "index.md").write_text("# Kettle\n\nIt boils. See [how](guide/boil.md#lid).\n")
    boil = "# Boil\n\nFill it first.\n\n## With a lid { #lid }\n\nClose it.\n"
    (folder / "docs" / "guide" / "boil.md").write_text(boil)
    run = [sys.executable, "-m"]
    subprocess.run([*run, "bitext", "update"], cwd=folder, check=True, capture_output=True)
    target = folder / "translations" / "nl-BE" / "guide" / "boil.xlf"
    text, count = re.subn(
        r'(<segment [^>]*)>(\s*)<source>Fill it first\.</source>',
        r'\1 state="translated">\2<source>Fill it first.</source>\2<target>Vul de waterkoker eerst.</target>',
        target.read_text().replace(' state="initial"', ""),
    )  # fmt: skip
    assert count == 1
    target.write_text(text)
    subprocess.run([*run, "mkdocs", "build", "--strict", "-q"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


@pytest.fixture(
    scope="module",
    params=[
        *(pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in BUILT_IN),
        *(pytest.param(name, marks=[pytest.mark.sites, pytest.mark.xdist_group(name)]) for name in FROM_PYPI),
    ],
)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def address(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_files(build(tmp_path_factory.mktemp(theme), theme)) as address:
        yield address


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], address: str) -> Page:
    context = new_context(viewport={"width": 1280, "height": 800}, locale="en")
    # Some themes load fonts and highlighting from elsewhere: a site works without.
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    return context.new_page()


def switch(page: Page, to: str) -> None:
    page.locator(".bt-languages :is(summary, .dropdown-toggle)").click()
    page.get_by_role("link", name=to, exact=True).click()


def test_a_reader_switches_the_language_and_stays_at_the_section(page: Page, address: str, theme: str) -> None:
    if theme == "windmill":
        pytest.skip("its pages are in a frame, whose links its own script replaces")
    if theme == "cinder":
        pytest.skip("its menus need a script from a server on the Internet")
    page.goto(f"{address}/guide/boil/#lid")
    switch(page, "Nederlands")
    expect(page).to_have_url(f"{address}/nl-BE/guide/boil/#lid")
    expect(page.locator("html")).to_have_attribute("lang", "nl-BE")
    expect(page.get_by_text("Vul de waterkoker eerst.")).to_be_visible()
    switch(page, "English")
    expect(page).to_have_url(f"{address}/guide/boil/#lid")
    expect(page.get_by_text("Fill it first.")).to_be_visible()


def test_the_switcher_is_in_the_page_without_scripts(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/nl-BE/guide/boil/")
    links = page.locator(".bt-languages a[hreflang]")
    assert [link.get_attribute("href") for link in links.all()] == ["../../../guide/boil/", "./"]
    expect(links.nth(1)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("start", "word", "found"),
    [("nl-BE/", "waterkoker", "Vul de waterkoker eerst."), ("", "first", "Fill it first.")],
    ids=["nl-BE", "source"],
)
def test_the_search_finds_the_words_of_the_language(
    page: Page, address: str, theme: str, start: str, word: str, found: str
) -> None:
    if SEARCH[theme] is NONE or theme == "cinder":
        pytest.skip("its search needs a script from a server on the Internet, or is in none of its pages")
    page.goto(f"{address}/{start}")
    if SEARCH[theme] is PAGE:
        page.locator("#rtd-search-form input").fill(word)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/{start}search.html?q={word}")
    else:
        page.goto(f"{address}/{start}?q={word}")
    results = page.locator("#mkdocs-search-results a")
    expect(results.first).to_be_attached()
    urls = page.evaluate("[...document.querySelectorAll('#mkdocs-search-results a')].map((link) => link.href)")
    assert {url.partition("#")[0] for url in urls} == {f"{address}/{start}guide/boil/"}
    expect(page.locator("#mkdocs-search-results")).to_contain_text(found)
