"""Grammars: the elements of a version, their attributes, and the content that each may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bitext.xliff.validate.values import TEXT, Value

FOREIGN = "*"
"""The name of every element and attribute from a namespace that is not XLIFF's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A position in an element's content: kinds of children, and how often they occur."""

    names: tuple[str, ...]
    minimum: int
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The content model of one element."""

    clause: str
    slots: tuple[Slot, ...]
    attributes: frozenset[str]
    required: tuple[str, ...]
    text: bool
    """Whether it may contain text."""
    foreign: bool
    """Whether it may have attributes from other namespaces."""
    xml: bool
    """Whether these include attributes of the XML namespace."""
    free: bool
    """Whether its content is not checked."""
    open: bool
    """Whether it may have attributes that are not in the grammar."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """The allowed values of one attribute, and where it is defined."""

    clause: str
    value: Value = TEXT
    used_in: tuple[str, ...] = ()
    """For an attribute of a module: the elements of other namespaces that may have it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of one version."""

    namespaces: Mapping[str, str]
    """Prefixes of names in the tables, by namespace; empty for the version's own namespace."""
    elements: Mapping[str, Shape]
    attributes: Mapping[str, Attribute]
    """By name, or by `element@name` if an element has a definition of its own."""
    many: frozenset[str] = frozenset()
    """Module elements that may occur more than once in one parent."""

    def attribute(self, element: str, name: str) -> Attribute | None:
        """The definition of an attribute on that element."""
        return self.attributes.get(f"{element}@{name}") or self.attributes.get(name)


def shape(
    clause: str,
    children: str = "",
    attributes: str = "",
    *,
    text: bool = False,
    foreign: bool = False,
    xml: bool = True,
    free: bool = False,
    open: bool = False,
) -> Shape:
    """A content model from its line in a table.

    Args:
        clause: number and title of its section.
        children: in order, each `name` or `name|name` followed by `?`, `*`, `+` or nothing as in a DTD; `*` as a name
            stands for elements from other namespaces.
        attributes: names, `!` after required ones.
        text: whether it may contain text.
        foreign: whether it may have attributes from other namespaces.
        xml: whether these include attributes of the XML namespace.
        free: whether its content is not checked.
        open: whether it may have attributes that are not in the grammar.
    """
    names = attributes.split()
    return Shape(
        clause,
        tuple(_slot(token) for token in children.split()),
        frozenset(name.rstrip("!") for name in names),
        tuple(name[:-1] for name in names if name.endswith("!")),
        text,
        foreign,
        xml,
        free,
        open,
    )


def _slot(token: str) -> Slot:
    names, times = (token[:-1], token[-1]) if token[-1] in "?*+" and len(token) > 1 else (token, "")
    minimum = 1 if times in ("", "+") else 0
    maximum = 1 if times in ("", "?") else None
    return Slot(tuple(names.split("|")), minimum, maximum)
