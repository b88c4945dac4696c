"""Where a segment stands in a file, and what the readers of all versions have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from bitext.core.model import Document
from bitext.xliff.safe import line_of


@dataclass(frozen=True, slots=True)
class Place:
    """A segment's element with the ids that it has in the model."""

    unit: str
    segment: str
    element: etree._Element
    """`<segment>` or `<trans-unit>`."""


@dataclass(frozen=True, slots=True)
class WrittenSegment:
    """What a file says of a segment beside its texts."""

    line: int
    """1-based, of its target, or of its source where it has none."""
    state: str
    """The state as it is written, on the segment or on the target; empty where none is."""


def written_segment(element: etree._Element) -> WrittenSegment:
    """The spot of a `<segment>` or `<trans-unit>`."""
    space = etree.QName(element).namespace
    target, source = (first(element, f"{{{space}}}{name}") for name in ("target", "source"))
    found = next((child for child in (target, source) if child is not None), element)
    state = target.get("state") if target is not None else None
    approved = "final" if element.get("approved") == "yes" else ""
    return WrittenSegment(line_of(found) or 1, state or element.get("state") or approved)


def first(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name; `find` would read a path language for it each time."""
    return next(parent.iterchildren(tag), None)


def text_of(element: etree._Element) -> str:
    """All text in it, also that of elements inside."""
    if not len(element):
        return element.text or ""
    return "".join(str(text) for text in element.itertext())


class Reader(Protocol):
    """Reads one `<xliff>`."""

    def documents(self) -> Iterator[Document]:
        """One a `<file>`."""

    def places(self) -> Iterator[Place]:
        """Every segment of every file."""
