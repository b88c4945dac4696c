"""Selects the specification of a file, and applies all its rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lxml import etree

from bitext.core.model import Finding, Location, Severity
from bitext.xliff.safe import line_of, root_of
from bitext.xliff.validate import v12
from bitext.xliff.validate.faults import Fault, core
from bitext.xliff.validate.modules import GRAMMARS
from bitext.xliff.validate.rules import FILE_RULES, SCOPE_RULES, TREE_RULES, UNIT_RULES
from bitext.xliff.validate.structure import structure
from bitext.xliff.validate.tree import Tree
from bitext.xliff.vocabulary import V12

MAX_FINDINGS = 1000
"""Per file; a hostile file could have a million."""
_MAX_LENGTH = 400
"""Characters of a message or an id; a hostile file could have ids of megabytes."""
_HOLDERS = frozenset({"unit", "trans-unit"})
_PARTS = frozenset({"segment", "ignorable"})


def validate(raw: bytes, path: Path) -> tuple[Finding, ...]:
    """Every violation of the specification in an XLIFF file of version 1.2, 2.0, 2.1 or 2.2, by line.

    Args:
        raw: the file's bytes.
        path: its path, for the findings.

    Returns:
        Findings with the clause in their message; at most `MAX_FINDINGS`, followed by a note if there are more.

    Raises:
        BitextError: it is not well-formed XML, has a DOCTYPE, or is beyond the limits of `bitext.xliff.safe`.
    """
    root = root_of(raw, path)
    faults = _faults(root)
    findings = [_finding(fault, path) for fault in islice(faults, MAX_FINDINGS)]
    findings.sort(key=lambda finding: finding.location.line or 0 if finding.location else 0)
    if next(faults, None) is not None:
        message = f"there are more than {MAX_FINDINGS} findings; correct these first"
        findings.append(Finding("too-many", Severity.NOTE, message, Location(path)))
    return tuple(findings)


def _faults(root: etree._Element) -> Iterator[Fault]:
    name = etree.QName(root)
    if name.localname == "xliff" and name.namespace in GRAMMARS:
        yield from _faults_of_version_2(Tree(root, GRAMMARS[name.namespace]))
    elif name.localname == "xliff" and name.namespace == V12:
        yield from v12.faults(root)
    else:
        root_name = f"<{name.localname}> of the namespace “{name.namespace or ''}”"
        message = f"the root is {root_name}, which is not a supported XLIFF version"
        yield Fault("not-xliff", root, f"{message}; save it as XLIFF 2.0 or 1.2", core("1.3 Key concepts"))


def _faults_of_version_2(tree: Tree) -> Iterator[Fault]:
    yield from structure(tree)
    for about_tree in TREE_RULES:
        yield from about_tree(tree)
    for file in tree.files():
        for about_file in FILE_RULES:
            yield from about_file(file)
        for unit in file.units():
            for about_unit in UNIT_RULES:
                yield from about_unit(unit)
            for scope in (unit, *unit.matches()):
                for about_scope in SCOPE_RULES:
                    yield from about_scope(scope)


def _finding(fault: Fault, path: Path) -> Finding:
    unit = segment = ""
    for element in (fault.element, *fault.element.iterancestors()):
        name = etree.QName(element).localname
        if name in _PARTS and not segment:
            segment = element.get("id", "")[:_MAX_LENGTH]
        if name in _HOLDERS:
            unit = element.get("id", "")[:_MAX_LENGTH]
            break
    place = Location(path, line_of(fault.element))
    message = fault.message if len(fault.message) <= _MAX_LENGTH else f"{fault.message[:_MAX_LENGTH]} …"
    return Finding(fault.code, fault.severity, f"{message} ({fault.clause})", place, unit, segment)
