"""Translation candidates (XLIFF 2.2 part 2, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.rules.ids import duplicate_ids
from bitext.xliff.validate.rules.languages import other_language
from bitext.xliff.validate.rules.references import broken_reference
from bitext.xliff.validate.tree import INLINE, Unit


def match_ids(unit: Unit) -> Iterator[Fault]:
    """The translator accepts one match and gets another."""
    for matches in unit.tree.children(unit.element, "mtc:matches"):
        yield from duplicate_ids(matches, "among these matches", module("4.1.7.1 id"))
    for match in unit.matches():
        for side in match.sides:
            codes = [element for element in side if unit.tree.name(element) in INLINE]
            yield from duplicate_ids(codes, "in this match", module("4.1.6.3 match"))


def match_references(unit: Unit) -> Iterator[Fault]:
    """The match does not belong to a sentence, so it is never shown."""
    for match in unit.matches():
        yield from broken_reference(unit, match.element, module("4.1.7.5 ref"))


def match_types(unit: Unit) -> Iterator[Fault]:
    """The origin of the match, machine or person, is unknown."""
    for match in unit.matches():
        if match.element.get("subType") is not None and match.element.get("type") is None:
            message = "subType needs a type; add it"
            yield Fault("subtype-no-type", match.element, message, module("4.1.7.8 subType"))


def match_languages(unit: Unit) -> Iterator[Fault]:
    """A match in a third language is accepted as a translation, unless it is marked as a reference."""
    declared = unit.tree.root.get("trgLang")
    for match in unit.matches():
        target = match.parts[0].target
        if target is None or match.element.get("reference") == "yes":
            continue
        if other := other_language(target, declared):
            message = f"the match is in “{other}”, but trgLang is “{declared}”; set reference=“yes” or make them agree"
            yield Fault("lang-mismatch", target, message, module("4.1.6.3 match"))
