"""Which XLIFF a file is, and who reads and writes it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

from lxml import etree

from bitext.core.model import BitextError, Document
from bitext.xliff import limits, safe, v12_write, v20_write
from bitext.xliff.names import V12, V20, V22
from bitext.xliff.place import Reader, WrittenSegment, written_segment
from bitext.xliff.v12_read import Reader12
from bitext.xliff.v20_read import Reader20

_TWO = ("2.0", "2.1", "2.2")
"""Either namespace may say either version: real files, some of the standard's own examples among them, mix them up."""
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
    """The one page that an XLIFF file holds, of version 1.2, 2.0, 2.1 or 2.2.

    Raises:
        BitextError: it cannot be read, is no XLIFF, is broken or beyond what `safe` and `limits` allow.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(safe.MAX_BYTES + 1)
    except OSError as error:
        raise BitextError(f"cannot be read ({error.strerror}); check the path and its permissions", path) from error
    return parse(raw, path)


def parse(raw: bytes, path: Path) -> Document:
    """Like `read`, of bytes that are known already; the path is for messages."""
    documents = parse_all(raw, path)
    if len(documents) > 1:
        raise BitextError(f"holds {len(documents)} pages (<file>), and one is needed; split it", path)
    return documents[0]


def parse_all(raw: bytes, path: Path) -> tuple[Document, ...]:
    """All pages of an XLIFF file of any tool: one Document a `<file>`, at least one.

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
        raise BitextError("holds no <file>; it is no page's XLIFF", path, safe.line_of(root))
    return documents


def segment_lines(raw: bytes) -> Mapping[tuple[str, str], int]:
    """Lines (1-based) of targets, or of sources that have none, by unit and segment id.

    Exact up to line 65,535, beyond that within one line (libxml2 counts so).

    Raises:
        BitextError: as for `read`; its path is `-`.
    """
    found: dict[tuple[str, str], int] = {}
    for page in written_segments(raw):
        for key, spot in page.items():
            found.setdefault(key, spot.line)
    return found


def written_segments(raw: bytes) -> tuple[Mapping[tuple[str, str], WrittenSegment], ...]:
    """Lines and states as written, by unit and segment id: one table a `<file>`, in the order of `parse_all`.

    Raises:
        BitextError: as for `read`; its path is `-`.
    """
    root = safe.root_of(raw, Path("-"))
    tag = f"{{{etree.QName(root).namespace}}}file"
    # Held by the list, an element stays the same object, and can be a key.
    files = list(root.iterchildren(tag))
    found: dict[etree._Element, dict[tuple[str, str], WrittenSegment]] = {file: {} for file in files}
    for place in _reader(root).places():
        file = next(place.element.iterancestors(tag), None)
        if file in found:
            found[file].setdefault((place.unit, place.segment), written_segment(place.element))
    return tuple(found[file] for file in files)


def write(document: Document, format: str = "xliff20", *, for_tools: bool = False) -> str:
    """The canonical text of a Document as `xliff20` or `xliff12`, or as `xliff21` or `xliff22`.

    Args:
        document: what the file is to say.
        format: the last two are for tools; on disk a project has one of the first two.
        for_tools: whether it goes to a tool instead of to the disk; see `v20_write.lines` and `v12_write.lines`.

    Raises:
        BitextError: another format, or something in the Document that it cannot say.
    """
    if format not in _WRITERS:
        raise BitextError(f"“{format}” is no format; use one of: {', '.join(_WRITERS)}")
    return "\n".join(_WRITERS[format](document, for_tools=for_tools)) + "\n"


@contextmanager
def _gc_paused() -> Iterator[None]:
    # Documents hold no reference cycles, but the collector would search all of them again and again: on
    # 48,000 segments that is a third of the time.
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
        raise BitextError(f"is no XLIFF: its root is <{name.localname}>, not <xliff>", line=safe.line_of(root))
    versions, reader = _READERS.get(name.namespace or "", ((), Reader20))
    if root.get("version") not in versions:
        said = f"version “{root.get('version', '')}”, namespace “{name.namespace or ''}”"
        message = f"is an XLIFF of an unknown kind ({said}); save it as version 2.0 or 1.2"
        raise BitextError(message, line=safe.line_of(root))
    return reader(root)
