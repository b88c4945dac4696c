"""An XLIFF file for the rules: elements by their names in the grammar, units with their contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lxml import etree

from bitext.xliff.validate.grammar import FOREIGN, Grammar

CODES = ("ph", "pc", "sc", "ec")
"""Inline codes."""
INLINE = (*CODES, "mrk", "sm")
"""Inline elements that have ids: codes, and starts of annotations."""


_holders_of = etree.XPath("descendant-or-self::*[@*[namespace-uri()=$namespace]]")


class _Names(dict[str, str]):
    """Names in the grammar by tag, computed on first use; attributes without namespace are the format's own."""

    def __init__(self, grammar: Grammar, plain: bool) -> None:
        super().__init__()
        self._prefixes = grammar.namespaces
        self._plain = plain

    def __missing__(self, tag: str) -> str:
        found = tag if self._plain else FOREIGN
        if tag.startswith("{"):
            namespace, _, name = tag[1:].partition("}")
            prefix = self._prefixes.get(namespace)
            found = FOREIGN if prefix is None else f"{prefix}:{name}" if prefix else name
        self[tag] = found
        return found


class Tree:
    """A parsed file and its grammar."""

    def __init__(self, root: etree._Element, grammar: Grammar) -> None:
        self.root = root
        self.grammar = grammar
        self._names = _Names(grammar, plain=False)
        self._attribute_names = _Names(grammar, plain=True)
        self._tags_by_names: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._holders: dict[str, tuple[etree._Element, ...]] = {}

    def name(self, element: etree._Element) -> str:
        """The element's name in the grammar, e.g. `unit`, `mtc:match`; `*` for other namespaces."""
        return self._names[element.tag]

    def attribute_name(self, tag: str) -> str:
        """The name of an attribute in the grammar, likewise."""
        return self._attribute_names[tag]

    def children(self, element: etree._Element, *names: str) -> Iterator[etree._Element]:
        """Its children of these names."""
        return element.iterchildren(*self._tags_of(names))

    def child(self, element: etree._Element, name: str) -> etree._Element | None:
        """Its first child of this name."""
        return next(self.children(element, name), None)

    def inside(self, element: etree._Element, *names: str) -> Iterator[etree._Element]:
        """All descendants of these names, in document order, without those in foreign content."""
        found = element.iterdescendants(*self._tags_of(names))
        if not self._has_foreign_content:
            return found
        return (element for element in found if not self._in_foreign_content(element))

    def with_attributes_of(self, namespace: str) -> Iterator[etree._Element]:
        """All elements with attributes of a namespace, without those in foreign content."""
        if namespace not in self._holders:
            found = cast("list[etree._Element]", _holders_of(self.root, namespace=namespace))
            known = (each for each in found if self.name(each) in self.grammar.elements)
            self._holders[namespace] = tuple(each for each in known if not self._in_foreign_content(each))
        return iter(self._holders[namespace])

    def _in_foreign_content(self, element: etree._Element) -> bool:
        return any(self._has_unchecked_content(each) for each in element.iterancestors())

    def _has_unchecked_content(self, element: etree._Element) -> bool:
        shape = self.grammar.elements.get(self.name(element))
        return shape is None or shape.free

    @cached_property
    def _has_foreign_content(self) -> bool:
        return any(self._has_unchecked_content(element) for element in self.root.iter())

    @cached_property
    def extensions(self) -> tuple[etree._Element, ...]:
        """The outermost elements of other namespaces, without those in skeletons and resources."""
        if not self._has_foreign_content:
            return ()
        foreign = (element for element in self.root.iter(etree.Element) if self.name(element) == FOREIGN)
        return tuple(element for element in foreign if not self._in_foreign_content(element))

    def _tags_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found = self._tags_by_names.get(names)
        if found is None:
            # Without any tag, lxml would return every element.
            found = tuple(tag for name in names if (tag := self._tags.get(name))) or ("{}none",)
            self._tags_by_names[names] = found
        return found

    @cached_property
    def _tags(self) -> Mapping[str, str]:
        spaces = {prefix: namespace for namespace, prefix in self.grammar.namespaces.items()}
        parted = ((name, *name.rpartition(":")) for name in self.grammar.elements)
        return {name: f"{{{spaces[prefix]}}}{local}" for name, prefix, _, local in parted}

    def files(self) -> Iterator[File]:
        """Every `<file>`."""
        return (File(self, element) for element in self.children(self.root, "file"))


