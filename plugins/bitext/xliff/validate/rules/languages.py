"""Languages: the declared source and target languages must hold for every sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.tree import Tree, Unit
from bitext.xliff.vocabulary import V20

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def version_of_namespace(tree: Tree) -> Iterator[Fault]:
    """A tool selects its parser by one of the two, and rejects the file because of the other."""
    if tree.grammar.namespaces.get(V20) == "" and tree.root.get("version") == "2.2":
        message = "version 2.2 has its own namespace, and this is that of 2.0 and 2.1; correct one of them"
        yield Fault("version-namespace", tree.root, message, core("3.3.1.42 version"))


def target_language_missing(tree: Tree) -> Iterator[Fault]:
    """The language of the translation is unknown: spelling, hyphenation and voice may be wrong."""
    if tree.root.get("trgLang") is not None:
        return
    for file in tree.files():
        for unit in file.units():
            for part in unit.parts:
                if part.target is not None:
                    message = "there are targets but no trgLang; add their language to <xliff>"
                    yield Fault("lang-target", part.target, message, core("3.2.2.1 xliff"))
                    return


def source_languages(unit: Unit) -> Iterator[Fault]:
    """A sentence in another language than the file's may reach a translator who does not know it."""
    declared = unit.tree.root.get("srcLang")
    for part in unit.parts:
        if part.source is not None and (other := other_language(part.source, declared)):
            message = f"the source is marked as “{other}”, but srcLang is “{declared}”; make them agree"
            yield Fault("lang-mismatch", part.source, message, core("3.2.2.12 source"))


def target_languages(unit: Unit) -> Iterator[Fault]:
    """The page is published in one language, and this sentence is in another."""
    declared = unit.tree.root.get("trgLang")
    for part in unit.parts:
        if part.target is not None and (other := other_language(part.target, declared)):
            message = f"the target is marked as “{other}”, but trgLang is “{declared}”; make them agree"
            yield Fault("lang-mismatch", part.target, message, core("3.2.2.13 target"))


def other_language(element: etree._Element, declared: str | None) -> str | None:
    """The element's own or inherited language, if it differs from the declared one."""
    if declared is None:
        return None
    for each in (element, *element.iterancestors()):
        if (language := each.get(_LANG)) is not None:
            return language if language.lower() != declared.lower() else None
    return None
