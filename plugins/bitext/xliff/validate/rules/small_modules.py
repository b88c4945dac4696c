"""Modules with a rule or two: format style, validation rules, plurals (XLIFF 2.2 part 2, 4.3, 4.7 and 4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.grammar import FOREIGN
from bitext.xliff.validate.tree import Tree, Unit
from bitext.xliff.validate.values import is_decimal

_STYLE = "urn:oasis:names:tc:xliff:fs:2.0"
_PLURALS = "{urn:oasis:names:tc:xliff:pgs:1.0}"
_KEYWORDS = frozenset({"zero", "one", "two", "few", "many", "other"})
_TESTS = ("isPresent", "isNotPresent", "startsWith", "endsWith")
_IN_SOURCE = ("isPresent", "startsWith", "endsWith")


def styles(tree: Tree) -> Iterator[Fault]:
    """The preview drops attributes, such as an image's address, because their element is unknown."""
    for element in tree.with_attributes_of(_STYLE):
        if element.get(f"{{{_STYLE}}}subFs") is not None and element.get(f"{{{_STYLE}}}fs") is None:
            message = "fs:subFs needs the element name in fs:fs; add fs:fs"
            yield Fault("style-no-element", element, message, module("4.3.5.2 subFs"))


def style_end_codes(tree: Tree) -> Iterator[Fault]:
    """The preview starts bold again where it should end."""
    for element in tree.with_attributes_of(_STYLE):
        if tree.name(element) == "ec" and element.get("isolated") != "yes":
            message = "fs:fs belongs on the <sc>, not on an <ec> that is not isolated; remove it"
            yield Fault("style-on-end", element, message, module("4.3.5.1 fs"))


def validation_rules(tree: Tree) -> Iterator[Fault]:
    """If a rule has two conditions, tools may check different ones."""
    for rule in tree.inside(tree.root, "val:rule"):
        tests = [name for name in _TESTS if rule.get(name) is not None]
        if any(tree.attribute_name(str(tag)) == FOREIGN for tag in rule.attrib):
            tests.append("a custom rule")
        if len(tests) != 1:
            tested = " and ".join(tests) if tests else "nothing"
            message = f"the rule tests {tested}; use exactly one of {', '.join(_TESTS)}"
            yield Fault("rule-tests", rule, message, module("4.7.4.3 rule"))
        if rule.get("existsInSource") is not None and not any(name in _IN_SOURCE for name in tests):
            message = f"existsInSource needs one of {', '.join(_IN_SOURCE)}; add it, or remove existsInSource"
            yield Fault("rule-in-source", rule, message, module("4.7.5.6 existsInSource"))
        if rule.get("occurs") is not None and rule.get("isPresent") is None:
            message = "occurs needs isPresent; add it, or remove occurs"
            yield Fault("rule-occurs", rule, message, module("4.7.5.2 occurs"))


def variants(unit: Unit) -> Iterator[Fault]:
    """The program finds no variant for a number, as in “You have 1 days”."""
    clause = module("4.9.5.2 case")
    switch = [part.partition(":")[0] for part in (unit.element.get(f"{_PLURALS}switch") or "").split()]
    for part in unit.parts:
        case = part.element.get(f"{_PLURALS}case")
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
