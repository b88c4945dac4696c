"""Tests of targets that travel with the file (XLIFF 2.2 part 2, 4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.grammar import FOREIGN
from bitext.xliff.validate.tree import Tree

_TESTS = ("isPresent", "isNotPresent", "startsWith", "endsWith")
_IN_SOURCE = ("isPresent", "startsWith", "endsWith")


def rules(tree: Tree) -> Iterator[Fault]:
    """One tool tests the first of two conditions, the other the second: what passes here fails there."""
    for rule in tree.inside(tree.root, "val:rule"):
        said = [name for name in _TESTS if rule.get(name) is not None]
        if any(tree.named(str(tag)) == FOREIGN for tag in rule.attrib):
            said.append("a rule of your own")
        if len(said) != 1:
            found = " and ".join(said) if said else "nothing"
            message = f"the rule tests {found}; let it test exactly one of {', '.join(_TESTS)}"
            yield Fault("rule-tests", rule, message, module("4.7.4.3 rule"))
        if rule.get("existsInSource") is not None and not any(name in _IN_SOURCE for name in said):
            message = f"existsInSource goes with one of {', '.join(_IN_SOURCE)}; add it, or take this out"
            yield Fault("rule-in-source", rule, message, module("4.7.5.6 existsInSource"))
        if rule.get("occurs") is not None and rule.get("isPresent") is None:
            message = "occurs counts what isPresent looks for; add isPresent, or take this out"
            yield Fault("rule-occurs", rule, message, module("4.7.5.2 occurs"))
