"""XLIFF files as Documents and Documents as XLIFF files: the only part that knows the format."""

from __future__ import annotations

from bitext.xliff.files import parse, parse_all, read, segment_lines, write, written_segments
from bitext.xliff.place import WrittenSegment

__all__ = ["WrittenSegment", "parse", "parse_all", "read", "segment_lines", "write", "written_segments"]
