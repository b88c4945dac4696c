"""Style sheets that a page loads one after the other, written as one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import Path

from mkdocs_publish.modules import JoiningError

_ADDRESS = re.compile(r"url\(\s*(?P<quote>[\"']?)(?![a-z]+:|/|#)(?P<path>[^\"')]+)(?P=quote)\s*\)", re.IGNORECASE)
_NOTES = re.compile(r"(?P<text>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')|/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_FIRST_ONLY = re.compile(r"^\s*@(?:import|charset|namespace)\b[^;{]*", re.IGNORECASE | re.MULTILINE)
"""Rules that mean something at the start of a sheet only."""


def joined(sheets: Sequence[Path], folder: Path) -> str:
    """One sheet that says what these say, in their order, without the notes for developers.

    Args:
        sheets: where they lie.
        folder: in which the one will lie.

    Raises:
        JoiningError: one of them means something else behind another one.
    """
    moved = (_INDENT.sub("\n", _moved(one, folder)).strip() for one in sheets)
    return "".join(f"/* {'/'.join(one.parts[-2:])} */\n{text}\n" for one, text in zip(sheets, moved, strict=True))


def _moved(sheet: Path, folder: Path) -> str:
    text = _NOTES.sub(lambda found: found["text"] or "", sheet.read_text(encoding="utf-8"))
    if rule := _FIRST_ONLY.search(text):
        raise JoiningError(
            f"{sheet}: `{rule[0].strip()}` means something at the start of a sheet only. "
            "Name that sheet in the page, or take this one out of `join`."
        )

    def address(found: re.Match[str]) -> str:
        target = posixpath.normpath((sheet.parent / found["path"].strip()).as_posix())
        way = posixpath.relpath(target, folder.as_posix())
        return f"url({found['quote']}{way}{found['quote']})"

    return _ADDRESS.sub(address, text)
