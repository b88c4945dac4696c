"""A page's data for search engines: complete by their rules, with whole addresses, and never the end of its element."""

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.machines.json_ld import TYPE, above, with_about

ROOT = "https://a.example/help/"
FAQ = "<h2 id='why'>Why?</h2><p>So.</p><h2 id='how'>How?</h2><p>Thus.</p>"
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
    return data(BuiltPage(page.path, with_about(page, "Title", trail)))


def built(folder: Path, url: str = f"site_url: {ROOT}", options: str = "{}", folders: str = "true") -> Path:
    (folder / "docs" / "set-up").mkdir(parents=True)
    for name in ("index.md", "set-up/index.md", "set-up/first.md"):
        (folder / "docs" / name).write_text(f"# Page {name}\n")
    (folder / "docs" / "hidden.md").write_text("# Hidden\n\n## Why </script>?\n\nSo.\n\n## How?\n\nThus.\n")
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


def test_a_page_of_questions_has_each_with_its_answer(tmp_path: Path) -> None:
    itself, _ = read(built(tmp_path), "hidden/index.html")
    assert (itself["@type"], itself["url"]) == ("FAQPage", f"{ROOT}hidden/")
    for asked in itself["mainEntity"]:
        assert asked["@type"] == "Question"
        assert asked["acceptedAnswer"]["@type"] == "Answer"
        assert asked["url"].startswith(f"{ROOT}hidden/#")
    assert [one["acceptedAnswer"]["text"] for one in itself["mainEntity"]] == ["So.", "Thus."]


def test_without_an_address_only_questions_are_told(tmp_path: Path) -> None:
    site = built(tmp_path, url="")
    assert read(site, "set-up/first/index.html") == []
    (itself,) = read(site, "hidden/index.html")
    assert "url" not in itself
    assert len(itself["mainEntity"]) == 2


def test_a_site_can_do_without(tmp_path: Path) -> None:
    site = built(tmp_path, options="{structured_data: false}")
    assert [path for path in site.rglob("*.html") if TYPE in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028&\"'\\", "]]>"])
def test_no_text_of_a_page_ends_the_element(text: str) -> None:
    hostile = text.replace("&", "&amp;").replace("<", "&lt;")
    before = page(f"<h2>{hostile} ?</h2><p>{hostile}</p><h2>How?</h2><p>Thus</p>")
    after = BuiltPage(before.path, with_about(before, text, [(text, ROOT)]))
    itself, trail = data(after)
    assert len(after.tree.xpath("//script")) == 1
    assert itself["name"] == trail["itemListElement"][0]["name"] == text
    assert itself["mainEntity"][0]["name"] == f"{text} ?"
    assert itself["mainEntity"][0]["acceptedAnswer"]["text"] == text
    assert after.inline.scripts == ()


def test_a_page_is_in_the_language_that_it_says() -> None:
    assert said(page(FAQ))[0]["inLanguage"] == "nl-BE"


def test_a_page_that_nobody_translated_says_nothing() -> None:
    assert said(page(FAQ, article='lang="en"')) == []


def test_a_page_that_speaks_for_itself_is_left_alone() -> None:
    own = page(FAQ, head=f'<script type="{TYPE}">{{"@graph": [1]}}</script>')
    assert with_about(own, "Title", [("Start", ROOT)]) == own.text


def test_a_second_time_changes_nothing() -> None:
    once = with_about(page(FAQ), "Title", [("Start", ROOT)])
    assert with_about(BuiltPage("a/index.html", once), "Title", [("Start", ROOT)]) == once


@pytest.mark.parametrize("address", ["", "../", "javascript:alert(1)"])
def test_an_address_that_is_not_whole_is_no_place(address: str) -> None:
    odd = BuiltPage("a/index.html", page(FAQ).text.replace(f"{ROOT}a/", address))
    assert [node["@type"] for node in said(odd)] == ["FAQPage"]


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
    assert list(above(path, folder)) == found
