"""Reads XLIFF files into Documents and writes them: the only package that knows the format."""

from __future__ import annotations

from bitext.xliff.files import format_of, parse, parse_all, read, segment_lines, write, written_segments
from bitext.xliff.reader_base import SECOND_TARGET, WrittenSegment, may_have_second_targets

__all__ = [
    "SECOND_TARGET",
    "WrittenSegment",
    "format_of",
    "may_have_second_targets",
    "parse",
    "parse_all",
    "read",
    "segment_lines",
    "write",
    "written_segments",
]
