"""Findings as JSON, for other programs."""

from __future__ import annotations

from dataclasses import replace

from bitext.cli.formats.check_report import CheckReport
from bitext.core import report
from bitext.core.model import Severity


def render(check_report: CheckReport) -> str:
    """An object with `findings` (code, severity, message, path, line, column, unit, segment) and the counts."""
    records = report.as_records(replace(finding, location=None) for finding in check_report.findings)
    for record, finding in zip(records, check_report.findings, strict=True):
        if finding.location is not None:
            place = finding.location
            record |= {"path": check_report.path(place.path), "line": place.line, "column": place.column}
    counts = {f"{severity.value}s": check_report.count(severity) for severity in Severity}
    return report.as_json(
        {"files": len(check_report.paths), "segments": check_report.segments, **counts, "findings": records},
    )
