"""No command touches a file outside the folders that it was given."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bitext.cli.main import main

CONFIG = """site_name: Test
plugins:
  - search
  - bitext:
      locales:
        nl-BE: {name: Nederlands}
        de-BE: {name: Deutsch}
      catalogues:
        _checker: messages/{locale}.json
"""
PAIR = (
    '<span data-ttu-id="a-101">Een klant.</span><span class="sxs-lookup">'
    '<span data-stu-id="a-101">A client.</span></span>'
)


@pytest.fixture
def project(site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a translated page and a translated program, its mkdocs.yml edited by hand, and much else."""
    root = site.root
    (root / "mkdocs.yml").write_text(CONFIG + "# a comment\n", "utf-8")
    site.page("index.md", "# Start\n\nChoose a client.\n")
    (root / "messages").mkdir()
    (root / "messages/en.json").write_text('{\n "ui.check": "Check"\n}\n', "utf-8")
    site.update()
    for page in ("index.md", "_checker"):
        site.translate(page)
    site.update()
    assert json.loads((root / "messages/nl-BE.json").read_text("utf-8")) == {"ui.check": "NL Chéck"}
    (root / "notes.txt").write_text("mine", "utf-8")
    (root / "in").mkdir()
    (root / "in/agenda.md").write_text(f"---\ntitle: Agenda\n---\n# Agenda\n\n{PAIR}\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def outside(before: Mapping[str, bytes], after: Mapping[str, bytes], *given: str) -> set[str]:
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return {name for name in changed if not name.startswith(given)}


WITH_FOLDERS = {
    "import-pages, both folders": ("import-pages in --locale nl-BE --docs out/docs --translations out/t", ("out/",)),
    "import-pages, a new locale": ("import-pages in --locale fr-BE --docs out/docs --translations out/t", ("out/",)),
    "import-pages, its own segment files": (
        "import-pages in --locale nl-BE --docs out",
        ("out/", "translations/nl-BE/agenda.xlf", "translations/en/agenda.xlf"),
    ),
    "import-pages, its own pages": ("import-pages in --locale nl-BE --translations out", ("out/", "docs/agenda.md")),
    "export": ("export --format xliff12 out", ("out/",)),
    "export to OmegaT": ("export --format omegat --locale nl-BE out", ("out/",)),
    "export to TMX": ("export --format tmx out", ("out/",)),
    "stage": ("stage --locale nl-BE out", ("out/",)),
    "check": ("check", (".cache/",)),
    "check as SARIF": ("check --format sarif", (".cache/",)),
    "status": ("status", (".cache/",)),
    "validate": ("validate translations", ("-",)),
    "update --check": ("update --check", ("-",)),
    "import --dry-run": ("import --dry-run translations/nl-BE/index.xlf", ("-",)),
    "import": ("import translations/nl-BE/index.xlf", ("translations/nl-BE/",)),
    "pseudo": ("pseudo en-XA", ("mkdocs.yml", "translations/en-XA/", "messages/en-XA.json")),
    "init": ("init de-AT", ("mkdocs.yml", "translations/de-AT/", "messages/de-AT.json")),
}


@pytest.mark.parametrize(("command", "given"), WITH_FOLDERS.values(), ids=WITH_FOLDERS)
def test_nothing_else_changes_after(
    project: Path, command: str, given: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    assert main(command.split()) in (0, 1), capsys.readouterr().err
    after = contents(project)
    assert outside(before, after, *given) == set()
    assert given == ("-",) or command.startswith("import t") or before != after


def test_pages_imported_into_other_folders_are_whole_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(WITH_FOLDERS["import-pages, both folders"][0].split())
    assert "These are not the folders of mkdocs.yml, which was not changed." in capsys.readouterr().out
    assert {name for name in contents(project) if name.startswith("out/")} == {
        "out/docs/agenda.md",
        "out/t/en/agenda.xlf",
        "out/t/nl-BE/agenda.xlf",
    }
    assert "<target>Een klant.</target>" in (project / "out/t/nl-BE/agenda.xlf").read_text("utf-8")


def test_pages_imported_into_the_project_leave_its_programs_translated(project: Path) -> None:
    main(["import-pages", "in", "--locale", "nl-BE"])
    assert "NL Chéck" in (project / "messages/nl-BE.json").read_text("utf-8")
    assert "NL Chéck" in (project / "translations/nl-BE/_checker.xlf").read_text("utf-8")
