"""Which files reach the site, and how our own come along."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.site.mkdocs_files import drop_includes, is_include, looks_localized, put_back, set_aside

CODES = ("en", "nl-BE")


def site_files(*uris: str) -> Files:
    return Files([File(uri, "docs", "site", True) for uri in uris])


@pytest.mark.parametrize("uri", ["pyodide.js.map", "js/checker.py.zip", "notes.io.md", "a.b.nl.png"])
def test_two_letters_before_the_last_dot_are_taken_for_a_locale(uri: str) -> None:
    assert looks_localized(uri, CODES)


@pytest.mark.parametrize("uri", ["app.min.js", "page.md", "logo.nl-BE.png", "a.en.md", "v1.2.zip", ".nojekyll"])
def test_other_names_are_not(uri: str) -> None:
    assert not looks_localized(uri, CODES)


def test_assets_that_would_vanish_come_back() -> None:
    files = site_files("index.md", "a.js.map", "b.png")
    aside = set_aside(files, CODES, "docs")
    assert [file.src_uri for file in files] == ["index.md", "b.png"]
    put_back(files, aside, "nl-BE")
    assert files.src_uris["a.js.map"].dest_uri == "a.js.map"


def test_a_page_that_would_vanish_stops_the_build_with_its_name() -> None:
    with pytest.raises(PluginError, match=r"Rename guide/notes\.io\.md"):
        set_aside(site_files("index.md", "guide/notes.io.md"), CODES, "docs")


def test_includes_are_no_pages_but_their_images_stay() -> None:
    files = site_files("index.md", "includes/hub.md", "guide/includes/x.md.md", "includes/hub.png", "my-includes/a.md")
    drop_includes(files, "includes")
    assert sorted(files.src_uris) == ["includes/hub.png", "index.md", "my-includes/a.md"]


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("includes/a.md", True), ("a/includes/b/c.md", True), ("a/b.md", False), ("includes.md", False)],
)
def test_an_include_lies_in_a_folder_of_that_name(uri: str, expected: bool) -> None:
    assert is_include(uri, "includes") is expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"page.js": "1", "page.css": "a{}", "page.js.map": "{}", ".page.js.123": "half"}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_bundles_come_with_their_source_maps(folder: Path) -> None:
    assert Bundles.read(folder).names == ("page.css", "page.js", "page.js.map")


def test_bundles_move_when_any_of_their_files_changes(folder: Path) -> None:
    before = Bundles.read(folder).uri
    assert Bundles.read(folder).uri == before
    (folder / "page.js").write_text("other")
    assert Bundles.read(folder).uri != before


def test_a_checkout_that_was_not_set_up_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="run `make setup`"):
        Bundles.read(tmp_path / "dist")
