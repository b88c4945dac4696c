"""The page that everything began with, taken over by one command and read in the browser."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import shared_build
from bitext.cli.main import main
from bitext.exchange.microsoft_pages.pairs import Pair, parse_bilingual
from web_server import serve_files


@pytest.fixture(scope="module")
def seed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed and what it includes."""
    folder = tmp_path_factory.mktemp("seed")
    shutil.copy(shared / "corpus" / "seed-troubleshooting.nl-be.md", folder / "troubleshooting.md")
    shutil.copytree(shared / "corpus/bilingual/2019-05/bilingual/accountant/includes", folder / "includes")
    return folder


@pytest.fixture(scope="module")
def page(
    seed: Path,
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """The Dutch page of the site that the command makes."""
    root = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        main(["import-pages", str(seed), "--locale", "nl-BE"])
    shared_build.build_site(root / "mkdocs.yml", root / "site")
    with serve_files(root / "site") as address:
        page = chromium.new_page()
        page.goto(f"{address}/nl-BE/troubleshooting/")
        yield page
        page.close()


def words(text: str) -> list[str]:
    """A sentence's runs of letters and digits; an include is read as its label, markup as nothing."""
    text = re.sub(r"\[!INCLUDE ?\[[^\]]*\]\([^)]*\)\]", "\0", text)
    text = re.sub(r"\]\([^)]*\)", "", text)
    return [re.sub(r"\W+", "", part) for part in text.split("\0")]


def shown(page: Page, selector: str) -> str:
    return re.sub(r"\W+", "", " ".join(page.locator(selector).all_inner_texts()))


def missing(pairs: tuple[Pair, ...], side: str, text: str) -> list[str]:
    return [getattr(one, side) for one in pairs if any(part not in text for part in words(getattr(one, side)))]


@pytest.mark.corpus
@pytest.mark.browser
def test_the_page_shows_all_targets_and_beside_them_all_sources(seed: Path, page: Page) -> None:
    pairs = parse_bilingual((seed / "troubleshooting.md").read_text(encoding="utf-8")).pairs
    assert len(pairs) == 29
    assert missing(pairs, "target", shown(page, "article")) == []
    page.locator(".bt-menu > button").click()
    page.locator(".bt-panel [value=beside]").click()
    page.locator("article .bt-source").first.wait_for()
    assert missing(pairs, "source", shown(page, "article .bt-source")) == []
    assert missing(pairs, "target", shown(page, "article")) == []
