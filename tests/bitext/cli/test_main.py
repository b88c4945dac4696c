"""The command as a user types it: what it says, what it writes, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.core.model import State

PAGE = "# Start\n\nOpen the **file** menu. Choose a client.\n"


@pytest.fixture
def there(site, monkeypatch):
    """In the project's folder, with one page."""
    site.page("index.md", PAGE)
    monkeypatch.chdir(site.root)
    return site


def test_update_says_what_each_locale_owes(there, capsys) -> None:
    assert main(["update"]) == 0
    out = capsys.readouterr().out
    assert "nl-BE: 4 of 4 segments to translate (4 new)" in out
    assert "4 files updated" in out


def test_check_changes_nothing_and_fails_when_a_file_is_behind(there, capsys) -> None:
    assert main(["update", "--check"]) == 1
    assert "out of date: translations/nl-BE/index.xlf" in capsys.readouterr().out
    assert there.files() == {}
    main(["update"])
    assert main(["update", "--check"]) == 0


def test_update_speaks_json(there, capsys) -> None:
    main(["update", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["locales"] == [
        {
            "locale": "nl-BE",
            "new": 4,
            "reused": 0,
            "minor_edits": 0,
            "matched": 0,
            "retired": 0,
            "open": 4,
            "refused": 0,
            "total": 4,
        }
    ]
    assert "translations/nl-BE/index.xlf" in said["changed"]


def test_pages_may_be_named_from_where_one_stands(there, capsys, monkeypatch) -> None:
    there.page("guide/a.md", "# A\n")
    monkeypatch.chdir(there.root / "docs/guide")
    assert main(["update", "a.md"]) == 0
    assert set(there.files()) == {"en/guide/a.xlf", "nl-BE/guide/a.xlf"}


def test_only_the_registers_may_be_brought_up(there) -> None:
    assert main(["update", "--locale", "en"]) == 0
    assert set(there.files()) == {"en/index.xlf", "en/_site.xlf"}


def test_the_project_may_be_named(there, capsys, monkeypatch, tmp_path_factory) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert main(["update", "-f", str(there.root / "mkdocs.yml")]) == 0
    assert there.files()


def test_a_command_that_is_recommended_names_the_project_where_it_was_named(
    there, capsys, monkeypatch, tmp_path_factory
) -> None:
    config = str(there.root / "mkdocs.yml")
    assert main(["update", "--locale", "fr"]) == 2
    assert "-f" not in capsys.readouterr().err
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert main(["update", "--locale", "fr", "-f", config]) == 2
    assert f"bitext init fr -f {os.path.relpath(config)}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["update", "missing.md"], "missing.md is not a page"),
        (["update", "--locale", "fr"], "bitext init fr"),
        (["update", "-f", "nowhere.yml"], "nowhere.yml: does not exist"),
        (["stage", "--locale", "nl-BE", "docs"], "stage to another folder"),
        (["stage", "--locale", "nl-BE", "."], "stage to another folder"),
        (["init", "en"], "is the language of the pages"),
        (["init", "x y"], "is not a locale"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(there, capsys, arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_broken_file_is_one_line_with_its_place(there, capsys) -> None:
    main(["update"])
    (there.root / "translations/nl-BE/index.xlf").write_text("<xliff\n")
    assert main(["update"]) == 2
    error = capsys.readouterr().err
    assert "translations/nl-BE/index.xlf:" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["update", "--unknown"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys) -> None:
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert "usage: bitext" in capsys.readouterr().err


def test_an_interrupt_is_one_line(there, capsys, monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bitext.cli.main.commands.update.plan_update", interrupted)
    assert main(["update"]) == 130
    assert capsys.readouterr().err.count("\n") == 1


def test_init_adds_a_locale_and_says_what_next(there, capsys) -> None:
    assert main(["init", "fr-be"]) == 0
    out = capsys.readouterr().out
    assert "fr-BE added" in out
    assert "mkdocs serve" in out
    assert (there.root / "mkdocs.yml").read_text().endswith("        fr-BE: {name: Français}\n")
    assert "fr-BE/index.xlf" in there.files()
    before = there.files()
    assert main(["init", "fr-BE"]) == 0
    assert there.files() == before


def test_init_needs_no_plugin_in_mkdocs_yml(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Foreign  # theirs\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    assert main(["init", "nl-BE", "--name", "Vlaams"]) == 0
    assert "nl-BE: {name: Vlaams}" in (tmp_path / "mkdocs.yml").read_text()
    assert (tmp_path / "translations/nl-BE/index.xlf").exists()


def test_stage_writes_the_locale_as_a_plain_tree(there, tmp_path_factory, capsys) -> None:
    (there.root / "docs/pic.png").write_bytes(b"\x89PNG")
    there.page("guide/other.md", "# Other\n")
    main(["update"])
    there.translate("index.md")
    out = tmp_path_factory.mktemp("out") / "nl"
    assert main(["stage", "--locale", "nl-BE", str(out)]) == 0
    assert (out / "index.md").read_text() == "# NL Start\n\nNL Opén thé **filé** ménu. NL Choosé a cliént.\n"
    assert (out / "guide/other.md").read_text() == "# Other\n"
    assert (out / "pic.png").read_bytes() == b"\x89PNG"
    assert "in the source language: guide/other.md" in capsys.readouterr().out


def test_links_to_a_staged_heading_keep_their_target(there, tmp_path_factory) -> None:
    there.page("index.md", "# Start\n\n## Open a file ##\n\nText.\n\n## Own { #mine }\n\nTitle\n-----\n")
    config = there.root / "mkdocs.yml"
    config.write_text(config.read_text() + "markdown_extensions: [attr_list]\n")
    main(["update"])
    there.translate("index.md")
    out = tmp_path_factory.mktemp("out")
    assert main(["stage", "--locale", "nl-BE", str(out)]) == 0
    headings = [line for line in (out / "index.md").read_text().splitlines() if "{" in line]
    assert headings == [
        "# NL Start { #start }",
        "## NL Opén a filé { #open-a-file } ##",
        "## NL Own { #mine }",
        "NL Titlé { #title }",
    ]


def test_staging_again_removes_what_is_gone_and_nothing_else(there, tmp_path_factory) -> None:
    there.page("guide/other.md", "# Other\n")
    out = tmp_path_factory.mktemp("out")
    main(["stage", "--locale", "nl-BE", str(out)])
    (out / "mine.txt").write_text("mine")
    (there.root / "docs/guide/other.md").unlink()
    main(["stage", "--locale", "nl-BE", str(out)])
    assert not (out / "guide").exists()
    assert (out / "mine.txt").exists()


def test_a_target_that_lost_a_code_is_staged_in_english_with_its_place(there, tmp_path_factory, capsys) -> None:
    main(["update"])
    there.translate("index.md", state=State.TRANSLATED)
    path = there.root / "translations/nl-BE/index.xlf"
    lines = path.read_text().splitlines()
    line = next(number for number, text in enumerate(lines) if "<target>NL Opén" in text)
    lines[line] = "        <target>Open het menu.</target>"
    path.write_text("\n".join(lines) + "\n")
    out = tmp_path_factory.mktemp("out")
    capsys.readouterr()
    assert main(["stage", "--locale", "nl-BE", str(out)]) == 1
    said = capsys.readouterr().out
    assert f"translations/nl-BE/index.xlf:{line + 1}: warning: " in said
    assert "[code-missing]" in said
    assert "Open the **file** menu. NL Choosé" in (out / "index.md").read_text()
    assert main(["stage", "--json", "--locale", "nl-BE", str(out)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["findings"][0]["code"], found["findings"][0]["line"]) == ("code-missing", line + 1)


def test_the_source_language_is_staged_as_it_is(there, tmp_path_factory) -> None:
    out = tmp_path_factory.mktemp("out")
    assert main(["stage", "--locale", "en", str(out)]) == 0
    assert (out / "index.md").read_text() == PAGE


def test_it_runs_as_a_module(there) -> None:
    result = subprocess.run([sys.executable, "-m", "bitext", "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("bitext ")


def test_two_runs_at_once_do_not_harm_each_other(there) -> None:
    command = [sys.executable, "-m", "bitext", "update"]
    for number in range(20):
        there.page(f"page-{number}.md", PAGE)
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(run.communicate(), run.returncode)[1] for run in runs] == [0, 0]
    assert main(["update", "--check"]) == 0


def test_a_terminal_that_cannot_show_a_letter_gets_its_number(there) -> None:
    there.page("héé.md", "# A\n")
    result = subprocess.run(
        [sys.executable, "-m", "bitext", "update", "--check"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert result.returncode == 1
    assert rb"h\xe9\xe9.xlf" in result.stdout


def test_a_reader_that_stops_reading_is_no_error(there) -> None:
    command = f"{sys.executable} -m bitext update --json | true"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in result.stderr
    assert "Exception" not in result.stderr
