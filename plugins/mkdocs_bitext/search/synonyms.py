"""Words that find each other in the search of a locale: `_search.tsv` in its folder of translations."""

from __future__ import annotations

from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import read_text

NAME = "_search.tsv"
"""The file in a locale's folder; a locale can do without."""


def read_synonyms(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of a file: one on a line, its words parted by tabs; lines that begin with # say something to people.

    Raises:
        BitextError: a line holds a single word, or the file is no UTF-8.
    """
    if not path.is_file():
        return ()
    groups: list[tuple[str, ...]] = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        group = tuple(filter(None, map(str.strip, line.split("\t"))))
        if len(group) < 2:
            raise BitextError("holds one word only; write words that find each other, parted by tabs", path, number)
        groups.append(group)
    return tuple(groups)
