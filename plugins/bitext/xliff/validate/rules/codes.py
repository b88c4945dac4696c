"""Inline codes: their types, copies, and the two halves of spanning codes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.tree import CODES, Scope

_TYPES = {"xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:var": "ui"}
_SC, _EC = core("3.2.3.4 sc"), core("3.2.3.5 ec")
_HINTS = (("canCopy", "yes"), ("canDelete", "yes"), ("canOverlap", "yes"))


def inline_codes(scope: Scope) -> Iterator[etree._Element]:
    """All inline codes of sources and targets."""
    for side in scope.sides:
        yield from (element for element in side if scope.tree.name(element) in CODES)


def types(scope: Scope) -> Iterator[Fault]:
    """A tool shows bold as a variable, or not at all, and the translator has to guess."""
    clause = core("3.3.1.36 subType")
    for code in inline_codes(scope):
        sub_type, type_ = code.get("subType"), code.get("type")
        if sub_type is None:
            continue
        if type_ is None:
            message = "subType needs a type; add it"
            yield Fault("subtype-no-type", code, message, clause)
        elif sub_type.startswith("xlf:") and _TYPES.get(sub_type) != type_:
            if sub_type in _TYPES:
                message = f"subType “{sub_type}” belongs to type “{_TYPES[sub_type]}”, not “{type_}”; correct either"
                yield Fault("subtype-type", code, message, clause)
            else:
                message = f"the specification has no subType “{sub_type}”; use a prefix of your own"
                yield Fault("prefix-reserved", code, message, clause)


def copies(scope: Scope) -> Iterator[Fault]:
    """Merging cannot find the copied code: its markup is lost."""
    clause = core("3.7.2.4.1 Duplicating an existing code")
    by_id = {name: code for code in reversed(list(inline_codes(scope))) if (name := code.get("id"))}
    for code in inline_codes(scope):
        name = code.get("copyOf")
        if name is None:
            continue
        base = by_id.get(name)
        if base is None or base is code:
            message = f"copyOf “{name}” is not a code of this unit; give the copied one"
            yield Fault("copy-unknown", code, message, core("3.3.1.8 copyOf"))
        elif base.get("canCopy") == "no":
            message = f"copyOf “{name}” refers to a code that cannot be copied (canCopy); remove the copy"
            yield Fault("copy-forbidden", code, message, clause)
        elif _data(base) or _data(code):
            message = f"copyOf “{name}” refers to a code with original data; use a reference to the data instead"
            yield Fault("copy-data", code, message, clause)


def replicas(scope: Scope) -> Iterator[Fault]:
    """A value that the program inserts only once, such as `%s`, is inserted twice."""
    sources = [code for code in scope.sources if scope.tree.name(code) in CODES]
    known = {code.get("id") or code.get("startRef") for code in sources}
    fixed = {name for code in sources if code.get("canCopy") == "no" for name in _data(code)}
    fixed.difference_update(name for code in sources if code.get("canCopy") != "no" for name in _data(code))
    for code in scope.targets:
        name = code.get("id") or code.get("startRef")
        if name not in known and (data := fixed.intersection(_data(code))):
            message = (
                f"<{scope.tree.name(code)}> repeats the data “{min(data)}” of a code that cannot be copied (canCopy)"
            )
            yield Fault("copy-forbidden", code, f"{message}; remove it", core("3.7.2.6 Editing Hints"))


def _data(code: etree._Element) -> tuple[str, ...]:
    return tuple(name for each in ("dataRef", "dataRefStart", "dataRefEnd") if (name := code.get(each)) is not None)


def lone_starts(scope: Scope) -> Iterator[Fault]:
    """A code that never ends, such as bold, applies to the rest of the page."""
    for side in scope.sides:
        ended = {code.get("startRef") for code in side if scope.tree.name(code) == "ec"}
        for code in side:
            if scope.tree.name(code) != "sc":
                continue
            closed, isolated = code.get("id") in ended, code.get("isolated") == "yes"
            if not closed and not isolated:
                message = f"<sc> “{code.get('id')}” has no <ec> here; add it, or set isolated=“yes”"
                yield Fault("code-no-end", code, message, _SC)
            if closed and isolated:
                message = f"<sc> “{code.get('id')}” has its <ec> here; remove isolated"
                yield Fault("code-isolated", code, message, _SC)


def lone_ends(scope: Scope) -> Iterator[Fault]:
    """An end without its start, or before it, breaks the markup of the page."""
    for side in scope.sides:
        started: set[str | None] = set()
        for code in side:
            kind = scope.tree.name(code)
            if kind == "sc":
                started.add(code.get("id"))
            elif kind == "ec":
                yield from _end(code, code.get("startRef") in started)


def _end(code: etree._Element, started: bool) -> Iterator[Fault]:
    start, isolated = code.get("startRef"), code.get("isolated") == "yes"
    if isolated and (code.get("id") is None or start is not None):
        yield Fault("code-isolated", code, "an isolated <ec> must have an id and no startRef; correct it", _EC)
    if not isolated and (start is None or code.get("id") is not None):
        message = "an <ec> that is not isolated must have a startRef and no id; correct it, or set isolated=“yes”"
        yield Fault("code-no-start", code, message, _EC)
    elif not isolated and not started:
        message = f"there is no <sc> “{start}” before this <ec>; move it, or set isolated=“yes” and give it an id"
        yield Fault("code-no-start", code, message, _EC)
    if not isolated and code.get("dir") is not None:
        yield Fault("code-dir", code, "dir belongs on the <sc>, not on an <ec> that is not isolated; remove it", _EC)


def halves(scope: Scope) -> Iterator[Fault]:
    """A translator may delete one half of a link and not the other."""
    for side in scope.sides:
        starts: dict[str | None, etree._Element] = {}
        for code in side:
            kind = scope.tree.name(code)
            if kind == "sc":
                starts.setdefault(code.get("id"), code)
            elif kind == "ec" and (start := starts.get(code.get("startRef"))) is not None:
                yield from _differences(start, code)


def _differences(start: etree._Element, end: etree._Element) -> Iterator[Fault]:
    for name, default in _HINTS:
        if start.get(name, default) != end.get(name, default):
            message = f"{name} differs between <sc> “{start.get('id')}” and its <ec>; use the same on both"
            yield Fault("code-halves", end, message, _EC)
    at_start, at_end = start.get("canReorder", "yes"), end.get("canReorder", "yes")
    if at_end != ("no" if at_start == "firstNo" else at_start):
        message = f"canReorder is {at_start} on <sc> “{start.get('id')}” and {at_end} on its <ec>; make them agree"
        yield Fault("code-halves", end, message, _EC)
