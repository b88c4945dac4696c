"""Folders that are made once and never change: named by what went into them, whole or not there."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

KEPT = 3
"""So many folders of one kind stay: today's, and those of the branches one switches between."""


def made(root: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` below `root`; where it is not there yet, `make` is given an empty one to fill.

    A build that is interrupted leaves nothing behind that a later one would take for finished.
    """
    folder = root / name
    if folder.is_dir():
        os.utime(folder)
        return folder
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root / f".{name}.lock"), tempfile.TemporaryDirectory(dir=root, prefix=".making-") as temporary:
        fresh = Path(temporary) / name
        if not folder.is_dir():
            fresh.mkdir()
            make(fresh)
            _put(fresh, folder)
    _forget_old(root, name.partition("-")[0])
    return folder


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait while another process makes the same folder; where the system has no such locks, both do the work."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _put(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        # Another build was quicker; its folder has the same content.
        if not folder.is_dir():
            raise


def _forget_old(root: Path, kind: str) -> None:
    folders = sorted(root.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in folders[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
