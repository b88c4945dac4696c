"""What every check gives back: a verdict with all its findings, as codes and parameters, never as sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Params: TypeAlias = tuple[tuple[str, str], ...]
"""Named values of a finding, sorted by name, for the sentence that a locale makes of its code."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check noticed."""

    code: str
    """Dotted, stable, e.g. `email.consumer-domain`; the sentence lives in the message catalogue under this code."""
    params: Params = ()
    """Values for the sentence, e.g. `(("domain", "gmail.com"),)`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check decided about one input."""

    decision: str
    """`accept`, `warn` or `reject` for an address; `ok`, `fix`, `reject` or `danger` for a link."""
    kind: str
    """The class behind the decision, e.g. `personal`, `telecom`, `lookalike`; `class` in JSON."""
    suggestion: str = ""
    """What to use in its place, in canonical form; empty where nothing can be known."""
    findings: tuple[Finding, ...] = field(default=())
    """Everything noticed, the deciding finding first."""


def finding(code: str, **params: str) -> Finding:
    """A finding with its parameters sorted by name."""
    return Finding(code, tuple(sorted(params.items())))
