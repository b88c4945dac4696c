"""Findings as annotations of a GitHub workflow (docs.github.com, "Workflow commands for GitHub Actions")."""

from __future__ import annotations

from bitext.cli.formats.told import Told
from bitext.core.model import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def written(told: Told) -> str:
    """A line per finding, `::error file=..,line=..,col=..,title=..::message`, which shows beside the line in a diff."""
    return "".join(f"{_command(finding, told)}\n" for finding in told.findings)


def _command(finding: Finding, told: Told) -> str:
    place = finding.place
    properties = {
        "file": told.path(place.path) if place else None,
        "line": place.line if place else None,
        "col": place.column if place else None,
        "title": finding.code,
    }
    said = ",".join(f"{name}={_value(str(value))}" for name, value in properties.items() if value is not None)
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(finding.message)}"


def _data(text: str) -> str:
    # As actions/toolkit escapes them (packages/core/src/command.ts): a line end would end the command.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
