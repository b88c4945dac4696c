"""The synonyms for the search of a locale, in `_search.tsv` in its folder of translations."""

from __future__ import annotations

from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import read_text

NAME = "_search.tsv"
"""Name of the file in a locale's folder; optional."""


def read_synonyms(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of synonyms in a file: one per line, separated by tabs; lines that begin with # are comments.

    Raises:
        BitextError: a line contains a single word, or the file is not UTF-8.
    """
    if not path.is_file():
        return ()
    groups: list[tuple[str, ...]] = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        group = tuple(filter(None, map(str.strip, line.split("\t"))))
        if len(group) < 2:
            raise BitextError("contains one word only; write at least two synonyms, separated by tabs", path, number)
        groups.append(group)
    return tuple(groups)
