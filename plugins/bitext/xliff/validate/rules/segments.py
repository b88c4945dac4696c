"""Segments: their states, their order in the target, their blanks; and the skeleton of their file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core, module
from bitext.xliff.validate.tree import Tree, Unit

_ADVANCED = frozenset({"translated", "reviewed", "final"})
_RESERVED = {
    "group": ("type", core("3.3.1.40 type")),
    "unit": ("type", core("3.3.1.40 type")),
    "segment": ("subState", core("3.3.1.35 subState")),
    "mtc:match": ("subType", module("4.1.7.8 subType")),
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def skeletons(tree: Tree) -> Iterator[Fault]:
    """Without skeleton, or with two of them, the translated page cannot be put together."""
    clause = core("3.2.2.3 skeleton")
    for file in tree.files():
        for skeleton in tree.children(file.element, "skeleton"):
            filled = len(skeleton) > 0 or bool(skeleton.text)
            if filled and skeleton.get("href") is not None:
                message = "the skeleton has both content and an href; keep one of them"
                yield Fault("skeleton-both", skeleton, message, clause)
            if not filled and skeleton.get("href") is None:
                message = "the skeleton is empty and has no href; say where it is, or take it out"
                yield Fault("skeleton-missing", skeleton, message, clause)
            for part in skeleton.iterchildren(etree.Element):
                if tree.name(part) != "*":
                    message = "the skeleton holds an element of XLIFF itself; move it out of the skeleton"
                    yield Fault("skeleton-content", part, message, clause)


def empty_units(unit: Unit) -> Iterator[Fault]:
    """There is nothing to translate in it, and tools that count on a segment stop."""
    if unit.parts and all(unit.tree.name(part.element) == "ignorable" for part in unit.parts):
        message = f"the unit “{unit.id}” has no segment; add one or take it out"
        yield Fault("unit-empty", unit.element, message, core("3.2.2.5 unit"))


def states(unit: Unit) -> Iterator[Fault]:
    """A project counts as translated, and the reader finds a hole."""
    for part in unit.parts:
        state = part.element.get("state")
        if part.target is None and state in _ADVANCED:
            message = f"the segment is “{state}” but has no target; translate it or make it initial"
            yield Fault("state-no-target", part.element, message, core("3.3.1.31 state"))
        if part.element.get("subState") is not None and state is None:
            message = "subState says more about a state that is not there; add the state"
            yield Fault("substate-no-state", part.element, message, core("3.3.1.35 subState"))


def reserved_prefixes(tree: Tree) -> Iterator[Fault]:
    """A tool trusts that it knows every value of the specification's own, and drops this one."""
    for element in tree.inside(tree.root, *_RESERVED):
        name, clause = _RESERVED[tree.name(element)]
        if (element.get(name) or "").startswith("xlf:"):
            message = f"the prefix xlf in {name} is the specification's own; use one of yours"
            yield Fault("prefix-reserved", element, message, clause)


def orders(unit: Unit) -> Iterator[Fault]:
    """Two sentences want one place: which comes first in the translation is anybody's guess."""
    clause = core("3.3.1.24 order")
    taken: dict[int, etree._Element] = {}
    count = len(unit.parts)
    for position, part in enumerate(unit.parts, 1):
        if part.target is None:
            continue
        said = part.target.get("order", str(position))
        order = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else position
        if order > count:
            message = f"the order {order} is beyond the unit's {count} segments and ignorables; write a lower one"
            yield Fault("order-range", part.target, message, clause)
        elif order in taken:
            message = f"two targets of the unit come in place {order} (one without order stands in its own)"
            yield Fault("order-duplicate", part.target, f"{message}; number them all", clause)
        taken[order] = part.target


def white_space(unit: Unit) -> Iterator[Fault]:
    """Blanks that the source keeps are collapsed in the translation: code samples fall apart."""
    for part in unit.parts:
        if part.source is None or part.target is None:
            continue
        source, target = _resolved(part.source), _resolved(part.target)
        if source != target:
            message = f"the source's xml:space is {source} and the target's {target}; give both the same"
            yield Fault("space-mismatch", part.target, message, core("3.7.5 White Spaces"))


def _resolved(element: etree._Element) -> str:
    for each in (element, *element.iterancestors()):
        if said := each.get(_SPACE):
            return said
    return "default"
