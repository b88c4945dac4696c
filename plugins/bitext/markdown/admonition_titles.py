"""The titles that Material gives admonitions without one, per language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from bitext.core.messages import translated_in
from bitext.markdown.pseudolocale import is_pseudo_locale, pseudo_text

_FOLDER = Path(str(files("bitext"))) / "data" / "admonitions"


@cache
def admonition_titles(locale: str) -> Mapping[str, str]:
    """Titles by type (`note`, `tip`, ..), in the language of the locale; empty for an unknown language.

    Args:
        locale: BCP 47; titles missing for `nl-BE` are taken from `nl`; a pseudo-locale gets pseudo-translated ones.
    """
    titles = {type: str(title) for type, title in translated_in(_FOLDER, locale).items()}
    return {type: pseudo_text(title) for type, title in titles.items()} if is_pseudo_locale(locale) else titles
