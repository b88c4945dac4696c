"""Findings in the forms that other programs read, as their specifications have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.check.project import reasons, severities
from bitext.formats import FORMATS, Told
from bitext.model import Finding, Place, Severity

ROOT = Path("/srv/guide")
FILE = ROOT / "translations" / "nl-BE" / "a b,c:d.xlf"
FINDINGS = (
    Finding("link-scheme", Severity.ERROR, 'the target of "x" leads to "100 %"; no', Place(FILE, 7, 18), "u1", "s1"),
    Finding("number", Severity.WARNING, "two\nlines\rhere", Place(FILE, 9), "u2", "s1"),
    Finding("page-unmarked", Severity.NOTE, "by the way", Place(ROOT / "docs" / "x.md")),
    Finding("image-locale", Severity.WARNING, "from nowhere"),
)
CLEAN = ROOT / "translations" / "nl-BE" / "clean.xlf"


def told(*findings: Finding) -> Told:
    return Told(findings, (FILE, CLEAN), 12, reasons(), severities(), ROOT)


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
    ElementTree.fromstring(written("junit", Finding("x", Severity.ERROR, message, Place(FILE, 1), unit, "s")))


# SARIF: properties, types and bounds as sections 3.13 to 3.49 of the standard give them.
Check = Callable[[Any], bool]


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def index(value: Any) -> bool:
    return isinstance(value, int) and value >= -1


def one_of(*values: str) -> Check:
    return lambda value: value in values


def many(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def named(check: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(text(key) and check(one) for key, one in value.items())


def shaped(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with all of the required properties and no other than these and the optional ones."""
    known = {**required, **(optional or {})}
    return lambda value: (
        isinstance(value, dict)
        and required.keys() <= value.keys() <= known.keys()
        and all(known[key](one) for key, one in value.items())
    )


def uri(value: Any) -> bool:
    return text(value) and not set(value) & set(' \\<>"{}|^`') and value.isascii()


LEVEL = one_of("none", "note", "warning", "error")
MESSAGE = shaped({"text": text})
ARTIFACT = shaped({"uri": uri}, {"uriBaseId": text, "index": index})
REGION = shaped({"startLine": whole}, {"startColumn": whole, "endLine": whole, "endColumn": whole})
LOCATION = shaped(
    {"physicalLocation": shaped({"artifactLocation": ARTIFACT}, {"region": REGION})},
    {"logicalLocations": many(shaped({"name": text}, {"kind": text, "fullyQualifiedName": text}))},
)
RULE = shaped(
    {"id": text},
    {"shortDescription": MESSAGE, "fullDescription": MESSAGE, "defaultConfiguration": shaped({}, {"level": LEVEL})},
)
RESULT = shaped(
    {"message": MESSAGE},
    {
        "ruleId": text,
        "ruleIndex": index,
        "level": LEVEL,
        "locations": many(LOCATION),
        "partialFingerprints": named(text),
    },
)
RUN = shaped(
    {"tool": shaped({"driver": shaped({"name": text}, {"version": text, "informationUri": uri, "rules": many(RULE)})})},
    {
        "columnKind": one_of("utf16CodeUnits", "unicodeCodePoints"),
        "originalUriBaseIds": named(shaped({}, {"uri": uri, "description": MESSAGE})),
        "results": many(RESULT),
    },
)
LOG = shaped({"version": one_of("2.1.0"), "runs": many(RUN)}, {"$schema": uri})


@pytest.mark.parametrize("findings", [(), FINDINGS], ids=["without findings", "with findings"])
def test_sarif_is_what_the_standard_allows(findings: tuple[Finding, ...]) -> None:
    log = json.loads(written("sarif", *findings))
    assert LOG(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [finding.code for finding in findings]
    bases = {
        one["physicalLocation"]["artifactLocation"].get("uriBaseId")
        for result in run["results"]
        for one in result.get("locations", ())
    }
    assert bases <= {*run["originalUriBaseIds"]}


def test_sarif_knows_a_finding_again_when_lines_have_moved() -> None:
    def prints(line: int) -> list[Any]:
        finding = Finding("number", Severity.WARNING, "x", Place(FILE, line), "u1", "s1")
        return [one["partialFingerprints"] for one in json.loads(written("sarif", finding))["runs"][0]["results"]]

    assert prints(7) == prints(70)


@pytest.mark.parametrize("spoil", ["version", "level", "line", "extra"])
def test_the_shape_of_sarif_is_strict(spoil: str) -> None:
    log = json.loads(written("sarif", *FINDINGS))
    result = log["runs"][0]["results"][0]
    match spoil:
        case "version":
            log["version"] = "2.0.0"
        case "level":
            result["level"] = "fatal"
        case "line":
            result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        case _:
            result["colour"] = "red"
    assert not LOG(log)
