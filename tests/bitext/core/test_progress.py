"""Small things said to people: progress, findings, titles and names of languages."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bitext.core import report
from bitext.core.language_names import own_name
from bitext.core.model import Finding, Location, Severity
from bitext.core.progress import Progress
from bitext.markdown.admonition_titles import admonition_titles

FINDING = Finding("code-missing", Severity.WARNING, "lacks a code", Location(Path("nl.xlf"), 7), "u1", "s1")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("bitext.core.progress.time.monotonic", lambda: now[0])
    return now


def test_a_short_wait_says_nothing(clock: list[float]) -> None:
    terminal = Terminal()
    with Progress(2, terminal) as progress:
        progress("a.md")
        progress("b.md")
    assert terminal.getvalue() == ""


def test_a_long_wait_says_how_far_it_is_and_clears_its_line(clock: list[float]) -> None:
    terminal = Terminal()
    with Progress(2, terminal) as progress:
        progress("a.md")
        clock[0] = 1.5
        progress("b.md")
        assert terminal.getvalue().endswith("2/2 b.md")
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_file_gets_no_progress(clock: list[float]) -> None:
    stream = io.StringIO()
    with Progress(1, stream) as progress:
        clock[0] = 60
        progress("a.md")
    assert stream.getvalue() == ""


def test_a_finding_is_a_line_with_its_place() -> None:
    assert report.as_text([FINDING]) == "nl.xlf:7: warning: lacks a code [code-missing]\n"


def test_paths_are_said_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert report.shown(tmp_path / "a" / "b.xlf") == str(Path("a/b.xlf"))


def test_findings_are_json() -> None:
    (record,) = json.loads(report.as_json(report.as_records([FINDING])))
    assert record == {
        "code": "code-missing",
        "severity": "warning",
        "message": "lacks a code",
        "path": "nl.xlf",
        "line": 7,
        "column": None,
        "unit": "u1",
        "segment": "s1",
    }


@pytest.mark.parametrize(("severity", "code"), [(Severity.NOTE, 0), (Severity.WARNING, 1), (Severity.ERROR, 1)])
def test_a_note_alone_does_not_fail_a_command(severity: Severity, code: int) -> None:
    assert report.exit_code([Finding("x", severity, "y")]) == code


def test_titles_of_a_region_are_those_of_its_language() -> None:
    assert admonition_titles("nl-BE")["note"] == "Opmerking"
    assert admonition_titles("fr-BE")["note"] == "Remarque"


def test_an_unknown_language_has_no_titles() -> None:
    assert admonition_titles("tlh") == {}


def test_every_language_has_every_type() -> None:
    types = set(admonition_titles("en"))
    for language in ("nl", "fr", "de", "es", "it", "pt", "da", "sv", "nb", "no", "ja", "zh-Hans", "ar", "pl", "pt-BR"):
        assert set(admonition_titles(language)) == types


def test_languages_call_themselves() -> None:
    assert own_name("nl-BE") == "Nederlands"
    assert own_name("fr") == "Français"
    assert own_name("tlh") == "tlh"


@pytest.mark.parametrize(
    ("code", "others", "name"),
    [
        ("zh-Hans", [], "简体中文"),
        ("zh-TW", [], "繁體中文"),
        ("sr-Latn", [], "Srpski (latinica)"),
        ("pt-BR", ["en"], "Português"),
        ("pt-BR", ["pt-BR", "pt-PT"], "Português (Brasil)"),
        ("pt", ["pt", "pt-BR"], "Português"),
        ("ar", [], "العربية"),
        ("no", [], "Norsk bokmål"),
        ("en-XA", [], "English"),
    ],
)
def test_a_name_tells_scripts_and_regions_apart_where_they_differ(code: str, others: list[str], name: str) -> None:
    assert own_name(code, others) == name
