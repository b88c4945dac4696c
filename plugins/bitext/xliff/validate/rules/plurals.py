"""Variants by number and gender (XLIFF 2.2 part 2, 4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.tree import Unit
from bitext.xliff.validate.values import is_decimal

_NAMESPACE = "{urn:oasis:names:tc:xliff:pgs:1.0}"
_KEYWORDS = frozenset({"zero", "one", "two", "few", "many", "other"})


def variants(unit: Unit) -> Iterator[Fault]:
    """The program finds no variant for a number, as in “You have 1 days”."""
    clause = module("4.9.5.2 case")
    switch = [part.partition(":")[0] for part in (unit.element.get(f"{_NAMESPACE}switch") or "").split()]
    for part in unit.parts:
        case = part.element.get(f"{_NAMESPACE}case")
        if case is None:
            continue
        values = case.split()
        if len(values) != len(switch):
            message = (
                f"the case has {len(values)} values and the unit's switch {len(switch)} variables; make them agree"
            )
            yield Fault("variant-count", part.element, message, clause)
            continue
        for kind, value in zip(switch, values, strict=True):
            if kind in ("plural", "ordinal") and value not in _KEYWORDS and not is_decimal(value):
                message = (
                    f"“{value}” is not a valid {kind} form; write a number, or one of {', '.join(sorted(_KEYWORDS))}"
                )
                yield Fault("variant-value", part.element, message, clause)
