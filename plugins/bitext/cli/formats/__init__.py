"""Output formats for findings, as pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bitext.cli.formats import github, json, junit, sarif, text
from bitext.cli.formats.check_report import CheckReport

FORMATS: Mapping[str, Callable[[CheckReport], str]] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
}
"""Name of a format -> its renderer."""

__all__ = ["FORMATS", "CheckReport"]
