"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts show beside the lines."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from bitext.cli.formats.told import Told
from bitext.core import report
from bitext.core.model import Finding, Place, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def written(told: Told) -> str:
    """One run with a rule for every code that may come up, and a result per finding."""
    codes = sorted({*told.reasons, *(finding.code for finding in told.findings)})
    driver: dict[str, Any] = {"name": "bitext", "rules": [_rule(code, told) for code in codes]}
    if found := _version():
        driver["version"] = found
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of mkdocs.yml."}}},
        "results": [_result(finding, codes.index(finding.code), told) for finding in told.findings],
    }
    return report.as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, told: Told) -> dict[str, Any]:
    why = told.reasons.get(code)
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": code.replace("-", " ")}}
    if why:
        rule["fullDescription"] = {"text": why}
    if code in told.severities:
        rule["defaultConfiguration"] = {"level": told.severities[code].value}
    return rule


def _result(finding: Finding, index: int, told: Told) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": Severity(finding.severity).value,
        "message": {"text": finding.message},
    }
    if finding.place:
        location: dict[str, Any] = {"physicalLocation": _physical(finding.place, told)}
        if finding.unit:
            name = f"{finding.unit}-{finding.segment}" if finding.segment else finding.unit
            location["logicalLocations"] = [{"name": name, "kind": "element"}]
        result["locations"] = [location]
    # Line numbers move with every edit above them; the ids of a sentence do not (SARIF 2.1.0, 3.27.17).
    result["partialFingerprints"] = {"bitext/v1": _fingerprint(finding, told)}
    return result


def _physical(place: Place, told: Told) -> dict[str, Any]:
    path = told.path(place.path)
    artifact = (
        {"uri": quote(path)}
        if place.path.is_absolute() and path.startswith("/")
        else {"uri": quote(path), "uriBaseId": _ROOT}
    )
    if place.line is None:
        return {"artifactLocation": artifact}
    region = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    return {"artifactLocation": artifact, "region": region}


def _fingerprint(finding: Finding, told: Told) -> str:
    path = told.path(finding.place.path) if finding.place else ""
    parts = (finding.code, path, finding.unit, finding.segment, "" if finding.segment else finding.message)
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _version() -> str | None:
    try:
        return version("mkdocs-bitext")
    except PackageNotFoundError:
        return None
