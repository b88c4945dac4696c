"""Validates XLIFF 1.2: structure, ids, languages, states and inline codes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault
from bitext.xliff.validate.rules.ids import duplicate_ids
from bitext.xliff.validate.rules.languages import other_language
from bitext.xliff.validate.structure import structure
from bitext.xliff.validate.tree import Tree
from bitext.xliff.validate.v12_tables import GRAMMAR, clause

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENDS = {"bx": "ex", "bpt": "ept"}
_IDS = ("g", "x", "ph", "it", "bx", "ex", "bpt", "ept")


def faults(root: etree._Element) -> Iterator[Fault]:
    """Every fault in a file of version 1.2."""
    tree = Tree(root, GRAMMAR)
    yield from structure(tree)
    for file in tree.children(root, "file"):
        yield from ids(tree, file)
        for unit in tree.inside(file, "trans-unit"):
            yield from languages(tree, file, unit)
            yield from approvals(tree, unit)
            for content in tree.inside(unit, "source", "target"):
                yield from codes(tree, content)


def ids(tree: Tree, file: etree._Element) -> Iterator[Fault]:
    """If two sentences have one id, a merge keeps one translation and drops the other."""
    for name in ("trans-unit", "group"):
        yield from duplicate_ids(tree.inside(file, name), f"among the <{name}>s of this file", clause("id"))


def languages(tree: Tree, file: etree._Element, unit: etree._Element) -> Iterator[Fault]:
    """The page is published in one language, and this sentence is in another."""
    for name, attribute in (("source", "source-language"), ("target", "target-language")):
        content = tree.child(unit, name)
        declared = file.get(attribute)
        if content is None or content.get(_LANG) is None:
            continue  # the inherited language is that of the tool's own texts
        if other := other_language(content, declared):
            message = f"the {name} is marked as “{other}”, but {attribute} is “{declared}”; make them agree"
            yield Fault("lang-mismatch", content, message, clause("xml:lang"))


def approvals(tree: Tree, unit: etree._Element) -> Iterator[Fault]:
    """An approved segment without target counts as done, but readers miss a sentence."""
    if unit.get("approved") == "yes" and tree.child(unit, "target") is None:
        message = "it is approved but has no target; translate it or remove approved"
        yield Fault("state-no-target", unit, message, clause("approved"))


def codes(tree: Tree, content: etree._Element) -> Iterator[Fault]:
    """Two codes with one id may be swapped unnoticed; half a code breaks the page's markup."""
    inline = list(tree.inside(content, *_IDS))
    for kind in _IDS:
        same = (code for code in inline if tree.name(code) == kind)
        yield from duplicate_ids(same, f"among the <{kind}>s here", clause("id"))
    for begin, end in _ENDS.items():
        started = {_pair(code): code for code in inline if tree.name(code) == begin}
        ended = {_pair(code): code for code in inline if tree.name(code) == end}
        for name, code in started.items():
            if name not in ended:
                message = f"<{begin}> “{name}” has no <{end}> here; add it, or use <it>"
                yield Fault("code-no-end", code, message, clause(f"<{begin}>"))
        for name, code in ended.items():
            if name not in started:
                message = f"<{end}> “{name}” has no <{begin}> here; add it, or use <it>"
                yield Fault("code-no-start", code, message, clause(f"<{end}>"))


def _pair(code: etree._Element) -> str:
    return code.get("rid") or code.get("id") or ""
