"""The titles of admonitions without one, per language: a site's own, otherwise those of Material."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from bitext.core.locales import is_pseudo_locale
from bitext.core.messages import translated_in
from bitext.core.storage import read_text
from bitext.markdown.pseudolocale import pseudo_text

_FOLDER = Path(str(files("bitext"))) / "data" / "admonitions"
TITLES = "# The titles of admonitions (!!! note) that have none in the source page: type, tab, title.\n"
"""First line of a file of titles."""


def admonition_titles(locale: str, translations: Path | None = None) -> Mapping[str, str]:
    """Titles by type (`note`, `tip`, ..), in the language of the locale; empty for an unknown language.

    Args:
        locale: BCP 47; titles missing for `nl-BE` are taken from `nl`; a pseudo-locale gets pseudo-translated ones.
        translations: folder of the segment files, where a locale may have titles of its own.

    Raises:
        BitextError: the file of the locale's own titles cannot be read.
    """
    own = translations and titles_file(translations, locale)
    return {**_default_titles(locale), **(_own_titles(own) if own and own.is_file() else {})}


def titles_file(translations: Path, locale: str) -> Path:
    """Where a locale's own titles are."""
    return translations / locale / "_titles.tsv"


@cache
def _default_titles(locale: str) -> Mapping[str, str]:
    titles = {type: str(title) for type, title in translated_in(_FOLDER, locale).items()}
    return {type: pseudo_text(title) for type, title in titles.items()} if is_pseudo_locale(locale) else titles


def _own_titles(path: Path) -> dict[str, str]:
    rows = (line.split("\t") for line in read_text(path).splitlines() if not line.startswith("#"))
    return {row[0].strip(): row[1].strip() for row in rows if len(row) == 2 and row[1].strip()}
