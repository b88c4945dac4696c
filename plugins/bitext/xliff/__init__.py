"""XLIFF files as Documents and Documents as XLIFF files: the only part that knows the format."""

from __future__ import annotations

from bitext.xliff.files import parse, parse_all, places, read, spots, write
from bitext.xliff.place import Spot

__all__ = ["Spot", "parse", "parse_all", "places", "read", "spots", "write"]
