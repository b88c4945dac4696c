"""`bitext adopt`: translations that a site already has become targets, in whatever layout they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.core.model import State
from bitext.project.segment_files import read_document

SOURCE = """# First steps { #first-steps }

Install the program with `pip install example`. Then open the settings.

- Choose **Save**.
- Read the [manual](manual.md "The manual") of version 12.

!!! note

    A file that you delete cannot be restored.
"""
FRENCH = """# Premiers pas { #first-steps }

Installez le programme avec `pip install example`. Ouvrez ensuite les paramètres.

- Choisissez **Save**.
- Lisez le [manuel](manual.md "Le manuel") de la version 12.

!!! note "Note"

    Un fichier que vous supprimez ne peut pas être restauré.
"""
LAYOUTS = {
    "suffix": "docs/guide/index.fr.md",
    "folder": "docs/fr/guide/index.md",
    "tree": "french/guide/index.md",
    "docusaurus": "i18n/fr/docusaurus-plugin-content-docs/current/guide/index.md",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "guide" / "index.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "docs" / "manual.md").write_text("# Manual\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Example\ntheme: material\nmarkdown_extensions: [admonition, attr_list]\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.items(), ids=LAYOUTS)
def test_each_layout_is_adopted_and_left_as_it_was(
    site: Path, layout: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    original = written(site / name, FRENCH)
    folder = [str(site / "french")] if layout == "tree" else []
    assert main(["adopt", "--locale", "fr", "--json", *folder]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["layout"] == layout
    [page] = result["pages"]
    assert (page["page"], page["taken"], page["identical"]) == ("guide/index.md", page["segments"], True)
    assert original.read_text(encoding="utf-8") == FRENCH
    document = read_document(site / "translations" / "fr" / "guide" / "index.xlf")
    assert document is not None
    segments = [segment for unit in document.units for segment in unit.segments]
    assert {segment.state for segment in segments} == {State.TRANSLATED}
    assert segments[1].target is not None
    assert "Installez" in str(segments[1].target)


def test_a_dry_run_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(site / LAYOUTS["suffix"], FRENCH)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main(["adopt", "--locale", "fr", "--dry-run"]) == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file() and path.suffix != ".lock"} == before
    assert "7 adopted" in capsys.readouterr().out


def test_a_second_run_changes_nothing_and_keeps_what_a_translator_changed(site: Path) -> None:
    written(site / LAYOUTS["folder"], FRENCH)
    assert main(["adopt", "--locale", "fr"]) == 0
    file = site / "translations" / "fr" / "guide" / "index.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace("Premiers pas", "Débuter"), encoding="utf-8")
    before = {path: path.read_bytes() for path in (site / "translations").rglob("*.xlf")}
    main(["adopt", "--locale", "fr"])
    assert {path: path.read_bytes() for path in (site / "translations").rglob("*.xlf")} == before


def test_nothing_to_adopt_says_where_it_was_looked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--locale", "fr"]) == 2
    assert "docs/index.fr.md, docs/fr/index.md" in capsys.readouterr().err
