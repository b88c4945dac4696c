"""Editing hints: codes that must stay, and sequences whose order must not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from bitext.core.model import Severity
from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.rules.codes import inline_codes
from bitext.xliff.validate.tree import CODES, Part, Scope, Unit

_HINTS = core("3.7.2.6 Editing Hints")


def fixed_codes(scope: Scope) -> Iterator[Fault]:
    """If codes such as `%s %d` must keep their order but may be deleted, the program may crash."""
    for code in inline_codes(scope):
        if code.get("canReorder", "yes") == "yes":
            continue
        for name in ("canCopy", "canDelete"):
            if code.get(name, "yes") != "no":
                message = f"a code that cannot be reordered needs {name}=“no”; add it"
                yield Fault("hint-reorder", code, message, _HINTS)


def deleted_codes(unit: Unit) -> Iterator[Fault]:
    """The product's name, or the end of a link, is missing from the translated sentence."""
    present = unit.target_ids
    for part in unit.parts:
        if part.target is None:
            continue
        for code in unit.within(iter((part.source,))):
            name = code.get("id", "")
            if code.get("canDelete") == "no" and name and name not in present:
                message = f"the target is missing the code “{name}”, which cannot be deleted; add it"
                # This is an error only in the final state (3.8.4); before that, the segment is unfinished.
                severity = Severity.ERROR if part.element.get("state") == "final" else Severity.WARNING
                yield Fault("hint-delete", part.target, message, _HINTS, severity)


def sequences(unit: Unit) -> Iterator[Fault]:
    """Without a first code, a tool cannot know which codes belong together, and lets them be swapped."""
    if not _has_sequences(unit):
        return
    for code in _without_first(unit, (part.source for part in unit.parts)):
        message = "canReorder=“no” must follow a firstNo, and there is none before it; begin the sequence with firstNo"
        yield Fault("hint-sequence", code, message, _HINTS)


def broken_sequences(unit: Unit) -> Iterator[Fault]:
    """Values end up in the wrong order: “Mr 12 has Janssens unpaid invoices”."""
    if not _has_sequences(unit) or any(part.target is None for part in unit.parts):
        return
    expected = {sequence[0]: sequence for sequence in _sequences(unit, (part.source for part in unit.parts))}
    ordered = sorted(enumerate(unit.parts, 1), key=lambda numbered: _order(*numbered))
    targets = [part.target for _, part in ordered]
    last = ordered[-1][1]
    for sequence in _sequences(unit, targets):
        head = sequence[0]
        # A single code is not a sequence (3.7.2.6).
        if len({name for name, _ in expected.get(head, ())}) > 1 and expected[head] != sequence:
            message = f"the codes after “{head[0]}” cannot be reordered, but have another order in the target"
            holder = unit.target_ids.get(head[0], last.element)
            yield Fault("hint-order", holder, f"{message}; restore their order", _HINTS)
            return
    for code in _without_first(unit, targets):
        message = "this code must follow a firstNo, and there is none before it in the target; restore the order"
        yield Fault("hint-order", code, message, _HINTS)


def _has_sequences(unit: Unit) -> bool:
    return any(code.get("canReorder", "yes") != "yes" for code in inline_codes(unit))


def _order(position: int, part: Part) -> int:
    order = part.target.get("order", "") if part.target is not None else ""
    return int(order) if order.isascii() and order.isdigit() and len(order) < 10 else position


_Event = tuple[tuple[str, bool], etree._Element, str]
"""Id and whether it is an end, the element, and its canReorder."""


def _events(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[_Event]:
    for content in contents:
        for event, element in etree.iterwalk(content, events=("start", "end")) if content is not None else ():
            kind = unit.tree.name(element)
            if kind not in CODES or (event == "end" and kind != "pc"):
                continue
            can_reorder = element.get("canReorder", "yes")
            ends = event == "end" or (kind == "ec" and element.get("isolated") != "yes")
            name = (element.get("id") or element.get("startRef") or "", ends)
            yield name, element, "no" if can_reorder == "firstNo" and ends else can_reorder


def _without_first(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[etree._Element]:
    inside = False
    for (_, ends), element, can_reorder in _events(unit, contents):
        if can_reorder == "no" and not inside and not (ends and unit.tree.name(element) == "pc"):
            yield element
        inside = can_reorder != "yes"


def _sequences(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[tuple[tuple[str, bool], ...]]:
    current: list[tuple[str, bool]] = []
    for name, _, can_reorder in _events(unit, contents):
        if can_reorder != "no" and current:
            yield tuple(current)
            current = []
        if can_reorder == "firstNo" or (can_reorder == "no" and current):
            current.append(name)
    if current:
        yield tuple(current)
