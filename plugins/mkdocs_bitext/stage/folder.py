"""Writes a staged project: each file whole or not at all, and never over something that somebody else has put there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bitext.core.changes import Change, carry_out
from bitext.core.model import BitextError
from bitext.core.storage import read_bytes, read_text, write_atomic
from bitext.localize.markdown_tree import MANIFEST

BUILT = ("site", ".cache")
"""What the generators write beside the staged files; it is theirs."""
_TEMPORARY = (".tmp",)


def write_project(out: Path, files: Mapping[str, bytes | Path], step: Callable[[str], None]) -> None:
    """Make the folder hold these files, and nothing else that an earlier run wrote.

    Args:
        out: the folder; made if it is missing.
        files: the content, or the file to copy, by path below it.
        step: called with each path as its turn comes.

    Raises:
        BitextError: the folder has files that were not staged, or were changed since; nothing is written then. Or a
            file cannot be read or written.
    """
    before = _staged_before(out)
    _check_others(out, before)
    digests = {name: _digest(content) for name, content in files.items()}
    # A run that is killed leaves old and new files: both are staged ones for the next run.
    write_atomic(out / MANIFEST, _manifest([*before, *((digest, name) for name, digest in digests.items())]))
    for name, content in files.items():
        step(name)
        write_atomic(out / name, read_bytes(content) if isinstance(content, Path) else content, durable=False)
    gone = sorted({name for _, name in before} - files.keys())
    carry_out((Change(out / name, None) for name in gone), out)
    write_atomic(out / MANIFEST, _manifest([(digest, name) for name, digest in digests.items()]))


def _digest(content: bytes | Path) -> str:
    return hashlib.sha256(read_bytes(content) if isinstance(content, Path) else content).hexdigest()


def _manifest(entries: list[tuple[str, str]]) -> str:
    return "".join(f"{digest}  {name}\n" for digest, name in sorted(set(entries), key=lambda entry: entry[::-1]))


def _staged_before(out: Path) -> list[tuple[str, str]]:
    """Digest and path of each file that an earlier run staged."""
    if out.exists() and not out.is_dir():
        raise BitextError("is not a folder; stage to another path", out)
    manifest = out / MANIFEST
    if not manifest.is_file():
        return []
    entries = [line.partition("  ") for line in read_text(manifest).splitlines()]
    inside = out.resolve()
    if any(not name or not (out / name).resolve().is_relative_to(inside) for _, _, name in entries):
        raise BitextError("lists no staged site; stage to another folder", manifest)
    return [(digest, name) for digest, _, name in entries]


def _check_others(out: Path, staged: list[tuple[str, str]]) -> None:
    known = {name for _, name in staged}
    for name in _present(out):
        if name not in known:
            what = "was not staged by bitext; move it away, or stage to another folder"
            raise BitextError(what, out / name)
        if (_digest(out / name), name) not in staged:
            what = "was changed since it was staged; move your version away (staging would overwrite it)"
            raise BitextError(what, out / name)


def _present(out: Path) -> Iterator[str]:
    """The files in the folder, without what generators and Python write there."""
    for folder, folders, names in os.walk(out):
        top = Path(folder) == out
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not (top and name in BUILT))
        for name in sorted(names):
            path = (Path(folder) / name).relative_to(out).as_posix()
            if path != MANIFEST and not (name.startswith(".") and name.endswith(_TEMPORARY)):
                yield path
