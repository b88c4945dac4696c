"""Findings and results as text and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bitext.core.model import Finding, Location, Severity


def as_text(findings: Iterable[Finding]) -> str:
    """A line per finding, `path:line: severity: message [code]`, paths relative to the current folder."""
    return "".join(f"{replace(finding, location=shown_location(finding))}\n" for finding in findings)


def as_records(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings for JSON: code, severity, message, path, line, column, unit, segment; null where unknown."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "path": shown(finding.location.path) if finding.location else None,
            "line": finding.location.line if finding.location else None,
            "column": finding.location.column if finding.location else None,
            "unit": finding.unit or None,
            "segment": finding.segment or None,
        }
        for finding in findings
    ]


def as_json(result: Any) -> str:
    """The result as JSON text with a final newline."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def counted(number: int, what: str) -> str:
    """A number of things: `1 page`, `2 pages`."""
    return f"{number} {what}{'s' if number != 1 else ''}"


def exit_code(findings: Sequence[Finding]) -> int:
    """1 if any finding is more than a note, else 0."""
    return int(any(finding.severity is not Severity.NOTE for finding in findings))


def shown_location(finding: Finding) -> Location | None:
    """The finding's location as `shown`; None if it has none."""
    return finding.location and replace(finding.location, path=Path(shown(finding.location.path)))


def shown(path: Path) -> str:
    """The path relative to the current folder, if that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # Windows: another drive
        return str(path)
    return min(relative, str(path), key=len)
