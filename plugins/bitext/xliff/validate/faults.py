"""Faults that rules report for elements: findings without file and line."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from bitext.core.model import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A violation of the specification by one element."""

    code: str
    """Stable, e.g. `id-duplicate`."""
    element: etree._Element
    message: str
    """What is wrong and what to do, without a full stop."""
    clause: str
    """The clause of the specification: document, number and short title."""
    severity: Severity = Severity.ERROR


def core(number: str) -> str:
    """A clause of the core specification, by its number and title, e.g. `3.2.2.5 unit`."""
    return f"XLIFF 2.2 part 1, {number}"


def module(number: str) -> str:
    """A clause of the specification of the modules."""
    return f"XLIFF 2.2 part 2, {number}"


def change_tracking(number: str) -> str:
    """A clause of the module that XLIFF 2.1 made an extension and 2.2 removed."""
    return f"XLIFF 2.0, {number}"
