"""Validates XLIFF 1.2 as its transitional schema does; what tools get wrong beyond that is a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from bitext.core.model import Severity
from bitext.xliff.validate.faults import Fault
from bitext.xliff.validate.grammar import FOREIGN
from bitext.xliff.validate.rules.languages import other_language
from bitext.xliff.validate.structure import structure
from bitext.xliff.validate.tree import Tree
from bitext.xliff.validate.v12_tables import GRAMMAR, clause

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENDS = {"bx": "ex", "bpt": "ept"}
_UNIQUE = (
    (("group",), "id"),
    (("trans-unit", "bin-unit"), "id"),
    (("count-group",), "name"),
    (("context-group",), "name"),
    (("external-file",), "uid"),
    (("tool",), "tool-id"),
    (("phase",), "phase-name"),
)
"""What must differ in a file: elements, and their attribute."""


def faults(root: etree._Element) -> Iterator[Fault]:
    """Every fault in a file of version 1.2."""
    tree = Tree(root, GRAMMAR)
    yield from structure(tree)
    if len(root) and tree.name(root[-1]) == FOREIGN:
        message = "an element of another namespace follows the last <file>; move it before it"
        yield Fault("element-order", root[-1], message, clause("<xliff>"))
    for file in tree.children(root, "file"):
        yield from names(tree, file)
        for holder in tree.inside(file, "trans-unit", "alt-trans"):
            yield from segmented(tree, holder)
        for content in tree.inside(file, "source", "seg-source", "target"):
            yield from pairs(tree, content)
        for unit in tree.inside(file, "trans-unit"):
            yield from languages(tree, file, unit)
            yield from approvals(tree, unit)


def names(tree: Tree, file: etree._Element) -> Iterator[Fault]:
    """If two sentences have one id, a merge keeps one translation and drops the other."""
    known: dict[str, set[str]] = {}
    for elements, attribute in _UNIQUE:
        known[elements[0]] = set()
        yield from _repeated(tree.inside(file, *elements), attribute, known[elements[0]])
    yield from _unknown((file, *tree.inside(file, "phase", "alt-trans")), "tool-id", known["tool"], "<tool>")
    yield from _unknown(tree.inside(file, "count", "trans-unit", "target"), "phase-name", known["phase"], "<phase>")


def segmented(tree: Tree, holder: etree._Element) -> Iterator[Fault]:
    """A segment of the translation belongs to no segment of the source."""
    seen: set[str] = set()
    for source in tree.children(holder, "seg-source"):
        yield from _repeated(tree.children(source, "mrk"), "mid", seen)
    marks = [mark for target in tree.children(holder, "target") for mark in tree.children(target, "mrk")]
    yield from _unknown((*marks, *tree.children(holder, "alt-trans")), "mid", seen, "<mrk> in <seg-source>")


def pairs(tree: Tree, content: etree._Element) -> Iterator[Fault]:
    """Half a code breaks the page's markup."""
    for begin, end in _ENDS.items():
        started, ended = (list(tree.inside(content, name)) for name in (begin, end))
        seen: set[str] = set()
        yield from _repeated(started, "rid", seen)
        yield from _unknown(ended, "rid", seen, f"<{begin}> here")
        yield from _halves(started, {_pair(code) for code in ended}, "code-no-end", end)
        yield from _halves(
            [code for code in ended if not code.get("rid")], {_pair(code) for code in started}, "code-no-start", begin
        )


def _halves(codes: Iterable[etree._Element], others: set[str], code: str, other: str) -> Iterator[Fault]:
    for half in codes:
        if _pair(half) not in others:
            name = etree.QName(half).localname
            message = f"<{name}> “{_pair(half)}” has no <{other}> here; add it, or use <it>"
            yield Fault(code, half, message, clause(f"<{name}>"), Severity.NOTE)


def _pair(code: etree._Element) -> str:
    return code.get("rid") or code.get("id") or ""


def _repeated(elements: Iterable[etree._Element], attribute: str, seen: set[str]) -> Iterator[Fault]:
    """A fault for each element whose attribute an earlier one has; adds the values to `seen`."""
    for element in elements:
        value = element.get(attribute)
        if value in seen:
            message = f"the {attribute} “{value}” is used twice; give one of them another"
            yield Fault("id-duplicate", element, message, clause(attribute))
        if value is not None:
            seen.add(value)


def _unknown(elements: Iterable[etree._Element], attribute: str, known: set[str], what: str) -> Iterator[Fault]:
    for element in elements:
        value = element.get(attribute)
        if value is not None and value not in known:
            message = f"{attribute} “{value}” is not that of a {what}; correct it"
            yield Fault("ref-target", element, message, clause(attribute))


def languages(tree: Tree, file: etree._Element, unit: etree._Element) -> Iterator[Fault]:
    """The page is published in one language, and this sentence is in another."""
    for name, attribute in (("source", "source-language"), ("target", "target-language")):
        content = tree.child(unit, name)
        declared = file.get(attribute)
        if content is None or content.get(_LANG) is None:
            continue  # the inherited language is that of the tool's own texts
        if other := other_language(content, declared):
            message = f"the {name} is marked as “{other}”, but {attribute} is “{declared}”; make them agree"
            yield Fault("lang-mismatch", content, message, clause("xml:lang"), Severity.NOTE)


def approvals(tree: Tree, unit: etree._Element) -> Iterator[Fault]:
    """An approved segment without target counts as done, but readers miss a sentence."""
    if unit.get("approved") == "yes" and tree.child(unit, "target") is None:
        message = "it is approved but has no target; translate it or remove approved"
        yield Fault("state-no-target", unit, message, clause("approved"), Severity.NOTE)
