"""translate-toolkit, which Weblate is built on, opens an export, edits it through its own interface, and saves."""

from __future__ import annotations

from pathlib import Path

import pytest
from translate.storage import xliff as toolkit
from translate.storage.placeables import StringElem
from translate.storage.placeables.xliff import G, X
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

from bitext.cli.main import main
from bitext.core.model import State

PAGE = "# Start\n\nOpen the **file** menu in {{ hub }}. Choose a client.\n"
SENTENCE = "Open the **file** menu in {{ hub }}."


@pytest.fixture
def project(site, monkeypatch):
    """In the folder of a project with one page to translate."""
    site.page("index.md", PAGE)
    site.update()
    monkeypatch.chdir(site.root)
    return site


def _store(format: str) -> toolkit.xlifffile:
    assert main(["export", "--format", format, "out"]) == 0
    with Path("out/nl-BE/index.xlf").open("rb") as stream:
        return (toolkit.xlifffile if format == "xliff12" else Xliff2File).parsefile(stream)


def _unit(store: toolkit.xlifffile, source: str) -> toolkit.xliffunit:
    return next(unit for unit in store.units if source in str(unit.source))


def test_a_rich_target_of_1_2_is_imported_with_its_codes(project, capsys) -> None:
    store = _store("xliff12")
    unit = _unit(store, "Open the")
    codes = [code for code in unit.rich_source[0].sub if isinstance(code, G | X)]
    bold, hub = G(id=codes[0].id, sub=["bestand"]), X(id=codes[1].id)
    unit.rich_target = [StringElem(["Open het menu ", bold, " in ", hub, "."])]
    store.savefile("out/nl-BE/index.xlf")
    assert main(["import", "out"]) == 0
    assert "1 taken" in capsys.readouterr().out
    assert project.targets("index.md")[SENTENCE] == "Open het menu **bestand** in {{ hub }}."


@pytest.mark.parametrize("format", ["xliff12", "xliff21", "xliff22"])
def test_a_plain_target_is_imported_as_translated(project, format: str) -> None:
    store = _store(format)
    _unit(store, "Choose").target = "Kies een cliënt."
    store.savefile("out/nl-BE/index.xlf")
    assert main(["import", "out"]) == 0
    [segment] = [
        segment
        for unit in project.locale("index.md").units
        for segment in unit.segments
        if segment.source == ("Choose a client.",)
    ]
    assert (segment.target, segment.state) == (("Kies een cliënt.",), State.TRANSLATED)


@pytest.mark.parametrize("format", ["xliff12", "xliff21"])
def test_plain_text_before_the_old_codes_is_rejected(project, capsys, format: str) -> None:
    project.translate("index.md")
    before = project.files()
    store = _store(format)
    _unit(store, "Open the").target = "Open het menu bestand in de hub."
    store.savefile("out/nl-BE/index.xlf")
    assert main(["import", "out"]) == 1
    assert "after the new text" in capsys.readouterr().out
    assert project.files() == before


@pytest.mark.parametrize("format", ["xliff12", "xliff21", "xliff22"])
def test_saved_without_an_edit_it_changes_nothing(project, format: str) -> None:
    project.translate("index.md")
    before = project.files()
    _store(format).savefile("out/nl-BE/index.xlf")
    assert main(["import", "out"]) == 0
    assert project.files() == before


def test_the_retired_segments_can_be_searched(project) -> None:
    project.translate("index.md")
    assert main(["export", "--format", "tmx", "out"]) == 0
    with Path("out/nl-BE/index.tmx").open("rb") as stream:
        memory = tmxfile(stream, "en", "nl-BE")
    assert memory.translate("Choose a client.") == "NL Choosé a cliént."
