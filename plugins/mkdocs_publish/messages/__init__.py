"""The plugin's own words, one file a language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def chain(lang: str) -> Iterator[str]:
    """The locale, then ever wider ones, then English: `nl-BE`, `nl`, `en` (RFC 4647, 3.4 lookup)."""
    parts = lang.split("-")
    yield from ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    yield "en"


@cache
def messages(lang: str) -> Mapping[str, Any]:
    """The words of the nearest language that there is a file for.

    Args:
        lang: BCP 47.
    """
    paths = (files(__package__) / f"{code}.json" for code in chain(lang))
    found = next(path for path in paths if path.is_file())
    words: Mapping[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return words
