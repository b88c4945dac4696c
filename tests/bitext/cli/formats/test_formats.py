"""Findings in the forms that other programs read, as their specifications have them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from bitext.check.project import reasons, severities
from bitext.cli.formats import FORMATS, CheckReport
from bitext.core.model import Finding, Location, Severity

ROOT = Path("/srv/guide")
FILE = ROOT / "translations" / "nl-BE" / "a b,c:d.xlf"
FINDINGS = (
    Finding("link-scheme", Severity.ERROR, 'the target of "x" leads to "100 %"; no', Location(FILE, 7, 18), "u1", "s1"),
    Finding("number", Severity.WARNING, "two\nlines\rhere", Location(FILE, 9), "u2", "s1"),
    Finding("page-unmarked", Severity.NOTE, "by the way", Location(ROOT / "docs" / "x.md")),
    Finding("image-locale", Severity.WARNING, "from nowhere"),
)
CLEAN = ROOT / "translations" / "nl-BE" / "clean.xlf"


def told(*findings: Finding) -> CheckReport:
    return CheckReport(findings, (FILE, CLEAN), 12, reasons(), severities(), ROOT)


def written(format: str, *findings: Finding) -> str:
    return FORMATS[format](told(*findings))


def test_text_is_in_columns() -> None:
    lines = written("text", *FINDINGS[:2]).splitlines()
    assert [line.index("  link-scheme") if "link-scheme" in line else line.index("  number") for line in lines[:2]] == [
        lines[0].index("  link-scheme")
    ] * 2
    assert lines[-1] == "12 targets in 2 files checked: 1 error, 1 warning."


def test_json_says_paths_from_the_root_and_counts() -> None:
    found = json.loads(written("json", *FINDINGS))
    assert found["findings"][0] == {
        "code": "link-scheme",
        "severity": "error",
        "message": FINDINGS[0].message,
        "path": "translations/nl-BE/a b,c:d.xlf",
        "line": 7,
        "column": 18,
        "unit": "u1",
        "segment": "s1",
    }
    assert (found["errors"], found["warnings"], found["notes"], found["files"], found["segments"]) == (1, 2, 1, 2, 12)


def test_github_commands_escape_what_would_end_them() -> None:
    assert written("github", *FINDINGS).splitlines() == [
        "::error file=translations/nl-BE/a b%2Cc%3Ad.xlf,line=7,col=18,title=link-scheme::"
        'the target of "x" leads to "100 %25"; no',
        "::warning file=translations/nl-BE/a b%2Cc%3Ad.xlf,line=9,title=number::two%0Alines%0Dhere",
        "::notice file=docs/x.md,title=page-unmarked::by the way",
        "::warning title=image-locale::from nowhere",
    ]


@given(st.text(), st.text(min_size=1))
def test_no_message_can_forge_another_github_command(message: str, code: str) -> None:
    text = written("github", Finding(code, Severity.ERROR, message))
    assert text.endswith("\n")
    assert "\n" not in text[:-1]
    assert "\r" not in text


def test_junit_counts_its_cases_and_failures() -> None:
    root = ElementTree.fromstring(written("junit", *FINDINGS))
    assert root.tag == "testsuites"
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(sum(case.find("failure") is not None for case in cases))
        assert element.get("errors") == "0"
    clean = next(suite for suite in root if suite.get("name", "").endswith("clean.xlf"))
    assert [case.find("failure") for case in clean] == [None]
    first = root[0][0]
    assert (first.get("file"), first.get("line")) == ("translations/nl-BE/a b,c:d.xlf", "7")
    assert first.find("failure").get("type") == "error"


@given(st.text(), st.text())
def test_junit_is_xml_whatever_a_message_holds(message: str, unit: str) -> None:
    ElementTree.fromstring(written("junit", Finding("x", Severity.ERROR, message, Location(FILE, 1), unit, "s")))
