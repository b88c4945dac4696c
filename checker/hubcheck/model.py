"""The result of every check: a verdict with all its findings, as codes and parameters, never as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeAlias

from hubcheck.evidence import FORM, LISTED, Evidence

Params: TypeAlias = tuple[tuple[str, str], ...]
"""Named values of a finding, sorted by name, for the placeholders of its sentence."""

DECISIONS: Final[Mapping[str, Evidence]] = MappingProxyType(
    {
        "accept": LISTED,
        "unknown": LISTED,
        "warn": FORM,
        "reject": FORM,
        "ok": FORM,
        "fix": FORM,
        "danger": FORM,
    }
)
"""Decision on an address or a link -> what its name in the messages rests on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of a check."""

    code: str
    """Dotted, stable, e.g. `email.consumer-domain`; also the id of its sentence in the message catalogue."""
    params: Params = ()
    """Values for the placeholders, e.g. `(("domain", "gmail.com"),)`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision of a check on one input."""

    decision: str
    """`accept`, `unknown`, `warn` or `reject` for an address; `ok`, `fix`, `reject` or `danger` for a link.

    `unknown`: nothing was found against the address, but no list knows its domain."""
    kind: str
    """The class behind the decision, e.g. `personal`, `telecom`, `lookalike`; `class` in JSON."""
    suggestion: str = ""
    """What to use instead, in canonical form; empty if unknown."""
    findings: tuple[Finding, ...] = field(default=())
    """All findings, the deciding one first."""


def finding(code: str, **params: str) -> Finding:
    """A finding with its parameters sorted by name."""
    return Finding(code, tuple(sorted(params.items())))
