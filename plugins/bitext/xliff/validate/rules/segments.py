"""Segments: states, order in the target, white space; and the skeleton of their file."""

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
    """Without a skeleton, or with two, the translated page cannot be merged."""
    clause = core("3.2.2.3 skeleton")
    for file in tree.files():
        for skeleton in tree.children(file.element, "skeleton"):
            filled = len(skeleton) > 0 or bool(skeleton.text)
            if filled and skeleton.get("href") is not None:
                message = "the skeleton has both content and an href; keep one of them"
                yield Fault("skeleton-both", skeleton, message, clause)
            if not filled and skeleton.get("href") is None:
                message = "the skeleton is empty and has no href; add the href, or remove the skeleton"
                yield Fault("skeleton-missing", skeleton, message, clause)
            for part in skeleton.iterchildren(etree.Element):
                if tree.name(part) != "*":
                    message = "the skeleton contains an XLIFF element; move it out of the skeleton"
                    yield Fault("skeleton-content", part, message, clause)


def empty_units(unit: Unit) -> Iterator[Fault]:
    """It has nothing to translate, and tools that expect a segment stop."""
    if unit.parts and all(unit.tree.name(part.element) == "ignorable" for part in unit.parts):
        message = f"the unit “{unit.id}” has no segment; add one or remove the unit"
        yield Fault("unit-empty", unit.element, message, core("3.2.2.5 unit"))


def states(unit: Unit) -> Iterator[Fault]:
    """The segment counts as translated, but readers miss a sentence."""
    for part in unit.parts:
        state = part.element.get("state")
        if part.target is None and state in _ADVANCED:
            message = f"the segment is “{state}” but has no target; translate it or make it initial"
            yield Fault("state-no-target", part.element, message, core("3.3.1.31 state"))
        if part.element.get("subState") is not None and state is None:
            message = "subState needs a state; add it"
            yield Fault("substate-no-state", part.element, message, core("3.3.1.35 subState"))


def reserved_prefixes(tree: Tree) -> Iterator[Fault]:
    """A tool assumes that it knows all reserved values, and drops this one."""
    for element in tree.inside(tree.root, *_RESERVED):
        name, clause = _RESERVED[tree.name(element)]
        if (element.get(name) or "").startswith("xlf:"):
            message = f"the prefix xlf in {name} is reserved; use your own"
            yield Fault("prefix-reserved", element, message, clause)


def orders(unit: Unit) -> Iterator[Fault]:
    """If two sentences have one position, their order in the translation is undefined."""
    clause = core("3.3.1.24 order")
    taken: dict[int, etree._Element] = {}
    count = len(unit.parts)
    for position, part in enumerate(unit.parts, 1):
        if part.target is None:
            continue
        written = part.target.get("order", str(position))
        order = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else position
        if order > count:
            message = f"the order {order} is beyond the unit's {count} segments and ignorables; write a lower one"
            yield Fault("order-range", part.target, message, clause)
        elif order in taken:
            message = f"two targets of the unit have position {order} (without order, a target has its own position)"
            yield Fault("order-duplicate", part.target, f"{message}; number them all", clause)
        taken[order] = part.target


def white_space(unit: Unit) -> Iterator[Fault]:
    """White space preserved in the source is collapsed in the translation: code samples break."""
    for part in unit.parts:
        if part.source is None or part.target is None:
            continue
        source, target = _resolved(part.source), _resolved(part.target)
        if source != target:
            message = f"the source's xml:space is {source} and the target's {target}; give both the same"
            yield Fault("space-mismatch", part.target, message, core("3.7.5 White Spaces"))


def _resolved(element: etree._Element) -> str:
    for each in (element, *element.iterancestors()):
        if space := each.get(_SPACE):
            return space
    return "default"
