"""`bitext import` as a user types it: what is imported, reported and written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.locales import Locale
from bitext.core.model import Document, Segment, State, Unit
from bitext.exchange.import_xliff.pages import locale_of, page_of

INDEX = "# Start\n\nOpen the **file** menu. Choose a client.\n"
GUIDE = "# Guide\n\nSave the client.\n"


@pytest.fixture
def project(site, monkeypatch):
    """The current folder is a project with two updated pages."""
    site.page("index.md", INDEX)
    site.page("guide/save.md", GUIDE)
    site.update()
    monkeypatch.chdir(site.root)
    return site


def _returned(site, page: str, source: str, target: str, name: str, format: str = "xliff12") -> Path:
    """The file of a page as a tool might save it, with one new target."""
    text = xliff.write(site.locale(page), format, for_tools=True)
    assert text.count(f"<source>{source}</source>") == 1
    text = text.replace(f"<source>{source}</source>", f"<source>{source}</source><target>{target}</target>")
    path = site.root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_target_is_imported_and_the_file_on_disk_is_canonical(project, capsys) -> None:
    before = project.files()
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "van vertaler (3).xlf")
    assert main(["import", "van vertaler (3).xlf"]) == 0
    out = capsys.readouterr().out
    assert "nl-BE index.md: 1 taken, 2 unchanged" in out
    assert "1 segment file changed." in out
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."
    changed = {name for name, raw in project.files().items() if before[name] != raw}
    assert changed == {"nl-BE/index.xlf"}
    text = project.files()["nl-BE/index.xlf"].decode()
    assert text == xliff.write(project.locale("index.md"))


def test_a_dry_run_reports_the_same_and_writes_nothing(project, capsys) -> None:
    before = project.files()
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf")
    assert main(["import", "--dry-run", "a.xlf"]) == 0
    out = capsys.readouterr().out
    assert "1 taken" in out
    assert "1 segment file would change." in out
    assert project.files() == before


def test_a_rejected_target_is_reported_with_file_and_line_and_the_rest_is_imported(project, capsys) -> None:
    path = _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf")
    text = path.read_text(encoding="utf-8").replace("</source>\n", "</source><target>Het menu</target>\n", 1)
    start = text.index("Open the ")
    text = text[:start] + text[start:].replace("</source>", "</source>\n<target>Open het menu.</target>", 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("Open het menu.")].count("\n") + 1
    assert main(["import", "a.xlf"]) == 1
    out = capsys.readouterr().out
    assert f"a.xlf:{line}: error: the target of “Open the **file** menu.” is missing an inline code" in out
    assert "[code-missing]" in out
    assert "2 taken, 1 rejected" in out
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."


def test_json_reports_what_was_imported(project, capsys) -> None:
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf")
    main(["import", "--json", "a.xlf"])
    output = json.loads(capsys.readouterr().out)
    assert output["changed"] == [str(Path("translations/nl-BE/index.xlf"))]
    assert output["findings"] == []
    [page] = output["pages"]
    assert (page["page"], page["locale"], page["taken"], page["rejected"]) == ("index.md", "nl-BE", 1, 0)


def test_one_file_may_hold_several_pages(project, capsys) -> None:
    first = _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf").read_text(encoding="utf-8")
    second = _returned(project, "guide/save.md", "Save the client.", "Bewaar.", "b.xlf").read_text(encoding="utf-8")
    body = second[second.index("<file ") : second.index("</xliff>")]
    Path("both.xlf").write_text(first.replace("</xliff>", f"{body}</xliff>"), encoding="utf-8")
    assert main(["import", "both.xlf"]) == 0
    assert "2 segment files changed." in capsys.readouterr().out
    assert project.targets("guide/save.md")["Save the client."] == "Bewaar."


def test_all_files_in_a_folder_are_imported(project, capsys) -> None:
    Path("back/deep").mkdir(parents=True)
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "back/a.xlf")
    _returned(project, "guide/save.md", "Save the client.", "Bewaar.", "back/deep/b.xliff")
    assert main(["import", "back"]) == 0
    assert "2 segment files changed." in capsys.readouterr().out


def test_a_page_is_identified_by_its_units_if_the_tool_dropped_its_name(project, capsys) -> None:
    path = _returned(project, "guide/save.md", "Save the client.", "Bewaar.", "a.xlf", "xliff21")
    text = path.read_text(encoding="utf-8").replace(' original="guide/save.md"', "")
    path.write_text(text, encoding="utf-8")
    assert main(["import", "a.xlf"]) == 0
    assert "nl-BE guide/save.md: 1 taken" in capsys.readouterr().out


BROKEN = {
    "is not well-formed": ("</body>", "</bdy>", "file-unreadable", "not well-formed", 2),
    "is of another language": ('"nl-BE"', '"fr-FR"', "lang-mismatch", "the target language fr-FR, not nl-BE", 1),
    "is a translation from another language": ('="en"', '="de"', "lang-mismatch", "a translation from de, not en", 1),
    "has a DOCTYPE": ("<xliff ", "<!DOCTYPE xliff><xliff ", "xml-doctype", "DOCTYPE", 2),
}


@pytest.mark.parametrize(("old", "new", "code", "message", "exit_code"), BROKEN.values(), ids=BROKEN.keys())
def test_a_file_is_rejected_that(project, capsys, old: str, new: str, code: str, message: str, exit_code: int) -> None:
    before = project.files()
    path = _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["import", "a.xlf"]) == exit_code
    out = capsys.readouterr().out
    assert out.startswith("a.xlf:")
    assert f"[{code}]" in out
    assert message in out
    assert project.files() == before


def test_an_unreadable_file_does_not_block_the_others(project, capsys) -> None:
    Path("a.xlf").write_text("<xliff", encoding="utf-8")
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "b.xlf")
    assert main(["import", "a.xlf", "b.xlf"]) == 2
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."


def test_a_file_of_an_unknown_page_is_rejected(project, capsys) -> None:
    strange = Document("x.md", "en", (Unit("u1", "p", (Segment("s1", ("A.",), ("B.",), State.FINAL),)),), "nl-BE")
    Path("a.xlf").write_text(xliff.write(strange), encoding="utf-8")
    assert main(["import", "a.xlf"]) == 1
    assert "“x.md” is not a page of nl-BE" in capsys.readouterr().out


def test_a_missing_file_is_a_usage_error(project, capsys) -> None:
    assert main(["import", "nowhere.xlf"]) == 2
    assert "nowhere.xlf: does not exist" in capsys.readouterr().err


def test_a_folder_without_a_file_to_import_is_a_usage_error(project, capsys) -> None:
    Path("back").mkdir()
    Path("back/notes.txt").write_text("Done.", encoding="utf-8")
    assert main(["import", "back"]) == 2
    assert "back: contains no XLIFF or PO file (.xlf, .xliff, .po)" in capsys.readouterr().err


def test_conflicting_targets_are_reported_and_the_first_is_imported(project, capsys) -> None:
    _returned(project, "index.md", "Choose a client.", "Kies een cliënt.", "a.xlf")
    _returned(project, "index.md", "Choose a client.", "Selecteer een cliënt.", "b.xlf")
    assert main(["import", "a.xlf", "b.xlf"]) == 1
    assert "b.xlf" in (out := capsys.readouterr().out)
    assert "[target-clash]" in out
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."


def test_importing_the_files_on_disk_changes_no_byte(project, capsys) -> None:
    project.translate("index.md")
    before = project.files()
    assert main(["import", "translations/nl-BE"]) == 0
    assert "Nothing new." in capsys.readouterr().out
    assert project.files() == before


def test_importing_a_programs_messages_asks_for_an_update_of_its_catalogue(project, capsys) -> None:
    config = Path("mkdocs.yml")
    catalogue = "      catalogues: {_checker: 'messages/{locale}.json'}\n"
    config.write_text(config.read_text(encoding="utf-8") + catalogue, encoding="utf-8")
    Path("messages").mkdir()
    Path("messages/en.json").write_text('{"ui.send": "Send"}\n', encoding="utf-8")
    assert main(["update"]) == 0
    _returned(project, "_checker", "Send", "Versturen", "a.xlf")
    assert main(["import", "a.xlf"]) == 0
    assert "run bitext update to write its catalogues" in capsys.readouterr().out
    assert main(["update"]) == 0
    assert json.loads(Path("messages/nl-BE.json").read_text(encoding="utf-8"))["ui.send"] == "Versturen"


LOCALES = (Locale("nl-BE", "Nederlands"), Locale("fr-BE", "Français"), Locale("nl-NL", "Nederlands"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl-BE", "nl-BE"), ("nl_be", "nl-BE"), ("fr", "fr-BE"), ("nl", None), ("de", None), (None, None), ("?", None)],
)
def test_a_locale_is_found_by_a_tools_language_code(language: str | None, expected: str | None) -> None:
    locale = locale_of(language, LOCALES)
    assert (locale.code if locale else None) == expected


def test_a_file_without_a_language_belongs_to_the_only_locale() -> None:
    assert locale_of(None, LOCALES[:1]) == LOCALES[0]


def test_a_unit_on_two_pages_identifies_neither() -> None:
    unit = Unit("u1", "p", (Segment("s1", ("See also",)),))
    own = {page: Document(page, "en", (unit,), "nl-BE") for page in ("a.md", "b.md")}
    back = Document("", "en", (unit,), "nl-BE")
    assert page_of(back, tuple(own), own.__getitem__) is None
    assert page_of(Document("docs/b.md", "en", (unit,), "nl-BE"), tuple(own), own.__getitem__) == "b.md"
