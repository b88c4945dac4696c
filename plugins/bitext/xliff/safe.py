"""Parses untrusted XML: hostile, huge or broken files are rejected with one sentence."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lxml import etree

from bitext.core.model import BitextError
from bitext.xliff.literal import comments_as_text

MAX_BYTES = 64 * 1024 * 1024
"""Size of a file; the largest real one measured (48,405 segments) has 17.5 MB."""
MAX_TAGS = 6_000_000
"""Tags and attributes, counted as `<` and `=`, some 100 bytes of tree for each; 48,000 segments have 1.2 million."""

_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_WHERE = re.compile(r", line \d+, column \d+$")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def root_of(raw: bytes, path: Path) -> etree._Element:
    """The root element of an XML text; comments and processing instructions in targets become text, others go.

    Raises:
        BitextError: empty, too large, with a DOCTYPE, or not well-formed.
    """
    _reject_size(raw, path)
    _reject_doctype(raw, path)
    annotated = b"!--" in raw or raw.count(b"<?") > 1 or b"\0" in raw
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not annotated,
        remove_pis=not annotated,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise _not_well_formed(error, path) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(path, 1)
    if annotated:
        comments_as_text(root)
    return root


def line_of(element: etree._Element) -> int | None:
    """The 1-based line of its start tag; exact up to 65,535; beyond that, libxml2's line may be off by one."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _reject_size(raw: bytes, path: Path) -> None:
    if not raw or raw.isspace():
        raise BitextError("is empty; restore it from version control or generate it again", path)
    if len(raw) > MAX_BYTES:
        raise BitextError(f"is larger than {MAX_BYTES // 2**20} MB; split it into one file per page", path)
    if raw.count(b"<") + raw.count(b"=") > MAX_TAGS:
        raise BitextError(f"has more than {MAX_TAGS} tags and attributes; split it into one file per page", path)


def _reject_doctype(raw: bytes, path: Path) -> None:
    # Before parsing: the declarations of a DTD could cost time and memory while they are read.
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), "latin-1")
    head = raw.decode(encoding, errors="replace")
    prolog = _PROLOG.match(head)
    end = prolog.end() if prolog else 0
    if head.startswith("<!DOCTYPE", end):
        raise _doctype(path, head.count("\n", 0, end) + 1)


def _doctype(path: Path, line: int) -> BitextError:
    return BitextError("has a DOCTYPE, which XLIFF does not need; remove it", path, line)


def _not_well_formed(error: etree.XMLSyntaxError, path: Path) -> BitextError:
    reason = _WHERE.sub("", str(error.msg)).strip().rstrip(".")
    if "not defined" in reason and reason.startswith("Entity"):
        name = reason.split("'")[1] if "'" in reason else "?"
        message = f"uses the entity &{name};, which XLIFF does not have; write the character itself"
    elif "use XML_PARSE_HUGE" in reason:
        message = f"exceeds the limits of the parser ({reason.split(',')[0]}); restore the file"
    else:
        message = f"is not well-formed XML ({reason}); correct this line or restore the file"
    return BitextError(message, path, error.lineno or None)