@dataclass(frozen=True)
class File:
    """One `<file>`."""

    tree: Tree
    element: etree._Element

    @cached_property
    def unit_elements(self) -> tuple[etree._Element, ...]:
        """Its units, including those in groups."""
        return tuple(self._below("unit"))

    @cached_property
    def groups(self) -> tuple[etree._Element, ...]:
        """Its groups, including nested ones."""
        return tuple(self._below("group"))

    @cached_property
    def unit_ids(self) -> frozenset[str]:
        """The ids of its units."""
        return frozenset(unit.get("id", "") for unit in self.unit_elements)

    def units(self) -> Iterator[Unit]:
        """Its units with their contents."""
        return (Unit(self.tree, element, self) for element in self.unit_elements)

    def _below(self, name: str) -> Iterator[etree._Element]:
        stack = [iter(self.element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            else:
                kind = self.tree.name(child)
                if kind == name:
                    yield child
                if kind == "group":
                    stack.append(iter(child))


@dataclass(frozen=True, slots=True)
class Part:
    """A `<segment>` or `<ignorable>` (or a `<match>`): a source and perhaps a target."""

    element: etree._Element
    source: etree._Element | None
    target: etree._Element | None


@dataclass(frozen=True)
class Scope:
    """Elements whose inline codes belong together: a unit's segments, or one match."""

    tree: Tree
    element: etree._Element
    file: File

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its pairs of source and target."""
        return (_part(self.tree, self.element),)

    @cached_property
    def sources(self) -> tuple[etree._Element, ...]:
        """Inline elements (with `em` and `cp`) of all sources, in order."""
        return self.within(part.source for part in self.parts)

    @cached_property
    def targets(self) -> tuple[etree._Element, ...]:
        """Inline elements of all targets, in document order."""
        return self.within(part.target for part in self.parts)

    @property
    def sides(self) -> tuple[tuple[etree._Element, ...], tuple[etree._Element, ...]]:
        """Sources and targets."""
        return self.sources, self.targets

    @cached_property
    def data(self) -> frozenset[str]:
        """The ids of the original data that its codes may refer to."""
        tables = self.tree.children(self.element, "originalData")
        return frozenset(data.get("id", "") for table in tables for data in self.tree.children(table, "data"))

    @cached_property
    def source_ids(self) -> Mapping[str, etree._Element]:
        """Inline elements of the sources by id."""
        return {name: element for element in reversed(self.sources) if (name := element.get("id"))}

    @cached_property
    def target_ids(self) -> Mapping[str, etree._Element]:
        """Inline elements of the targets by id."""
        return {name: element for element in reversed(self.targets) if (name := element.get("id"))}

    def within(self, contents: Iterator[etree._Element | None]) -> tuple[etree._Element, ...]:
        """Inline elements inside these sources or targets."""
        return tuple(
            element
            for content in contents
            if content is not None and len(content)
            for element in self.tree.inside(content, *INLINE, "em", "cp")
        )


@dataclass(frozen=True)
class Unit(Scope):
    """One `<unit>`."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its segments and ignorables."""
        return tuple(_part(self.tree, part) for part in self.tree.children(self.element, "segment", "ignorable"))

    @property
    def id(self) -> str:
        """Its id, empty if it has none."""
        return self.element.get("id", "")

    @cached_property
    def part_ids(self) -> frozenset[str]:
        """The ids of its segments and ignorables."""
        return frozenset(name for part in self.parts if (name := part.element.get("id")))

    def matches(self) -> Iterator[Match]:
        """Its translation candidates."""
        for matches in self.tree.children(self.element, "mtc:matches"):
            for match in self.tree.children(matches, "mtc:match"):
                yield Match(self.tree, match, self.file)


@dataclass(frozen=True)
class Match(Scope):
    """One `<match>`: its codes use its own data (part 2, 4.1.4)."""


def _part(tree: Tree, element: etree._Element) -> Part:
    return Part(element, tree.child(element, "source"), tree.child(element, "target"))
