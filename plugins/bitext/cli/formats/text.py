"""Findings as text: one line each, grouped by file, in columns, coloured on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bitext.cli.formats.check_report import CheckReport
from bitext.core.model import Severity
from bitext.core.report import counted, shown_location

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
        places = [(str(shown_location(finding) or ""), finding) for finding in some]
        width = max(len(place) for place, _ in places)
        for place, finding in places:
            columns = (
                _painted(place.ljust(width), _BOLD, check_report),
                _painted(finding.severity.ljust(severity), _COLOURS[finding.severity], check_report),
                _painted(finding.code.ljust(code), _DIM, check_report),
            )
            yield f"{'  '.join(columns)}  {finding.message}"


def _summary(check_report: CheckReport) -> str:
    checked = f"{counted(check_report.segments, 'target')} in {counted(len(check_report.paths), 'file')} checked"
    if not check_report.findings:
        return _painted(f"{checked}: no findings.", "32", check_report)
    return f"{checked}: {check_report.counts()}."


def _painted(text: str, colour: str, check_report: CheckReport) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if check_report.colours and text else text
