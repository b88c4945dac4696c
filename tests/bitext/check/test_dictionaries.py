"""Hunspell's dictionaries are found by locale, and know a project's own words besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.check.dictionaries import dictionary_folders, dictionary_path, project_dictionary
from bitext.cli.main import main
from bitext.project.project import Project, load
from bitext.rules.glossary import Glossary, Term

AFF = "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\nSFX A Y 1\nSFX A 0 en .\n"
DIC = "3\nkies\ncliënt/A\nlijst/A\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Our own tiny Dutch dictionary."""
    made = tmp_path / "dictionaries"
    made.mkdir()
    (made / "nl_NL.aff").write_text(AFF, encoding="utf-8")
    (made / "nl_NL.dic").write_text(DIC, encoding="utf-8")
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Choose a client\n", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nplugins: [{bitext: {locales: {nl-BE: {name: Nederlands}}}}]\n", encoding="utf-8")
    main(["update", "-f", str(config)])
    return load(config)


@pytest.mark.parametrize("word", ["kies", "cliënt", "cliënten", "Lijsten", "LIJST"])
def test_a_word_of_the_dictionary_is_known_in_all_its_forms(project: Project, folder: Path, word: str) -> None:
    known = project_dictionary(project, project.locales[0], Glossary(), [folder])
    assert known is not None
    assert known(word)
    assert not known(f"{word}q")


def test_words_of_the_project_of_the_locale_and_of_the_glossary_are_known(project: Project, folder: Path) -> None:
    (project.translations / "_words.txt").write_text("# products\nContoso  # ours\n", encoding="utf-8")
    (project.translations / "nl-BE/_words.txt").write_text("zomaar foto’s\n", encoding="utf-8")
    glossary = Glossary((Term(("error message",), ("foutmelding", "rode vlag"), ()),))
    known = project_dictionary(project, project.locales[0], glossary, [folder])
    assert known is not None
    assert [word for word in ("Contoso", "zomaar", "foto's", "foutmelding", "vlag", "ours") if known(word)] == [
        "Contoso", "zomaar", "foto's", "foutmelding", "vlag",
    ]  # fmt: skip


def test_without_a_dictionary_of_the_language_nothing_is_checked(project: Project, tmp_path: Path) -> None:
    assert project_dictionary(project, project.locales[0], Glossary(), [tmp_path]) is None


@pytest.mark.parametrize(
    ("names", "code", "found"),
    [
        ("nl_NL nl_BE nl", "nl-BE", "nl_BE"),
        ("nl_NL nl", "nl-BE", "nl"),
        ("fr_CA fr_FR", "fr-BE", "fr_FR"),
        ("es_AR es_MX", "es-ES", "es_AR"),
        ("de_DE", "nl-BE", None),
    ],
)
def test_the_nearest_dictionary_is_chosen(tmp_path: Path, names: str, code: str, found: str | None) -> None:
    for name in names.split():
        for ending in ("aff", "dic"):
            (tmp_path / f"{name}.{ending}").touch()
    path = dictionary_path(code, [tmp_path])
    assert (path.name if path else None) == found


def test_the_variable_that_hunspell_itself_reads_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert dictionary_folders()[0] == tmp_path


def test_the_command_names_a_misspelled_word_once_and_succeeds(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DICPATH", str(folder))
    (project.docs / "index.md").write_text("# Choose a client\n\nChoose the client.\n", encoding="utf-8")
    main(["update", "-f", str(project.config_file)])
    path = project.locale_path(project.locales[0], "index.md")
    text = path.read_text(encoding="utf-8").replace('state="initial"', 'state="translated"')
    path.write_text(text.replace("</source>", "</source><target>Kies clënt.</target>"), encoding="utf-8")
    capsys.readouterr()
    code = main(["check", "-f", str(project.config_file)])
    out = capsys.readouterr().out
    found = [line for line in out.splitlines() if " spelling " in line]
    assert len(found) == 1
    assert 'contains "clënt", which is not in the dictionary' in found[0]
    assert "(and 1 more)" in found[0]
    assert code == 0
