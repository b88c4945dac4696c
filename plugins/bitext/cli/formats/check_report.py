"""The input of every output format: findings, and what is known about their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bitext.core.model import Finding, Severity
from bitext.core.report import counted


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a check."""

    findings: tuple[Finding, ...]
    paths: tuple[Path, ...] = ()
    """Every file that was checked, with findings or without."""
    segments: int = 0
    """How many targets were checked."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a finding matters, by code."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """How severe it is, by code."""
    root: Path = field(default_factory=Path.cwd)
    """The folder that paths are relative to in machine-readable formats."""
    colours: bool = False
    """Whether the output is a terminal that shows colours."""

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def counts(self) -> str:
        """The number of findings by severity, as text: `1 error, 2 notes`; empty if there are none."""
        return ", ".join(counted(self.count(one), one.value) for one in Severity if self.count(one))

    def path(self, path: Path) -> str:
        """The path relative to the root with forward slashes; absolute where it is outside."""
        path = path if path.is_absolute() else Path.cwd() / path
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
