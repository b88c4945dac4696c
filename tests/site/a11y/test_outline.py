"""What a screen reader goes by: one h1, no level left out, titles that differ, names in the page's language."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from guide_pages import built_addresses


@pytest.fixture(scope="module")
def pages(guide: Path) -> dict[str, lxml.html.HtmlElement]:
    files = {path: guide / path.strip("/") for path in built_addresses(guide)}
    return {
        path: lxml.html.fromstring((file if file.suffix else file / "index.html").read_bytes())
        for path, file in files.items()
    }


def test_headings_leave_no_level_out(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for path, page in pages.items():
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_no_two_pages_of_a_locale_have_the_same_title(pages: dict[str, lxml.html.HtmlElement]) -> None:
    titles = Counter((page.get("lang"), page.findtext(".//title")) for page in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_names_that_only_a_screen_reader_says_are_in_the_language_of_the_page(
    pages: dict[str, lxml.html.HtmlElement],
) -> None:
    english = {
        name
        for path, page in pages.items()
        if page.get("lang") == "en"
        for name in page.xpath(
            "//*[self::a or self::button or self::input or self::nav]/@*[name()='aria-label' or name()='title']"
        )
    }
    for path, page in pages.items():
        if page.get("lang") == "en" or page.xpath("//article[@lang]"):
            continue
        names = page.xpath("//article//@title | //*[@role='dialog']/@aria-label | //input/@aria-label")
        assert names, path
        assert set(names) & english == set(), path


def test_every_language_in_the_menu_is_named_in_itself(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for path, page in pages.items():
        links = page.xpath("//footer//a[@hreflang]")
        assert {one.get("lang") for one in links} >= {"en", "nl-BE"}, path
