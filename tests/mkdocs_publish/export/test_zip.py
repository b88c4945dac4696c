"""The site as a zip: whole, the same bytes every time, and one sentence where there is no site."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_publish.__main__ import main

Site = Callable[[Mapping[str, str | bytes]], Path]
START = '<html><head><link rel="canonical" href="https://help.example/guide/"></head><body>é</body></html>'


def test_the_zip_holds_the_site_and_how_to_serve_it(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site({"index.html": START, "a/b.js": "x", "a/b.js.br": "y", "a/b.js.map": "z", ".htaccess": "h"})
    assert main(["zip", str(folder), str(tmp_path / "my-guide.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "my-guide.zip") as packed:
        assert packed.namelist() == [
            "READ-ME.txt",
            "my-guide/.htaccess",
            "my-guide/a/b.js",
            "my-guide/index.html",
        ]
        assert packed.read("my-guide/index.html") == START.encode()
        text = packed.read("READ-ME.txt").decode()
    assert "--directory my-guide" in text
    assert "https://help.example/guide/" in text
    assert "3 files" in capsys.readouterr().out


def test_a_site_without_an_address_says_what_it_lacks(site: Site, tmp_path: Path) -> None:
    assert main(["zip", str(site({"index.html": "<html></html>"})), str(tmp_path / "guide.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "guide.zip") as packed:
        assert "built without a `site_url`" in packed.read("READ-ME.txt").decode()


def test_the_same_site_gives_the_same_bytes(site: Site, tmp_path: Path) -> None:
    folder = site({"index.html": START, "b.js": "x"})
    out = tmp_path / "guide.zip"
    main(["zip", str(folder), str(out)])
    once = out.read_bytes()
    (folder / "b.js").write_text("y")
    (folder / "b.js").write_text("x")
    main(["zip", str(folder), str(out)])
    assert out.read_bytes() == once


def test_a_folder_without_a_site_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zip", str(tmp_path), str(tmp_path / "x.zip")]) == 2
    assert f"{tmp_path} is not a built site" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()
