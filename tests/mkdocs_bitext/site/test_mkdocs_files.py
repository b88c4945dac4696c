"""Which files reach the site, and how our own come along."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.site.mkdocs_files import drop_includes, includes_folder


def site_files(*uris: str) -> Files:
    files = Files([File(uri, "docs", "site", True) for uri in uris])
    for file in files.documentation_pages():
        file.content_string = "# A page"
    return files


def test_includes_are_no_pages_but_their_images_stay() -> None:
    files = site_files("index.md", "includes/hub.md", "includes/other.md", "includes/hub.png", "my-includes/a.md")
    files.src_uris["index.md"].content_string = "Use [!INCLUDE[hub](includes/hub.md)]."
    drop_includes(files, "includes")
    assert sorted(files.src_uris) == ["includes/hub.png", "index.md", "my-includes/a.md"]


def test_includes_of_a_folder_are_found_from_there() -> None:
    files = site_files("guide/a.md", "guide/includes/x.md.md", "includes/index.md")
    files.src_uris["guide/a.md"].content_string = "[!INCLUDE[x](includes/x.md.md)]"
    drop_includes(files, "includes")
    assert sorted(files.src_uris) == ["guide/a.md", "includes/index.md"]


def test_a_folder_from_which_no_page_includes_any_other_is_published() -> None:
    files = site_files("index.md", "includes/index.md", "includes/strings.md")
    files.src_uris["index.md"].content_string = "See [includes](includes/index.md), or `[!INCLUDE[x](y.md)]`."
    drop_includes(files, "includes")
    assert len(files) == 3


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("includes/a.md", "includes/"), ("a/includes/b/c.md", "a/includes/"), ("a/b.md", ""), ("includes.md", "")],
)
def test_an_include_lies_in_a_folder_of_that_name(uri: str, expected: str) -> None:
    assert includes_folder(uri, "includes") == expected


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
