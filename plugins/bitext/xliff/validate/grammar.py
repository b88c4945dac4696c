"""The form of a grammar: which elements there are, with which attributes, and what may stand in them in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bitext.xliff.validate.values import TEXT, Value

FOREIGN = "*"
"""The name of every element and attribute from a namespace that is not XLIFF's."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in an element's content: some kinds of children, so many times."""

    names: tuple[str, ...]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Shape:
    """What one element looks like."""

    clause: str
    slots: tuple[Slot, ...]
    attributes: frozenset[str]
    required: tuple[str, ...]
    text: bool
    """Whether words may stand in it."""
    foreign: bool
    """Whether attributes from other namespaces may stand on it."""
    xml: bool
    """Whether attributes of the XML namespace are among those."""
    free: bool
    """Whether its content is nobody's business."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """What one attribute may say, and where it is defined."""

    clause: str
    value: Value = TEXT
    used_in: tuple[str, ...] = ()
    """For an attribute of a module: the elements of other namespaces that may have it."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All of one version."""

    namespaces: Mapping[str, str]
    """Prefix of names in the tables, by namespace; the version's own has the empty one."""
    elements: Mapping[str, Shape]
    attributes: Mapping[str, Attribute]
    """By name, or by `element@name` where an element has its own rule for it."""
    many: frozenset[str] = frozenset()
    """Children of a module that may stand more than once where modules may stand."""

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
) -> Shape:
    """An element from its line in a table.

    Args:
        clause: number and title of its section.
        children: in order, each `name` or `name|name` followed by `?`, `*`, `+` or nothing as in a DTD; `*` as a name
            stands for elements from other namespaces.
        attributes: names, `!` behind those that must be there.
        text: whether words may stand in it.
        foreign: whether attributes from other namespaces may.
        xml: whether those of the XML namespace may, too.
        free: whether anything at all may stand in it.
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
    )


def _slot(token: str) -> Slot:
    names, times = (token[:-1], token[-1]) if token[-1] in "?*+" and len(token) > 1 else (token, "")
    least = 1 if times in ("", "+") else 0
    most = 1 if times in ("", "?") else None
    return Slot(tuple(names.split("|")), least, most)
