"""Format style: how a preview shows inline codes (XLIFF 2.2 part 2, 4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.tree import Tree

_NAMESPACE = "urn:oasis:names:tc:xliff:fs:2.0"


def styles(tree: Tree) -> Iterator[Fault]:
    """The preview drops attributes, such as an image's address, because their element is unknown."""
    for element in tree.with_attributes_of(_NAMESPACE):
        if element.get(f"{{{_NAMESPACE}}}subFs") is not None and element.get(f"{{{_NAMESPACE}}}fs") is None:
            message = "fs:subFs needs the element name in fs:fs; add fs:fs"
            yield Fault("style-no-element", element, message, module("4.3.5.2 subFs"))


def style_end_codes(tree: Tree) -> Iterator[Fault]:
    """The preview starts bold again where it should end."""
    for element in tree.with_attributes_of(_NAMESPACE):
        if tree.name(element) == "ec" and element.get("isolated") != "yes":
            message = "fs:fs belongs on the <sc>, not on an <ec> that is not isolated; remove it"
            yield Fault("style-on-end", element, message, module("4.3.5.1 fs"))
