"""Size and length restrictions (XLIFF 2.2 part 2, 4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.tree import Tree
from bitext.xliff.validate.values import is_decimal, is_integer

_URN = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_NAMESPACE = f"{{{_URN}}}"
_STORAGE = frozenset({"xliff:utf8", "xliff:utf16", "xliff:utf32"})
_GENERAL = frozenset({"xliff:codepoints"})
_LIMIT = re.compile(r"(?:\d+,)?(?:\d+|\*)", re.ASCII)
_ON_END = ("equivStorage", "sizeInfo", "sizeInfoRef")


def restrictions(tree: Tree) -> Iterator[Fault]:
    """A button's text is truncated on screen, because its limit is invalid."""
    for element in tree.with_attributes_of(_URN):
        general, storage = _profiles(tree, element)
        if general in _GENERAL:
            yield from _limit(element, "sizeRestriction", "4.6.6.1.1 sizeRestriction")
        if storage in _STORAGE:
            yield from _limit(element, "storageRestriction", "4.6.6.2.1 storageRestriction")
        yield from _number(element, "sizeInfo", general, _GENERAL, "4.6.6.1.2 sizeInfo")
        yield from _number(element, "equivStorage", storage, _STORAGE, "4.6.6.2.2 equivStorage")


def _profiles(tree: Tree, element: etree._Element) -> tuple[str | None, str | None]:
    """The general and the storage profile of its file; None if it has no profiles."""
    for each in (element, *element.iterancestors()):
        if tree.name(each) == "file":
            profiles = tree.child(each, "slr:profiles")
            if profiles is not None:
                return profiles.get("generalProfile", ""), profiles.get("storageProfile", "")
    return None, None


def _limit(element: etree._Element, name: str, clause: str) -> Iterator[Fault]:
    limit = element.get(_NAMESPACE + name)
    if limit is not None and not _LIMIT.fullmatch(limit):
        message = f"slr:{name}=“{limit[:40]}” is not a limit; write a number, “*”, or minimum and maximum as 5,20"
        yield Fault("size-limit", element, message, module(clause))


def _number(
    element: etree._Element, name: str, profile: str | None, standard: frozenset[str], clause: str
) -> Iterator[Fault]:
    size = element.get(_NAMESPACE + name)
    if not size or is_integer(size):
        return
    # Without a profile, a number can only belong to a standard profile; other text belongs to a custom one.
    if profile in standard or (profile is None and is_decimal(size)):
        message = f"slr:{name}=“{size[:40]}” is not a whole number; use only digits"
        yield Fault("size-number", element, message, module(clause))


def references(tree: Tree) -> Iterator[Fault]:
    """The size is given twice, or not at all: the translation cannot be checked against it."""
    known: dict[etree._Element, frozenset[str | None]] = {}
    for element in tree.with_attributes_of(_URN):
        info, reference = element.get(f"{_NAMESPACE}sizeInfo"), element.get(f"{_NAMESPACE}sizeInfoRef")
        if info is not None and reference is not None:
            message = "sizeInfo and sizeInfoRef cannot be combined; keep one of them"
            yield Fault("size-both", element, message, module("4.6.5.9 sizeInfo"))
        if reference is not None and not _has_data(tree, element, reference, known):
            message = f"sizeInfoRef “{reference}” is not in a <slr:data> next to it or above it; correct it"
            yield Fault("size-ref", element, message, module("4.6.5.10 sizeInfoRef"))


def _has_data(
    tree: Tree, element: etree._Element, name: str, known: dict[etree._Element, frozenset[str | None]]
) -> bool:
    for holder in element.iterancestors():
        if holder not in known:
            data = tree.children(holder, "slr:data")
            known[holder] = frozenset(each.get("id") for table in data for each in table.iterdescendants())
        if name in known[holder]:
            return True
    return False


def end_codes(tree: Tree) -> Iterator[Fault]:
    """The size of a code is counted twice, and a text that fits is rejected."""
    for element in tree.with_attributes_of(_URN):
        if tree.name(element) != "ec" or element.get("isolated") == "yes":
            continue
        for name in _ON_END:
            if element.get(_NAMESPACE + name) is not None:
                message = f"slr:{name} belongs on the <sc>, not on an <ec> that is not isolated; remove it"
                yield Fault("size-on-end", element, message, module("4.6.5.8 equivStorage"))
