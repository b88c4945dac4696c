"""Validation rules in a file (XLIFF 2.2 part 2, 4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.grammar import FOREIGN
from bitext.xliff.validate.tree import Tree

_TESTS = ("isPresent", "isNotPresent", "startsWith", "endsWith")
_IN_SOURCE = ("isPresent", "startsWith", "endsWith")


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
