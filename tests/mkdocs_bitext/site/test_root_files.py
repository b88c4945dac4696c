"""What other plugins write at the root stays that of the source; a locale has its own below its folder."""

import zlib
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from bitext.localize.segment_markers import milestone
from mkdocs_bitext.site.root_files import RootFiles, inventory_below, without_marks

MARK = milestone("u0123456789-s012345")
SITE_URL = "https://help.example/guide/"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_file_of_a_locale_goes_into_its_folder_with_its_own_address(tmp_path: Path) -> None:
    write(tmp_path, {"feed.xml": f"<a href='{SITE_URL}feed.xml'>News", "a/index.html": "page", "style.css": "css"})
    pages = Files([File("a.md", "docs", str(tmp_path), True), File("style.css", "docs", str(tmp_path), True)])
    root = RootFiles.of(tmp_path, SITE_URL, pages)
    write(tmp_path, {"feed.xml": f"<a href='{SITE_URL}feed.xml'>Nieuws", "nl-BE/a/index.html": "pagina"})
    root.settle("nl-BE", ["nl-BE"])
    assert read(tmp_path) == {
        "feed.xml": f"<a href='{SITE_URL}feed.xml'>News",
        "nl-BE/feed.xml": f"<a href='{SITE_URL}nl-BE/feed.xml'>Nieuws",
        "a/index.html": "page",
        "nl-BE/a/index.html": "pagina",
        "style.css": "css",
    }


def test_what_a_locale_did_not_change_has_no_copy(tmp_path: Path) -> None:
    write(tmp_path, {"CNAME": "help.example", "nl-BE/llms.txt": "x", "nl-BE/a.md": f"{MARK}Een"})
    RootFiles.of(tmp_path, None, Files([])).settle("nl-BE", ["nl-BE"])
    assert read(tmp_path) == {"CNAME": "help.example", "nl-BE/llms.txt": "x", "nl-BE/a.md": "Een"}


def test_the_repository_that_a_site_is_published_from_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": f"{MARK}main", ".well-known/a.txt": f"{MARK}a"})
    RootFiles.of(tmp_path, None, Files([])).clean()
    assert read(tmp_path) == {".git/HEAD": f"{MARK}main", ".well-known/a.txt": "a"}


@pytest.mark.parametrize(
    "written",
    [
        MARK,
        MARK.replace("<", "&lt;").replace(">", "&gt;"),
        MARK.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;"),
        MARK.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"),
        MARK.replace('"', '\\"'),
    ],
)
def test_nobody_reads_the_marks_of_segments_in_a_feed(written: str) -> None:
    assert without_marks(f"é {written}One.".encode()) == "é One.".encode()


def test_a_picture_is_not_read_as_text() -> None:
    assert without_marks(b"\xff\xd8 data-s=") == b"\xff\xd8 data-s="


def test_an_inventory_in_the_folder_of_a_locale_has_addresses_relative_to_it() -> None:
    head = b"# Sphinx inventory version 2\n# Project: X\n# Version: 0\n# The rest is zlib\n"
    entries = b"a.b py:function 1 nl-BE/api/#$ -\nc std:label -1 nl-BE/#c C nl-BE/ D"
    moved = inventory_below(head + zlib.compress(entries), "nl-BE/")
    assert moved.startswith(head)
    assert zlib.decompress(moved[len(head) :]) == b"a.b py:function 1 api/#$ -\nc std:label -1 #c C nl-BE/ D"


@pytest.mark.parametrize(
    "inventory",
    [
        b"",
        b"# Sphinx inventory version 1\n# Project: X\n# Version: 0\na.b mod nl-BE/api/\nc mod nl-BE/c\n",
        b"# Sphinx inventory version 2\n# Project: X\n# Version: 0\n# The rest is zlib\ncut short",
    ],
)
def test_an_inventory_of_another_format_stays_as_it_is(inventory: bytes) -> None:
    assert inventory_below(inventory, "nl-BE/") == inventory
