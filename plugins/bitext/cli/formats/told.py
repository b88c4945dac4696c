"""What a format is given: findings, and what there is to know about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bitext.core.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Told:
    """The outcome of a check."""

    findings: tuple[Finding, ...]
    paths: tuple[Path, ...] = ()
    """Everything that was checked, also where nothing was found."""
    segments: int = 0
    """How many targets were judged."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a finding matters, by its code."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """How much it hurts, by its code."""
    root: Path = field(default_factory=Path.cwd)
    """The folder that paths are told from: a machine looks files up from there."""
    colours: bool = False
    """Whether the text is for a terminal that shows colours."""

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def path(self, path: Path) -> str:
        """The path from the root with forward slashes; as it is where it lies elsewhere."""
        path = path if path.is_absolute() else Path.cwd() / path
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
