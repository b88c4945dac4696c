"""`bitext export`: files that other tools open, and that can be imported again without changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from bitext import xliff
from bitext.cli.main import main
from bitext.core.model import State
from bitext.xliff.validate import validate

PAGE = (
    "---\ntitle: First steps\n---\n\n# Start\n\nOpen the **file** menu. Choose a client.\n\n"
    "## Send it\n\nSee [help](help.md) & {{ hub }}.\n"
)
XLIFFS = ("xliff12", "xliff21", "xliff22")
LOCATION = '<context-group purpose="location">'


@pytest.fixture
def project(site, monkeypatch):
    """The current folder is a project with a translated page and an untranslated include."""
    site.page("guide/start.md", PAGE)
    site.page("includes/hub.md", "The hub.\n")
    site.update()
    site.translate("guide/start.md")
    monkeypatch.chdir(site.root)
    return site


def _exported(format: str, *options: str) -> str:
    assert main(["export", "--format", format, *options, "out"]) == 0
    suffix = "tmx" if format == "tmx" else "xlf"
    return Path(f"out/nl-BE/guide/start.{suffix}").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", XLIFFS)
@pytest.mark.parametrize("options", [(), ("--prefill",)], ids=["as it is", "pre-filled"])
def test_exporting_and_importing_changes_no_byte(project, capsys, format: str, options: tuple[str, ...]) -> None:
    before = project.files()
    _exported(format, *options)
    assert main(["import", "out"]) == 0
    assert "Nothing new." in capsys.readouterr().out
    assert project.files() == before


@pytest.mark.parametrize("format", XLIFFS)
@pytest.mark.parametrize("options", [(), ("--prefill",)], ids=["as it is", "pre-filled"])
def test_exported_files_are_valid(project, format: str, options: tuple[str, ...]) -> None:
    _exported(format, *options, "--preview", "https://help.example.com/")
    for path in Path("out").rglob("*.xlf"):
        assert validate(path.read_bytes(), path) == ()


@pytest.mark.parametrize("format", XLIFFS)
def test_targets_and_states_are_those_of_the_project(project, format: str) -> None:
    project.translate("includes/hub.md", state=State.FINAL)
    _exported(format)
    for page, name in (("guide/start.md", "guide/start.xlf"), ("includes/hub.md", "includes/hub.xlf")):
        out = xliff.read(Path("out/nl-BE") / name)
        assert [unit.segments for unit in out.units] == [unit.segments for unit in project.locale(page).units]


def test_the_version_is_the_requested_one(project) -> None:
    assert 'document:2.0"' in (text := _exported("xliff21"))
    assert 'version="2.1"' in text
    assert 'document:2.2"' in (text := _exported("xliff22"))
    assert 'version="2.2"' in text


def test_translators_see_the_location_of_each_sentence(project) -> None:
    text = _exported("xliff12")
    line = PAGE[: PAGE.index("Choose a client.")].count("\n") + 1
    for sentence in ("Open the ", "Choose a client."):
        part = text[text.index(sentence) :]
        assert '<context context-type="sourcefile">docs/guide/start.md<' in part[: part.index("</trans-unit>")]
        assert f'<context context-type="linenumber">{line}<' in part[: part.index("</trans-unit>")]
    assert f'<note category="location">docs/guide/start.md:{line}</note>' in _exported("xliff21")


def test_translators_see_the_address_of_the_page(project) -> None:
    text = _exported("xliff12", "--preview", "https://help.example.com")
    assert '<note from="developer">https://help.example.com/nl-BE/guide/start/#send-it</note>' in text
    assert '<note from="developer">https://help.example.com/nl-BE/guide/start/</note>' in text
    include = Path("out/nl-BE/includes/hub.xlf").read_text(encoding="utf-8")
    assert "https://" not in include
    assert "docs/includes/hub.md" in include


def test_previews_need_an_address_or_site_url(project) -> None:
    assert "preview" not in _exported("xliff21")
    config = Path("mkdocs.yml")
    config.write_text(f"site_url: https://site.example/\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    assert '<note category="preview">https://site.example/nl-BE/guide/start/</note>' in _exported("xliff21")


def test_files_contain_no_machine_paths_or_dates(project) -> None:
    for format in (*XLIFFS, "tmx"):
        text = _exported(format)
        assert str(project.root) not in text
        assert "date" not in text


def test_a_tool_that_needs_targets_gets_the_source_without_a_state(project, capsys) -> None:
    _exported("xliff12", "--prefill")
    path = Path("out/nl-BE/includes/hub.xlf")
    text = path.read_text(encoding="utf-8")
    assert "<target>The hub.</target>" in text
    path.write_text(text.replace("<target>The hub.</target>", "<target>De hub.</target>"), encoding="utf-8")
    assert main(["import", str(path)]) == 0
    [segment] = project.locale("includes/hub.md").units[0].segments
    assert (segment.target, segment.state) == (("De hub.",), State.TRANSLATED)


def test_tmx_has_the_published_pairs_with_their_codes(project) -> None:
    text = _exported("tmx")
    root = etree.fromstring(text.encode())
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    pairs = ["".join(seg.itertext()) for seg in root.iter("seg")]
    assert dict(zip(pairs[::2], pairs[1::2], strict=True)) == {
        source: target for source, target in project.targets("guide/start.md").items() if target
    }
    assert {seg.tag for seg in root.iter("bpt", "ept", "ph")} == {"bpt", "ept", "ph"}
    languages = {tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in root.iter("tuv")}
    assert languages == {"en", "nl-BE"}
    assert not Path("out/nl-BE/includes/hub.tmx").exists()


def test_tmx_has_no_unpublished_pairs(site, monkeypatch) -> None:
    monkeypatch.chdir(site.root)
    site.page("guide/start.md", PAGE)
    site.update()
    site.translate("guide/start.md", state=State.INITIAL)
    assert main(["export", "--format", "tmx", "out"]) == 0
    assert not list(Path("out").rglob("*.tmx"))


def test_json_lists_the_files(project, capsys) -> None:
    _exported("xliff12", "--json", "--locale", "nl-be")
    output = json.loads(capsys.readouterr().out)
    assert str(Path("out/nl-BE/guide/start.xlf")) in output["files"]
    assert output["segments"] > 0


@pytest.mark.parametrize("out", ["docs/x", "translations", "mkdocs.yml"])
def test_the_project_is_not_overwritten(project, capsys, out: str) -> None:
    before = project.files()
    assert main(["export", "--format", "xliff12", out]) == 2
    assert "export to another" in capsys.readouterr().err
    assert project.files() == before


def test_omegat_has_its_folders_where_nothing_is_translated(site, monkeypatch) -> None:
    site.page("index.md", PAGE)
    site.update()
    monkeypatch.chdir(site.root)
    assert main(["export", "--format", "omegat", "omegat"]) == 0
    for name in ("source", "tm", "target", "glossary", "dictionary", "omegat"):
        assert Path("omegat/nl-BE", name).is_dir()


def test_an_omegat_project_can_be_opened_and_imported_again(project, capsys) -> None:
    before = project.files()
    assert main(["export", "--format", "omegat", "omegat"]) == 0
    folder = Path("omegat/nl-BE")
    settings = etree.parse(folder / "omegat.project")
    assert settings.findtext(".//source_lang") == "EN"
    assert settings.findtext(".//target_lang") == "NL-BE"
    for name in ("source", "tm", "target", "glossary", "dictionary", "omegat"):
        assert (folder / name).is_dir()
    assert "<target" in (folder / "source" / "includes" / "hub.xlf").read_text(encoding="utf-8")
    assert "<tu " in (folder / "tm" / "guide" / "start.tmx").read_text(encoding="utf-8")
    (folder / "source").rename(folder / "target" / "back")
    assert main(["import", "omegat/nl-BE/target"]) == 0
    assert "Nothing new." in capsys.readouterr().out
    assert project.files() == before
