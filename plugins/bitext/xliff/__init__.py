"""Reads XLIFF files into Documents and writes them: the only package that knows the format."""

from __future__ import annotations

from bitext.xliff.files import parse, parse_all, read, segment_lines, write, written_segments
from bitext.xliff.reader_base import WrittenSegment

__all__ = ["WrittenSegment", "parse", "parse_all", "read", "segment_lines", "write", "written_segments"]
