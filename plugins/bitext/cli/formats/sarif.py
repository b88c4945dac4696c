"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts show next to the line."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from bitext.cli.formats.check_report import CheckReport
from bitext.core import report
from bitext.core.model import Finding, Location, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def render(check_report: CheckReport) -> str:
    """One run with a rule for every known code, and a result per finding."""
    codes = sorted({*check_report.reasons, *(finding.code for finding in check_report.findings)})
    driver: dict[str, Any] = {"name": "bitext", "rules": [_rule(code, check_report) for code in codes]}
    if found := installed_version():
        driver["version"] = found
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of mkdocs.yml."}}},
        "results": [_result(finding, codes.index(finding.code), check_report) for finding in check_report.findings],
    }
    return report.as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, check_report: CheckReport) -> dict[str, Any]:
    why = check_report.reasons.get(code)
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": code.replace("-", " ")}}
    if why:
        rule["fullDescription"] = {"text": why}
    if code in check_report.severities:
        rule["defaultConfiguration"] = {"level": check_report.severities[code].value}
    return rule


def _result(finding: Finding, index: int, check_report: CheckReport) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": Severity(finding.severity).value,
        "message": {"text": finding.message},
    }
    if finding.location:
        location: dict[str, Any] = {"physicalLocation": _physical(finding.location, check_report)}
        if finding.unit:
            name = f"{finding.unit}-{finding.segment}" if finding.segment else finding.unit
            location["logicalLocations"] = [{"name": name, "kind": "element"}]
        result["locations"] = [location]
    # Line numbers change with every edit above them, ids of a sentence do not (SARIF 2.1.0, 3.27.17).
    result["partialFingerprints"] = {"bitext/v1": _fingerprint(finding, check_report)}
    return result


def _physical(place: Location, check_report: CheckReport) -> dict[str, Any]:
    path = check_report.path(place.path)
    artifact = (
        {"uri": quote(path)}
        if place.path.is_absolute() and path.startswith("/")
        else {"uri": quote(path), "uriBaseId": _ROOT}
    )
    if place.line is None:
        return {"artifactLocation": artifact}
    region = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    return {"artifactLocation": artifact, "region": region}


def _fingerprint(finding: Finding, check_report: CheckReport) -> str:
    path = check_report.path(finding.location.path) if finding.location else ""
    parts = (finding.code, path, finding.unit, finding.segment, "" if finding.segment else finding.message)
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def installed_version() -> str | None:
    """The version of our distribution; None where it runs from its source alone."""
    try:
        return version("mkdocs-bitext")
    except PackageNotFoundError:
        return None
