"""What languages call themselves (Unicode CLDR, `localeDisplayNames` of each language)."""

from __future__ import annotations

import json
from importlib.resources import files


def own_name(locale: str) -> str:
    """The language's name in that language, e.g. `Nederlands` for `nl-BE`; the locale itself where it is not known."""
    known: dict[str, str] = json.loads((files("bitext") / "data" / "language_names.json").read_text(encoding="utf-8"))
    return known.get(locale.partition("-")[0].lower(), locale)
