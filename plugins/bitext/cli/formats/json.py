"""Findings as JSON, for programs of one's own."""

from __future__ import annotations

from dataclasses import replace

from bitext.cli.formats.told import Told
from bitext.core import report
from bitext.core.model import Severity


def written(told: Told) -> str:
    """An object with `findings` (code, severity, message, path, line, column, unit, segment) and the counts."""
    records = report.as_records(replace(finding, place=None) for finding in told.findings)
    for record, finding in zip(records, told.findings, strict=True):
        if finding.place is not None:
            place = finding.place
            record |= {"path": told.path(place.path), "line": place.line, "column": place.column}
    counts = {f"{severity.value}s": told.count(severity) for severity in Severity}
    return report.as_json(
        {"files": len(told.paths), "segments": told.segments, **counts, "findings": records},
    )
