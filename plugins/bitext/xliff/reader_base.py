"""Common parts of the XLIFF readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from bitext.core.model import Document
from bitext.xliff.safe import line_of

SECOND_TARGET = "stands twice in the file; keep one <target> and remove the other"
"""What is wrong with a segment that has `more_targets`: continues “the target of … ”."""


@dataclass(frozen=True, slots=True)
class SegmentElement:
    """A segment's XML element, with its ids in the model."""

    unit: str
    segment: str
    element: etree._Element
    """`<segment>` or `<trans-unit>`."""


@dataclass(frozen=True, slots=True)
class WrittenSegment:
    """Line and state of a segment as written in a file."""

    line: int
    """1-based line of its target, or of its source if it has no target."""
    state: str
    """The state as written, on the segment or on the target; empty if there is none."""
    more_targets: bool = False
    """Whether it has more than one target; only the first is read."""


def written_segment(element: etree._Element) -> WrittenSegment:
    """Line and state of a `<segment>` or `<trans-unit>`."""
    space = etree.QName(element).namespace
    targets = list(element.iterchildren(f"{{{space}}}target"))
    target, source = next(iter(targets), None), first(element, f"{{{space}}}source")
    found = next((child for child in (target, source) if child is not None), element)
    state = target.get("state") if target is not None else None
    approved = "final" if element.get("approved") == "yes" else ""
    return WrittenSegment(line_of(found) or 1, state or element.get("state") or approved, len(targets) > 1)


def may_have_second_targets(raw: bytes, document: Document) -> bool:
    """Whether a file may have more targets than the document that was read from it."""
    segments = [segment for unit in document.units for segment in unit.segments]
    read = sum((segment.target is not None) + len(segment.matches) for segment in segments)
    return raw.count(b"<target") > read


def first(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name; faster than `find`, which parses a path expression."""
    return next(parent.iterchildren(tag), None)


def text_of(element: etree._Element) -> str:
    """All text in it, including that of nested elements."""
    if not len(element):
        return element.text or ""
    return "".join(str(text) for text in element.itertext())


class Reader(Protocol):
    """Reads one `<xliff>`."""

    def documents(self) -> Iterator[Document]:
        """One per `<file>`."""

    def segment_elements(self) -> Iterator[SegmentElement]:
        """Every segment of every file."""
