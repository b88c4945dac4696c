"""A locale on paper: every page once, in order, links inside the book, nothing that only a screen can do."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml.html import fromstring

from mkdocs_publish.__main__ import main
from mkdocs_publish.export import pdf
from mkdocs_publish.export.book import books

Site = Callable[[Mapping[str, str | bytes]], Path]


def page(body: str, lang: str = "en", url: str = "https://a.example/help/") -> str:
    return (
        f'<html lang="{lang}"><head><title>T</title><link rel="canonical" href="{url}"></head>'
        f"<body><nav>no</nav><article>{body}</article></body></html>"
    )


SITE = {
    "llms.txt": "# A & B\n\n> About\n\n- [Two](https://a.example/help/two/index.md)\n- [One](https://a.example/help/index.md)\n",
    "index.html": page(
        '<h1 id="one">One<a class="headerlink" href="#one">¶</a></h1><a href="two/#end">x</a><a href="file.zip">z</a>'
    ),
    "two/index.html": page(
        '<h1 id="two">Two</h1><h2 id="end">End</h2><a href="../">up</a><a href="#end">e</a><img src="../a.png">'
        "<form><button>Go</button></form><details><summary>More</summary>kept</details><p hidden>not seen</p>"
        "<p data-not-on-paper>of the form</p>",
        url="https://a.example/help/two/",
    ),
    "a.png": b"",
    "nl/llms.txt": "# Gids\n\n- [Een](index.md)\n",
    "nl/index.html": page("<h1>Een</h1>", lang="nl"),
}


def test_a_book_has_the_pages_of_its_list_in_that_order(site: Site) -> None:
    english, dutch = books(site(SITE))
    tree = fromstring(english.html)
    assert [one.text_content() for one in tree.iter("h1")] == ["A & B", "Two", "One"]
    assert (english.lang, english.title, tree.findtext(".//title")) == ("en", "A & B", "A & B")
    assert (dutch.lang, dutch.folder) == ("nl", "nl")
    assert fromstring(dutch.html).get("lang") == "nl"


def test_links_stay_in_the_book_where_they_can(site: Site) -> None:
    folder = site(SITE)
    tree = fromstring(books(folder)[0].html)
    links = [one.get("href") for one in tree.iter("a")]
    assert links == ["#p2", "#p1-end", "#p1-end", "https://a.example/help/file.zip"]
    assert {"p1", "p2", "p1-end"} <= set(tree.xpath("//@id"))
    assert [one.get("src") for one in tree.iter("img")] == [(folder / "a.png").as_uri()]


def test_paper_has_no_forms_and_hides_nothing_behind_a_fold(site: Site) -> None:
    tree = fromstring(books(site(SITE))[0].html)
    assert not tree.xpath("//form | //button | //svg | //nav | //*[@hidden] | //a[@class='headerlink']")
    assert "of the form" not in tree.text_content()
    assert [one.get("open") for one in tree.iter("details")] == [""]


def test_a_site_without_lists_is_named(site: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = site({"index.html": page("x")})
    assert main(["pdf", str(folder), str(tmp_path / "out")]) == 2
    assert f"{folder} contains no llms.txt" in capsys.readouterr().err


def test_a_machine_without_chromium_is_told_what_to_install(
    site: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    assert main(["pdf", str(site(SITE)), str(tmp_path / "out")]) == 2
    assert "apt-get install chromium" in capsys.readouterr().err
