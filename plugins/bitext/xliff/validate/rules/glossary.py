"""Glossaries in a unit (XLIFF 2.2 part 2, 4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.rules.ids import duplicate_ids
from bitext.xliff.validate.rules.references import broken_reference, severity_of_reference
from bitext.xliff.validate.tree import Unit


def _entries(unit: Unit) -> Iterator[etree._Element]:
    for glossary in unit.tree.children(unit.element, "gls:glossary"):
        yield from unit.tree.children(glossary, "gls:glossEntry")


def entries(unit: Unit) -> Iterator[Fault]:
    """A term without translation and definition is useless to translators and terminology checks."""
    for entry in _entries(unit):
        if not list(unit.tree.children(entry, "gls:translation", "gls:definition")):
            message = "the entry has neither translation nor definition; add one, or remove the entry"
            yield Fault("glossary-empty", entry, message, module("4.2.4.3 glossEntry"))
        if sum(1 for _ in unit.tree.children(entry, "mda:metadata")) > 1:
            message = "the entry has more than one <mda:metadata>; merge them"
            yield Fault("element-repeated", entry, message, module("4.2.4.3 glossEntry"))


def entry_ids(unit: Unit) -> Iterator[Fault]:
    """A term in the text is shown with the translation of another."""
    for glossary in unit.tree.children(unit.element, "gls:glossary"):
        elements = unit.tree.inside(glossary, "gls:glossEntry", "gls:translation")
        yield from duplicate_ids(elements, "in this glossary", module("4.2.5.1 id"))


def entry_references(unit: Unit) -> Iterator[Fault]:
    """The term is not marked in its sentence."""
    for entry in _entries(unit):
        for element in (entry, *unit.tree.children(entry, "gls:translation")):
            yield from broken_reference(unit, element, module("4.2.5.2 ref"), severity_of_reference(element))
