"""SARIF as its published JSON schema has it, and what code hosts do with it beyond that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from bitext.check.project import reasons, severities
from bitext.cli.formats import FORMATS, CheckReport
from bitext.core.model import Finding, Location, Severity

TOP = Path(__file__).resolve().parents[4]
# The schema as Microsoft publishes it with its matchers for tests; "rtm.5" is what became the OASIS Standard.
SCHEMA = TOP / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ROOT = Path("/srv/guide")
CLEAN = ROOT / "translations" / "nl-BE" / "clean.xlf"
ODD = ("a b,c:d.xlf", "één cliënt.xlf", "100%.xlf", "#1?.xlf", "日本語.xlf", "a'b&c.xlf", "[x]{y}|^.xlf")


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema, formats of addresses included."""
    if not SCHEMA.is_file():
        pytest.skip("the schema of SARIF is not installed: run `make setup`")
    found = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(found)
    return Draft4Validator(found, format_checker=FormatChecker(["uri", "uri-reference"]))


def log(*findings: Finding) -> Any:
    return json.loads(FORMATS["sarif"](CheckReport(findings, (CLEAN,), 12, reasons(), severities(), ROOT)))


def broken(schema: Draft4Validator, found: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(found)]


def at(name: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("number", severity, "x", Location(ROOT / "translations" / name, 7, 18), "u1", "s1")


def test_nothing_found_is_a_log_without_results(schema: Draft4Validator) -> None:
    found = log()
    assert broken(schema, found) == []
    assert found["runs"][0]["results"] == []


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_is_a_level(schema: Draft4Validator, severity: Severity) -> None:
    found = log(at("x.xlf", severity))
    assert broken(schema, found) == []
    assert [one["level"] for one in found["runs"][0]["results"]] == [severity.value]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_name_is_a_valid_address_that_leads_back_to_it(schema: Draft4Validator, name: str) -> None:
    found = log(at(name))
    assert broken(schema, found) == []
    place = found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"]) == f"translations/{name}"
    assert place["uriBaseId"] in found["runs"][0]["originalUriBaseIds"]


@pytest.mark.parametrize(
    "place",
    [
        None,
        Location(ROOT / "docs" / "x.md"),
        Location(ROOT / "docs" / "x.md", 9),
        Location(Path("/else where/x.md"), 9, 1),
    ],
    ids=["from nowhere", "a file", "a line", "a file elsewhere"],
)
def test_a_finding_may_know_little_of_its_place(schema: Draft4Validator, place: Location | None) -> None:
    assert broken(schema, log(Finding("image-locale", Severity.WARNING, "x", place))) == []


IDS = st.text(min_size=1)
PLACES = st.builds(
    lambda name, line, column: Location(ROOT / name, line, column),
    st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1),
    st.none() | st.integers(1),
    st.none() | st.integers(1),
)
FINDINGS = st.builds(
    Finding, IDS, st.sampled_from(Severity), st.text(min_size=1), st.none() | PLACES, IDS | st.just(""), IDS
)


@given(st.lists(FINDINGS, max_size=5))
def test_whatever_is_found_the_log_is_valid(schema: Draft4Validator, findings: list[Finding]) -> None:
    found = log(*findings)
    assert broken(schema, found) == []
    run = found["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [finding.code for finding in findings]


def test_a_finding_is_known_again_when_lines_have_moved() -> None:
    def prints(line: int) -> list[Any]:
        finding = Finding("number", Severity.WARNING, "x", Location(CLEAN, line), "u1", "s1")
        return [one["partialFingerprints"] for one in log(finding)["runs"][0]["results"]]

    assert prints(7) == prints(70)


@pytest.mark.parametrize("spoil", ["version", "level", "line", "address", "extra"])
def test_the_schema_sees_what_is_wrong(schema: Draft4Validator, spoil: str) -> None:
    found = log(at("x.xlf"))
    result = found["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    match spoil:
        case "version":
            found["version"] = "2.0.0"
        case "level":
            result["level"] = "fatal"
        case "line":
            place["region"]["startLine"] = 0
        case "address":
            place["artifactLocation"]["uri"] = "a b.xlf"
        case _:
            result["colour"] = "red"
    assert broken(schema, found)
