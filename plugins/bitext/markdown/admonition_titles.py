"""The titles that Material gives admonitions without one, per language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bitext.markdown.pseudolocale import is_private, pseudo_text


@cache
def admonition_titles(locale: str) -> Mapping[str, str]:
    """Titles by type (`note`, `tip`, ..), in the language of the locale; empty where it is not known.

    Args:
        locale: BCP 47; what is not known for `nl-BE` is looked up for `nl`. A pseudo-locale has made-up ones.
    """
    known: Mapping[str, Mapping[str, str]] = json.loads(
        (files("bitext") / "data" / "admonition_titles.json").read_text(encoding="utf-8")
    )
    parts = locale.split("-")
    for end in range(len(parts), 0, -1):
        if found := known.get("-".join(parts[:end])):
            return {type: pseudo_text(title) for type, title in found.items()} if is_private(locale) else found
    return {}
