"""Languages: what the file says of its two must hold for every sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.names import V20
from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.tree import Tree, Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def version_of_namespace(tree: Tree) -> Iterator[Fault]:
    """A tool chooses its reader by one of the two, and refuses the file for the other."""
    if tree.grammar.namespaces.get(V20) == "" and tree.root.get("version") == "2.2":
        message = "version 2.2 has a namespace of its own, and this is that of 2.0 and 2.1; correct one of them"
        yield Fault("version-namespace", tree.root, message, core("3.3.1.42 version"))


def target_language_missing(tree: Tree) -> Iterator[Fault]:
    """Nobody knows what language the translation is in: spelling, hyphens and voice are those of another."""
    if tree.root.get("trgLang") is not None:
        return
    for file in tree.files():
        for unit in file.units():
            for part in unit.parts:
                if part.target is not None:
                    message = "there are targets but no trgLang; say their language on <xliff>"
                    yield Fault("lang-target", part.target, message, core("3.2.2.1 xliff"))
                    return


def source_languages(unit: Unit) -> Iterator[Fault]:
    """A sentence in another language than the file's goes to a translator who does not know it."""
    wanted = unit.tree.root.get("srcLang")
    for part in unit.parts:
        if part.source is not None and (other := other_language(part.source, wanted)):
            message = f"the source is said to be in “{other}” and srcLang is “{wanted}”; make them agree"
            yield Fault("lang-mismatch", part.source, message, core("3.2.2.12 source"))


def target_languages(unit: Unit) -> Iterator[Fault]:
    """The page is published as one language and this sentence is in another."""
    wanted = unit.tree.root.get("trgLang")
    for part in unit.parts:
        if part.target is not None and (other := other_language(part.target, wanted)):
            message = f"the target is said to be in “{other}” and trgLang is “{wanted}”; make them agree"
            yield Fault("lang-mismatch", part.target, message, core("3.2.2.13 target"))


def other_language(element: etree._Element, wanted: str | None) -> str | None:
    """The language that holds for the element, itself or inherited, where that is another than the wanted one."""
    if wanted is None:
        return None
    for each in (element, *element.iterancestors()):
        if (said := each.get(_LANG)) is not None:
            return said if said.lower() != wanted.lower() else None
    return None
