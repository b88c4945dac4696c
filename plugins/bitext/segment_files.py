"""A project's segment files: which pages have one, what it holds, and what writing a document to it would change."""

from __future__ import annotations

import re
from pathlib import Path

from bitext import memory, xliff
from bitext.model import BitextError, Document
from bitext.plan import Change
from bitext.project import PAGELESS, Locale, Project

_CONFLICT = re.compile(rb"^<{7} ", re.MULTILINE)
_MARKER = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")


def read_if_there(path: Path) -> Document | None:
    """The document in the file; None where there is no file.

    Raises:
        BitextError: the file is there and cannot be used.
    """
    if not path.exists():
        return None
    raw = path.read_bytes()
    if found := _CONFLICT.search(raw):
        line = raw.count(b"\n", 0, found.start()) + 1
        raise BitextError("holds a merge conflict; resolve it, then run the command again", path, line)
    return xliff.parse(raw, path)


def read_memory(path: Path) -> Document | None:
    """The memory in the file; None where there is no file.

    Where a merge left a conflict in it, both sides count: a memory only grows.

    Raises:
        BitextError: the file is there and cannot be used.
    """
    if not path.exists():
        return None
    raw = path.read_bytes()
    if not _CONFLICT.search(raw):
        return xliff.parse(raw, path)
    ours, theirs = (xliff.parse(_side(raw, theirs), path) for theirs in (False, True))
    return memory.united(ours, theirs)


def change(path: Path, document: Document, format: str) -> list[Change]:
    """What it takes to have the document in the file in its canonical form: one change, or none."""
    text = xliff.write(document, format)
    same = path.exists() and path.read_bytes() == text.encode()
    return [] if same else [Change(path, text)]


def pages_with_file(project: Project, locale: Locale) -> list[str]:
    """The pages, there or not, that have a file in that locale."""
    folder = project.translations / locale.code
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.xlf"))
    return sorted(f"{name}.md" for name in names if name not in PAGELESS)


def _side(raw: bytes, theirs: bool) -> bytes:
    """One side of a file with conflicts, as git marks them."""
    kept: list[bytes] = []
    inside = b""
    for line in raw.splitlines(keepends=True):
        if marker := _MARKER.fullmatch(line):
            inside = b"" if marker[1] == b">" * 7 else marker[1]
        elif inside in (b"", b"=" * 7 if theirs else b"<" * 7):
            kept.append(line)
    return b"".join(kept)
