"""Findings as annotations of a GitHub workflow (docs.github.com, "Workflow commands for GitHub Actions")."""

from __future__ import annotations

from bitext.cli.formats.check_report import CheckReport
from bitext.core.model import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(check_report: CheckReport) -> str:
    """A line per finding, `::error file=..,line=..,col=..,title=..::message`, shown next to the line in a diff."""
    return "".join(f"{_command(finding, check_report)}\n" for finding in check_report.findings)


def _command(finding: Finding, check_report: CheckReport) -> str:
    place = finding.location
    properties = {
        "file": check_report.path(place.path) if place else None,
        "line": place.line if place else None,
        "col": place.column if place else None,
        "title": finding.code,
    }
    properties_text = ",".join(
        f"{name}={_value(str(value))}" for name, value in properties.items() if value is not None
    )
    return f"::{_COMMANDS[finding.severity]} {properties_text}::{_data(finding.message)}"


def _data(text: str) -> str:
    # Escaped as in actions/toolkit (packages/core/src/command.ts): a line end would end the command.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
