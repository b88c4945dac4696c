"""Findings as text: one line each, grouped by file, in columns, coloured on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bitext.cli.formats.check_report import CheckReport
from bitext.core.model import Finding, Severity
from bitext.core.report import shown

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_DIM, _BOLD = "2", "1"


def render(check_report: CheckReport) -> str:
    """The findings as `path:line:column  severity  code  message`, in columns, and a final line with counts."""
    return "".join(f"{line}\n" for line in (*_lines(check_report), _summary(check_report)))


def _lines(check_report: CheckReport) -> Iterator[str]:
    severity = max((len(finding.severity) for finding in check_report.findings), default=0)
    code = max((len(finding.code) for finding in check_report.findings), default=0)
    for _, some in groupby(
        check_report.findings, key=lambda finding: finding.location.path if finding.location else None
    ):
        group = list(some)
        place = max(len(_place(finding)) for finding in group)
        for finding in group:
            columns = (
                _painted(_place(finding).ljust(place), _BOLD, check_report),
                _painted(finding.severity.ljust(severity), _COLOURS[finding.severity], check_report),
                _painted(finding.code.ljust(code), _DIM, check_report),
            )
            yield f"{'  '.join(columns)}  {finding.message}"


def _place(finding: Finding) -> str:
    if finding.location is None:
        return ""
    parts = (shown(finding.location.path), finding.location.line, finding.location.column)
    return ":".join(str(part) for part in parts if part is not None)


def _summary(check_report: CheckReport) -> str:
    checked = f"{_counted(check_report.segments, 'target')} in {_counted(len(check_report.paths), 'file')} checked"
    if not check_report.findings:
        return _painted(f"{checked}: no findings.", "32", check_report)
    counts = (
        _counted(check_report.count(severity), severity.value) for severity in Severity if check_report.count(severity)
    )
    return f"{checked}: {', '.join(counts)}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _painted(text: str, colour: str, check_report: CheckReport) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if check_report.colours and text else text
