"""Where a segment stands in a file, and what the readers of all versions have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from bitext.model import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A segment's element with the ids that it has in the model."""

    unit: str
    segment: str
    element: etree._Element
    """`<segment>` or `<trans-unit>`."""


def first(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name; `find` would read a path language for it each time."""
    return next(parent.iterchildren(tag), None)


def text_of(element: etree._Element) -> str:
    """All text in it, also that of elements inside."""
    return "".join(str(text) for text in element.itertext())


class Reader(Protocol):
    """Reads one `<xliff>`."""

    def documents(self) -> Iterator[Document]:
        """One a `<file>`."""

    def places(self) -> Iterator[Place]:
        """Every segment of every file."""
