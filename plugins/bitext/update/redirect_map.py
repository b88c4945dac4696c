"""Old names of renamed pages, stored beside the source catalog for redirects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import read_text
from bitext.project.project import Project

NAME = "_moved.tsv"
_HEADER = "old\tnew"


def redirects_path(project: Project) -> Path:
    """Where the file is."""
    return project.translations / project.source.code / NAME


def read_redirects(path: Path) -> dict[str, str]:
    """Old name to new name, relative to the docs folder; empty where there is no file.

    Raises:
        BitextError: a line cannot be used.
    """
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        names = [name.strip() for name in line.split("\t")]
        if (number == 1 and line == _HEADER) or not line.strip():
            continue
        if len(names) != 2 or not all(name.endswith(".md") for name in names):
            raise BitextError("write the old and the new name of a page, old.md and new.md, with a tab", path, number)
        found[names[0]] = names[1]
    return found


def updated_redirects(
    moved: Mapping[str, str], renamed: Iterable[tuple[str, str]], pages: Collection[str]
) -> dict[str, str]:
    """The redirects after more pages were renamed: old names not in use again, and the names of their pages now."""
    found = dict(moved)
    for old, new in renamed:
        found = {name: new if target == old else target for name, target in found.items()} | {old: new}
    return {old: new for old, new in found.items() if old not in pages and old != new}


def redirects_text(moved: Mapping[str, str]) -> str:
    """The text of the file, one line per name, sorted."""
    return "".join(f"{line}\n" for line in (_HEADER, *(f"{old}\t{new}" for old, new in sorted(moved.items()))))
