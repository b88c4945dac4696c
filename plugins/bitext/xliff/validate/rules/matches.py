"""Translation candidates (XLIFF 2.2 part 2, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.rules.ids import twice
from bitext.xliff.validate.rules.languages import other_language
from bitext.xliff.validate.rules.references import unexplained
from bitext.xliff.validate.tree import INLINE, Unit


def match_ids(unit: Unit) -> Iterator[Fault]:
    """The translator accepts one proposal and gets another."""
    for matches in unit.tree.children(unit.element, "mtc:matches"):
        yield from twice(matches, "among these matches", module("4.1.7.1 id"))
    for match in unit.matches():
        for side in match.sides:
            codes = [element for element in side if unit.tree.name(element) in INLINE]
            yield from twice(codes, "in this match", module("4.1.6.3 match"))


def match_references(unit: Unit) -> Iterator[Fault]:
    """The proposal belongs to no sentence, so nobody ever sees it."""
    for match in unit.matches():
        yield from unexplained(unit, match.element, module("4.1.7.5 ref"))


def match_types(unit: Unit) -> Iterator[Fault]:
    """Whether a machine or a person made the proposal stays unknown."""
    for match in unit.matches():
        if match.element.get("subType") is not None and match.element.get("type") is None:
            message = "subType says more about a type that is not there; add the type"
            yield Fault("subtype-no-type", match.element, message, module("4.1.7.8 subType"))


def match_languages(unit: Unit) -> Iterator[Fault]:
    """A proposal in a third language is taken into the translation, unless it is marked as mere reference."""
    wanted = unit.tree.root.get("trgLang")
    for match in unit.matches():
        target = match.parts[0].target
        if target is None or match.element.get("reference") == "yes":
            continue
        if other := other_language(target, wanted):
            message = f"the match is in “{other}” and trgLang is “{wanted}”; say reference=“yes” or make them agree"
            yield Fault("lang-mismatch", target, message, module("4.1.6.3 match"))
