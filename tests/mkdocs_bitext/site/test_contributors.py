"""Pages for contributors: readers meet them in the footer only, and last in the search."""

import json
from typing import Any
from urllib.parse import urljoin

import pytest

NAV = [
    {"Start": "index.md"},
    {"Make it": ["for-authors.md", {"Deep": ["for-testers.md"]}]},
    {"Use": ["use.md", "for-experts.md"]},
    {"End": "end.md"},
]
PAGES = ("for-authors", "for-testers", "for-experts", "use", "end")
READERS = ["", "use/", "end/"]
CONTRIBUTORS = ["for-authors/", "for-testers/", "for-experts/"]


@pytest.fixture
def built(project) -> Any:
    config = (project.root / "mkdocs.yml").read_text().split("nav:")[0]
    option = "contributor_pages: [for-*.md]\n      locales:"
    project.write({
        "mkdocs.yml": f"{config.replace('locales:', option)}nav: {json.dumps(NAV)}\n",
        "docs/index.md": "# Start\n\nText.\n",
        **{f"docs/{name}.md": f"# Page {name}\n\nAn invoice of {name}.\n" for name in PAGES},
    })  # fmt: skip
    return project.build(strict=True)


def links(built: Any, address: str, where: str) -> list[str]:
    """Where the links of a page lead, in order, each once; anchors left out."""
    found = built.page(f"{address}index.html").xpath(f"//{where}[not(starts-with(@href, '#'))]/@href")
    return list(dict.fromkeys(urljoin(f"/{address}", one).removeprefix("/") for one in found))


@pytest.mark.parametrize("folder", ["", "nl-BE/"])
def test_a_page_for_readers_lists_pages_for_readers(built: Any, folder: str) -> None:
    address = f"{folder}use/"
    assert links(built, address, "nav[@data-md-level='0']/ul//a") == [folder + one for one in READERS]
    assert links(built, address, "footer//p//a") == [folder + one for one in CONTRIBUTORS]


@pytest.mark.parametrize("folder", ["", "nl-BE/"])
@pytest.mark.parametrize("name", ["use/", "for-authors/"])
def test_the_logo_leads_to_the_start_page_of_the_locale(built: Any, folder: str, name: str) -> None:
    assert links(built, folder + name, "a[@data-md-component='logo']") == [folder]


@pytest.mark.parametrize("folder", ["", "nl-BE/"])
def test_a_page_for_contributors_lists_all_pages(built: Any, folder: str) -> None:
    address = f"{folder}for-authors/"
    assert links(built, address, "nav[@data-md-level='0']/ul//a") == [folder + one for one in (*READERS, *CONTRIBUTORS)]
    assert built.page(f"{address}index.html").xpath("//nav//a[contains(@class, 'md-nav__link--active')]")


@pytest.mark.parametrize("order", [READERS, CONTRIBUTORS], ids=["readers", "contributors"])
def test_the_pages_before_and_after_are_for_the_same_people(built: Any, order: list[str]) -> None:
    for before, page, after in zip(["-", *order], order, [*order[1:], "-"], strict=False):
        assert links(built, page, "link[@rel='prev']") == [before] * (before != "-")
        assert links(built, page, "link[@rel='next']") == [after] * (after != "-")


def test_in_the_search_they_come_last(built: Any) -> None:
    docs = json.loads(built.text("search/nl-BE.json"))["docs"]
    low = {doc["location"].partition("#")[0] for doc in docs if doc.get("boost", 1) < 0.3}
    assert low == {f"nl-BE/{name}" for name in CONTRIBUTORS}


def test_search_engines_find_them(built: Any) -> None:
    for name in CONTRIBUTORS:
        assert f"<loc>https://help.example/guide/{name}</loc>" in built.text("sitemap.xml")


def test_without_the_option_nothing_changes(project) -> None:
    project.write({"docs/index.md": "# Start\n", "docs/for-authors.md": "# Authors\n"})
    assert links(project.build(), "", "nav[@data-md-level='0']/ul//a") == ["", "for-authors/"]
