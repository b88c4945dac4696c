"""Selects the reader or writer for an XLIFF version."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

from lxml import etree

from bitext.core.model import BitextError, Document
from bitext.core.storage import read_bytes
from bitext.xliff import limits, safe, v12_write, v20_write
from bitext.xliff.reader_base import Reader, WrittenSegment, written_segment
from bitext.xliff.v12_read import Reader12
from bitext.xliff.v20_read import Reader20
from bitext.xliff.vocabulary import V12, V20, V22

_TWO = ("2.0", "2.1", "2.2")
"""Either namespace is accepted with any version: real files, and some of the standard's examples, mix them up."""
_READERS: Mapping[str, tuple[tuple[str, ...], Callable[[etree._Element], Reader]]] = {
    V12: (("1.2",), Reader12),
    V20: (_TWO, Reader20),
    V22: (_TWO, Reader20),
}


class _Writer(Protocol):
    def __call__(self, document: Document, *, for_tools: bool) -> Iterator[str]: ...


_WRITERS: Mapping[str, _Writer] = {
    "xliff20": v20_write.lines,
    "xliff12": v12_write.lines,
    "xliff21": partial(v20_write.lines, version="2.1"),
    "xliff22": partial(v20_write.lines, version="2.2"),
}


def read(path: Path) -> Document:
    """The single page in an XLIFF file of version 1.2, 2.0, 2.1 or 2.2.

    Raises:
        BitextError: it cannot be read, is not XLIFF, is broken, or exceeds `safe` and `limits`.
    """
    return parse(read_bytes(path, safe.MAX_BYTES + 1), path)


def parse(raw: bytes, path: Path) -> Document:
    """Like `read`, for bytes already read; the path is for messages."""
    documents = parse_all(raw, path)
    if len(documents) > 1:
        raise BitextError(f"contains {len(documents)} pages (<file>) instead of one; split it", path)
    return documents[0]


def parse_all(raw: bytes, path: Path) -> tuple[Document, ...]:
    """All pages in an XLIFF file of any tool: one Document per `<file>`, at least one.

    Raises:
        BitextError: as for `read`.
    """
    root = safe.root_of(raw, path)
    try:
        with _gc_paused():
            documents = tuple(_reader(root).documents())
        for document in documents:
            limits.check(document, root)
    except BitextError as error:
        raise BitextError(error.message, path, error.line) from error
    if not documents:
        raise BitextError("contains no <file>, so it has no page; restore it", path, safe.line_of(root))
    return documents


def format_of(raw: bytes) -> str:
    """The format to write a file in that was read: `xliff12` for 1.2, otherwise `xliff20`.

    Raises:
        BitextError: as for `read`; its path is `-`.
    """
    return "xliff12" if etree.QName(safe.root_of(raw, Path("-"))).namespace == V12 else "xliff20"


def segment_lines(raw: bytes) -> Mapping[tuple[str, str], int]:
    """1-based lines of targets, or of sources without target, by unit and segment id.

    Exact up to line 65,535; beyond that, libxml2's line may be off by one.

    Raises:
        BitextError: as for `read`; its path is `-`.
    """
    found: dict[tuple[str, str], int] = {}
    for page in written_segments(raw):
        for key, segment in page.items():
            found.setdefault(key, segment.line)
    return found


def written_segments(raw: bytes) -> tuple[Mapping[tuple[str, str], WrittenSegment], ...]:
    """Lines and states as written, by unit and segment id: one table per `<file>`, in the order of `parse_all`.

    Raises:
        BitextError: as for `read`; its path is `-`.
    """
    root = safe.root_of(raw, Path("-"))
    tag = f"{{{etree.QName(root).namespace}}}file"
    # While the list refers to an element, lxml keeps the same object for it, so that it can be a key.
    files = list(root.iterchildren(tag))
    found: dict[etree._Element, dict[tuple[str, str], WrittenSegment]] = {file: {} for file in files}
    for segment in _reader(root).segment_elements():
        file = next(segment.element.iterancestors(tag), None)
        if file in found:
            found[file].setdefault((segment.unit, segment.segment), written_segment(segment.element))
    return tuple(found[file] for file in files)


def write(document: Document, format: str = "xliff20", *, for_tools: bool = False) -> str:
    """The canonical text of a Document as `xliff20` or `xliff12`, or as `xliff21` or `xliff22`.

    Args:
        document: the content of the file.
        format: segment files on disk have one of the first two; the others are for tools.
        for_tools: whether the file is for a tool, not a segment file on disk; see `v20_write.lines` and
            `v12_write.lines`.

    Raises:
        BitextError: an unknown format, or something in the Document that the format cannot express.
    """
    if format not in _WRITERS:
        raise BitextError(f"“{format}” is not a known format; use one of: {', '.join(_WRITERS)}")
    return "\n".join(_WRITERS[format](document, for_tools=for_tools)) + "\n"


@contextmanager
def _gc_paused() -> Iterator[None]:
    # Documents have no reference cycles, but the collector would traverse them again and again: a third of the time
    # for 48,000 segments.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reader(root: etree._Element) -> Reader:
    name = etree.QName(root)
    if name.localname != "xliff":
        raise BitextError(
            f"is not XLIFF: its root is <{name.localname}>, not <xliff>; use an XLIFF file", line=safe.line_of(root)
        )
    versions, reader = _READERS.get(name.namespace or "", ((), Reader20))
    if root.get("version") not in versions:
        kind = f"version “{root.get('version', '')}”, namespace “{name.namespace or ''}”"
        message = f"is XLIFF of an unknown kind ({kind}); save it as version 2.0 or 1.2"
        raise BitextError(message, line=safe.line_of(root))
    return reader(root)
