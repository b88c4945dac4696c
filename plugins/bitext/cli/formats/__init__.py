"""Findings as text for people and machines: pure functions, the same findings in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bitext.cli.formats import github, json, junit, sarif, text
from bitext.cli.formats.told import Told

FORMATS: Mapping[str, Callable[[Told], str]] = {
    "text": text.written,
    "json": json.written,
    "github": github.written,
    "sarif": sarif.written,
    "junit": junit.written,
}
"""Name -> what writes it."""

__all__ = ["FORMATS", "Told"]
