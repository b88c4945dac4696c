"""The command `bitext validate`."""

import json
from pathlib import Path

import pytest

from bitext.cli.main import main

DATA = Path(__file__).resolve().parents[3] / "data" / "validate"
GOOD = DATA / "good" / "everything.20.xlf"
BAD = DATA / "bad" / "state-no-target.xlf"


def test_valid_files_are_reported_as_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(GOOD), str(DATA / "good" / "everything.12.xlf")]) == 0
    assert capsys.readouterr().out == "2 files, valid.\n"


def test_a_fault_is_a_line_with_file_line_and_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(GOOD), str(BAD)]) == 1
    line, summary = capsys.readouterr().out.splitlines()
    assert "state-no-target.xlf:6: error: " in line
    assert "3.3.1.31 state" in line
    assert line.endswith("[state-no-target]")
    assert summary == "2 files, 1 with faults."


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.xlf"
    broken.write_text("<xliff>\n<file>", encoding="utf-8")
    assert main(["validate", "--json", str(tmp_path / "none.xlf"), str(broken), str(BAD)]) == 2
    output = json.loads(capsys.readouterr().out)
    assert output["files"] == 3
    assert [(found["code"], found["line"]) for found in output["findings"]] == [
        ("unreadable", None),
        ("unreadable", 2),
        ("state-no-target", 6),
    ]


def test_a_folder_stands_for_its_xliff_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nl-BE" / "guide"
    folder.mkdir(parents=True)
    (folder / "start.xlf").write_bytes(GOOD.read_bytes())
    (folder / "notes.txt").write_text("no XLIFF", encoding="utf-8")
    assert main(["validate", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 file, valid.\n"


def test_a_folder_without_any_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path)]) == 2
    assert "no XLIFF file" in capsys.readouterr().err
