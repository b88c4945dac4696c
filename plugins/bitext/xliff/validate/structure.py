"""Checks a file against the grammar: positions of elements, attributes and their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault
from bitext.xliff.validate.grammar import FOREIGN, Shape
from bitext.xliff.validate.tree import Tree

_SCHEMAS = "{http://www.w3.org/2001/XMLSchema-instance}"
_FOR_SCHEMAS = (f"{_SCHEMAS}schemaLocation", f"{_SCHEMAS}noNamespaceSchemaLocation")
"""Attributes that every element may have (XML Schema, 2.6)."""

_SPACE = " \t\r\n"
"""White space of XML; a no-break space is text."""


def structure(tree: Tree) -> Iterator[Fault]:
    """A tool skips unexpected content, or stops: sentences are lost."""
    stack = [iter((tree.root,))]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = tree.name(element)
        shape = tree.grammar.elements.get(name)
        if shape is None:
            continue
        yield from _attributes(tree, element, name, shape)
        if not shape.free:
            yield from _children(tree, element, name, shape)
            yield from _text(element, name, shape)
            if len(element):
                stack.append(iter(element))


def _children(tree: Tree, element: etree._Element, name: str, shape: Shape) -> Iterator[Fault]:
    slots = shape.slots
    counts = [0] * len(slots)
    modules: Counter[str] = Counter()
    at = 0
    for child in element:
        kind = tree.name(child)
        place = next((n for n in range(at, len(slots)) if kind in slots[n].names), None)
        if place is None:
            yield _unexpected_child(tree, child, kind, name, shape)
            continue
        at = place
        counts[at] += 1
        modules[kind] += 1
        # Each module element may occur once, in any order.
        once = FOREIGN in slots[at].names and ":" in kind and kind not in tree.grammar.many
        count, maximum = (modules[kind], 1) if once else (counts[at], slots[at].maximum)
        if maximum is not None and count > maximum:
            message = f"<{name}> has a second <{kind}>; keep one of them"
            yield Fault("element-repeated", child, message, shape.clause)
    for slot, count in zip(slots, counts, strict=True):
        if count < slot.minimum:
            expected = " or ".join(f"<{kind}>" for kind in slot.names[:3])
            yield Fault("element-missing", element, f"<{name}> has no {expected}; add it", shape.clause)


def _unexpected_child(tree: Tree, child: etree._Element, kind: str, parent: str, shape: Shape) -> Fault:
    if any(kind in slot.names for slot in shape.slots):
        message = f"{_own_name(child, kind)} is too late in <{parent}>; move it up"
        return Fault("element-order", child, message, shape.clause)
    if kind == FOREIGN:
        message = f"{_own_name(child, kind)} of another namespace is not allowed in <{parent}>; remove it"
        return Fault("element-foreign", child, message, shape.clause)
    if kind not in tree.grammar.elements:
        return Fault("element-unknown", child, f"there is no element <{kind}>; correct its name", shape.clause)
    return Fault("element-misplaced", child, f"<{kind}> is not allowed in <{parent}>; remove it", shape.clause)


def _own_name(element: etree._Element, kind: str) -> str:
    return f"<{etree.QName(element).localname if kind == FOREIGN else kind}>"


def _text(element: etree._Element, name: str, shape: Shape) -> Iterator[Fault]:
    if shape.text:
        return
    words = [element.text, *(child.tail for child in element)]
    if element.text and not shape.slots and not len(element):
        message = f"<{name}> must be empty, without even a space; write <{name}/>"
        yield Fault("text-misplaced", element, message, shape.clause)
    elif stray := next((text.strip(_SPACE) for text in words if text and text.strip(_SPACE)), None):
        message = f"text (“{stray[:20]}”) is not allowed directly in <{name}>; remove it"
        yield Fault("text-misplaced", element, message, shape.clause)


def _attributes(tree: Tree, element: etree._Element, name: str, shape: Shape) -> Iterator[Fault]:
    for tag, value in element.attrib.items():
        attribute = tree.attribute_name(str(tag))
        if attribute not in shape.attributes and (shape.open or tag in _FOR_SCHEMAS):
            continue
        if attribute not in shape.attributes and (fault := _unexpected_attribute(tree, element, name, shape, str(tag))):
            yield fault
            continue
        defined = tree.grammar.attribute(name, attribute)
        if defined is not None and attribute != FOREIGN and not defined.value.fits(str(value)):
            message = (
                f"{attribute}=“{str(value)[:40]}” on <{name}> is not a valid value; write {_short(defined.value.hint)}"
            )
            yield Fault("attribute-value", element, message, defined.clause)
    for attribute in shape.required:
        if element.get(attribute) is None and not (":" in attribute and _has(tree, element, attribute)):
            message = f"<{name}> has no attribute {attribute}; add it"
            yield Fault("attribute-missing", element, message, shape.clause)


def _has(tree: Tree, element: etree._Element, name: str) -> bool:
    return any(tree.attribute_name(str(tag)) == name for tag in element.attrib)


def _short(hint: str) -> str:
    return hint if len(hint) <= 90 else hint[:88] + " …"


def _unexpected_attribute(tree: Tree, element: etree._Element, name: str, shape: Shape, tag: str) -> Fault | None:
    attribute = tree.attribute_name(tag)
    prefix = attribute.partition(":")[0] if ":" in attribute else ""
    if attribute == FOREIGN:
        if shape.foreign:
            return None
        shown = etree.QName(tag).localname
        message = f"the attribute {shown} of another namespace is not allowed on <{name}>; remove it"
        return Fault("attribute-foreign", element, message, shape.clause)
    if prefix == "xml" and shape.foreign and shape.xml:
        return None
    defined = tree.grammar.attributes.get(attribute) if prefix else None
    if defined is None:
        return Fault("attribute-unknown", element, f"<{name}> has no attribute {attribute}; remove it", shape.clause)
    if name not in defined.used_in:
        clause = shape.clause if prefix == "xml" else defined.clause
        return Fault("attribute-misplaced", element, f"{attribute} is not allowed on <{name}>; remove it", clause)
    return None
