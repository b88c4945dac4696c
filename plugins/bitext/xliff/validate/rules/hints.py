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
    """`%s %d` that may not swap but may be deleted: the program crashes on what is left."""
    for code in inline_codes(scope):
        if code.get("canReorder", "yes") == "yes":
            continue
        for name in ("canCopy", "canDelete"):
            if code.get(name, "yes") != "no":
                message = f"a code that cannot be moved has {name}=“no”; add that"
                yield Fault("hint-reorder", code, message, _HINTS)


def deleted_codes(unit: Unit) -> Iterator[Fault]:
    """The product's name, or the end of a link, is missing from the translated sentence."""
    kept = unit.target_ids
    for part in unit.parts:
        if part.target is None:
            continue
        for code in unit.within(iter((part.source,))):
            name = code.get("id", "")
            if code.get("canDelete") == "no" and name and name not in kept:
                message = f"the target lacks the code “{name}”, which cannot be deleted; put it in"
                yield Fault("hint-delete", part.target, message, _HINTS, _severity(part))


def _severity(part: Part) -> Severity:
    # Only a segment in its final state is wrong for that (3.8.4); before, it is unfinished.
    return Severity.ERROR if part.element.get("state") == "final" else Severity.WARNING


def sequences(unit: Unit) -> Iterator[Fault]:
    """Without a first one nobody knows which codes belong together, and a tool lets them be swapped."""
    if not _has_sequences(unit):
        return
    for code in _headless(unit, (part.source for part in unit.parts)):
        message = "canReorder=“no” goes on from a firstNo, and none stands before it; begin the sequence with firstNo"
        yield Fault("hint-sequence", code, message, _HINTS)


def broken_sequences(unit: Unit) -> Iterator[Fault]:
    """The number stands where the name belongs: “Mr 12 has Janssens unpaid invoices”."""
    if not _has_sequences(unit) or any(part.target is None for part in unit.parts):
        return
    wanted = {sequence[0]: sequence for sequence in _sequences(unit, (part.source for part in unit.parts))}
    ordered = sorted(enumerate(unit.parts, 1), key=lambda numbered: _order(*numbered))
    targets = [part.target for _, part in ordered]
    last = ordered[-1][1]
    for sequence in _sequences(unit, targets):
        head = sequence[0]
        # A sequence of one code is no sequence (3.7.2.6).
        if len({name for name, _ in wanted.get(head, ())}) > 1 and wanted[head] != sequence:
            message = f"the codes after “{head[0]}” cannot be reordered, and stand otherwise in the target"
            yield Fault("hint-order", _holder(unit, head[0], last), f"{message}; restore their order", _HINTS)
            return
    for code in _headless(unit, targets):
        message = "this code goes on from a firstNo, and none stands before it in the target; put it back"
        yield Fault("hint-order", code, message, _HINTS)


def _has_sequences(unit: Unit) -> bool:
    return any(code.get("canReorder", "yes") != "yes" for code in inline_codes(unit))


def _order(position: int, part: Part) -> int:
    said = part.target.get("order", "") if part.target is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else position


def _holder(unit: Unit, name: str, part: Part) -> etree._Element:
    found = unit.target_ids.get(name)
    return found if found is not None else part.element


_Event = tuple[tuple[str, bool], etree._Element, str]
"""Id and whether it is an end, the element, and its canReorder."""


def _events(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[_Event]:
    for content in contents:
        for moment, element in etree.iterwalk(content, events=("start", "end")) if content is not None else ():
            kind = unit.tree.name(element)
            if kind not in CODES or (moment == "end" and kind != "pc"):
                continue
            said = element.get("canReorder", "yes")
            ends = moment == "end" or (kind == "ec" and element.get("isolated") != "yes")
            name = (element.get("id") or element.get("startRef") or "", ends)
            yield name, element, "no" if said == "firstNo" and ends else said


def _headless(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[etree._Element]:
    inside = False
    for (_, ends), element, said in _events(unit, contents):
        if said == "no" and not inside and not (ends and unit.tree.name(element) == "pc"):
            yield element
        inside = said != "yes"


def _sequences(unit: Unit, contents: Iterable[etree._Element | None]) -> Iterator[tuple[tuple[str, bool], ...]]:
    current: list[tuple[str, bool]] = []
    for name, _, said in _events(unit, contents):
        if said != "no" and current:
            yield tuple(current)
            current = []
        if said == "firstNo" or (said == "no" and current):
            current.append(name)
    if current:
        yield tuple(current)
