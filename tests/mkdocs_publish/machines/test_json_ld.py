"""JSON-LD of pages: complete, with absolute URLs, and never ending its own element."""

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.machines.json_ld import TYPE, parents, with_json_ld

ROOT = "https://a.example/help/"
BODY = "<p>So.</p>"
CONFIG = """\
site_name: Help
{url}
theme: material
nav: [{{Start: index.md}}, {{Set up: [set-up/index.md, {{First: set-up/first.md}}]}}, {{Hidden: hidden.md}}]
plugins: [{{bitext-publish: {options}}}]
use_directory_urls: {folders}
"""


def page(body: str, path: str = "a/index.html", head: str = "", lang: str = "nl-BE", article: str = "") -> BuiltPage:
    canonical = f'<link rel="canonical" href="{ROOT}{path.removesuffix("index.html")}">'
    return BuiltPage(
        path,
        f'<html lang="{lang}"><head>{canonical}{head}</head><body><article {article}>{body}</article></body></html>',
    )


def data(page: BuiltPage) -> list[dict[str, Any]]:
    """The nodes of its block, none where it has none."""
    found = page.tree.xpath(f"//script[@type='{TYPE}']")
    assert len(found) <= 1
    return list(json.loads(found[0].text)["@graph"]) if found else []


def said(page: BuiltPage, trail: tuple[tuple[str, str], ...] = (("Start", ROOT),)) -> list[dict[str, Any]]:
    return data(BuiltPage(page.path, with_json_ld(page, "Title", trail)))


def built(folder: Path, url: str = f"site_url: {ROOT}", options: str = "{}", folders: str = "true") -> Path:
    (folder / "docs" / "set-up").mkdir(parents=True)
    for name in ("index.md", "set-up/index.md", "set-up/first.md"):
        (folder / "docs" / name).write_text(f"# Page {name}\n")
    (folder / "docs" / "hidden.md").write_text("# Hidden\n")
    (folder / "mkdocs.yml").write_text(CONFIG.format(url=url, options=options, folders=folders))
    build(load_config(str(folder / "mkdocs.yml")))
    return folder / "site"


def read(site: Path, path: str) -> list[dict[str, Any]]:
    return data(BuiltPage.read(site, site / path))


@pytest.mark.parametrize(
    ("folders", "first", "addresses"),
    [
        ("true", "set-up/first/index.html", ["", "set-up/", "set-up/first/"]),
        ("false", "set-up/first.html", ["index.html", "set-up/index.html", "set-up/first.html"]),
    ],
)
def test_a_page_names_the_pages_above_it(tmp_path: Path, folders: str, first: str, addresses: list[str]) -> None:
    site = built(tmp_path, folders=folders)
    itself, trail = read(site, first)
    assert (itself["@type"], itself["name"], itself["inLanguage"]) == ("WebPage", "First", "en")
    assert (trail["@type"], trail["@id"]) == ("BreadcrumbList", itself["breadcrumb"]["@id"])
    places = trail["itemListElement"]
    assert {place["@type"] for place in places} == {"ListItem"}
    assert [place["position"] for place in places] == [1, 2, 3]
    assert [place["name"] for place in places] == ["Start", "Page set-up/index.md", "First"]
    wanted = {"index.html": {ROOT, f"{ROOT}index.html"}}
    for place, address in zip(places, addresses, strict=True):
        assert place["item"] in wanted.get(address, {ROOT + address})


def test_the_start_page_stands_below_nothing(tmp_path: Path) -> None:
    assert read(built(tmp_path), "index.html") == []


def test_without_site_url_there_is_none(tmp_path: Path) -> None:
    assert read(built(tmp_path, url=""), "set-up/first/index.html") == []


def test_a_site_can_do_without(tmp_path: Path) -> None:
    site = built(tmp_path, options="{structured_data: false}")
    assert [path for path in site.rglob("*.html") if TYPE in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028&\"'\\", "]]>"])
def test_no_text_of_a_page_ends_the_element(text: str) -> None:
    before = page("<p>So.</p>")
    after = BuiltPage(before.path, with_json_ld(before, text, [(text, ROOT)]))
    itself, trail = data(after)
    assert len(after.tree.xpath("//script")) == 1
    assert itself["name"] == trail["itemListElement"][0]["name"] == text
    assert after.inline.scripts == ()


def test_a_page_is_in_the_language_that_it_says() -> None:
    assert said(page(BODY))[0]["inLanguage"] == "nl-BE"


def test_a_page_that_nobody_translated_says_nothing() -> None:
    assert said(page(BODY, article='lang="en"')) == []


def test_a_page_that_speaks_for_itself_is_left_alone() -> None:
    own = page(BODY, head=f'<script type="{TYPE}">{{"@graph": [1]}}</script>')
    assert with_json_ld(own, "Title", [("Start", ROOT)]) == own.text


def test_a_second_time_changes_nothing() -> None:
    once = with_json_ld(page(BODY), "Title", [("Start", ROOT)])
    assert with_json_ld(BuiltPage("a/index.html", once), "Title", [("Start", ROOT)]) == once


@pytest.mark.parametrize("address", ["", "../", "javascript:alert(1)"])
def test_an_address_that_is_not_whole_is_no_place(address: str) -> None:
    odd = BuiltPage("a/index.html", page(BODY).text.replace(f"{ROOT}a/", address))
    assert said(odd) == []


@pytest.mark.parametrize(
    ("path", "folder", "found"),
    [
        ("index.html", "", []),
        ("nl/index.html", "nl/", []),
        ("nl/a/b/index.html", "nl/", ["nl/index.html", "nl/a/index.html"]),
        ("nl/a.html", "nl/", ["nl/index.html"]),
        ("a/b.html", "", ["index.html", "a/index.html"]),
    ],
)
def test_what_stands_above_a_page_is_read_off_its_path(path: str, folder: str, found: list[str]) -> None:
    assert list(parents(path, folder)) == found
