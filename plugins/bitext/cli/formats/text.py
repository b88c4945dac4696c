"""Findings for people: one line each under its file, in columns, coloured on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bitext.cli.formats.told import Told
from bitext.core.model import Finding, Severity
from bitext.core.report import shown

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_DIM, _BOLD = "2", "1"


def written(told: Told) -> str:
    """The findings as `path:line:column  severity  code  message`, in columns, and a last line that counts."""
    return "".join(f"{line}\n" for line in (*_lines(told), _summary(told)))


def _lines(told: Told) -> Iterator[str]:
    severity = max((len(finding.severity) for finding in told.findings), default=0)
    code = max((len(finding.code) for finding in told.findings), default=0)
    for _, some in groupby(told.findings, key=lambda finding: finding.place.path if finding.place else None):
        group = list(some)
        place = max(len(_place(finding)) for finding in group)
        for finding in group:
            columns = (
                _painted(_place(finding).ljust(place), _BOLD, told),
                _painted(finding.severity.ljust(severity), _COLOURS[finding.severity], told),
                _painted(finding.code.ljust(code), _DIM, told),
            )
            yield f"{'  '.join(columns)}  {finding.message}"


def _place(finding: Finding) -> str:
    if finding.place is None:
        return ""
    parts = (shown(finding.place.path), finding.place.line, finding.place.column)
    return ":".join(str(part) for part in parts if part is not None)


def _summary(told: Told) -> str:
    looked = f"{_counted(told.segments, 'target')} in {_counted(len(told.paths), 'file')} checked"
    if not told.findings:
        return _painted(f"{looked}: all fit to publish.", "32", told)
    counts = (_counted(told.count(severity), severity.value) for severity in Severity if told.count(severity))
    return f"{looked}: {', '.join(counts)}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _painted(text: str, colour: str, told: Told) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if told.colours and text else text
