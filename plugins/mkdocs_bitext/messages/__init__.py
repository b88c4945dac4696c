"""The plugin's own words, one file a language: its notices."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mkdocs_bitext.locales import chain


@cache
def messages(locale: str) -> Mapping[str, Any]:
    """The words for a locale; what its language lacks comes from a wider one, and in the end from English.

    Args:
        locale: BCP 47; `nl-BE` reads `nl.json`.
    """
    merged: dict[str, Any] = {}
    for code in reversed(list(chain(locale))):
        path = files(__package__) / f"{code}.json"
        if path.is_file():
            merged = _merged(merged, json.loads(path.read_text(encoding="utf-8")))
    return merged


def _merged(wide: Mapping[str, Any], near: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **wide,
        **{
            key: _merged(wide[key], value) if isinstance(value, dict) and key in wide else value
            for key, value in near.items()
        },
    }


def notice(locale: str, key: str) -> str:
    """One sentence of the notices."""
    return str(messages(locale)["notice"][key])


def still_in_source(locale: str, untranslated: int, total: int) -> str:
    """How many sentences of a page still wait, as a sentence."""
    forms = messages(locale)["notice"]["partial"]
    form = forms["one" if untranslated == 1 else "other"]
    return str(form).format(n=untranslated, m=total)
