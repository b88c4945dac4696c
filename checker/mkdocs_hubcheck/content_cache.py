"""A cache of folders that are named after a hash of their content: each is created atomically and never changes."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

MAX_FOLDERS = 3
"""Folders of one kind that stay in the cache: the current one, and those of other branches."""


def cached_folder(root: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """The folder `name` below `root`; if it does not exist yet, `fill` receives an empty folder to fill.

    An interrupted build leaves nothing behind that a later one could take for complete.
    """
    folder = root / name
    if folder.is_dir():
        os.utime(folder)
        return folder
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root / f".{name}.lock"), tempfile.TemporaryDirectory(dir=root, prefix=".making-") as temporary:
        fresh = Path(temporary) / name
        if not folder.is_dir():
            fresh.mkdir()
            fill(fresh)
            _move_into_place(fresh, folder)
    _remove_old(root, name.partition("-")[0])
    return folder


@contextlib.contextmanager
def _locked(lock: Path) -> Iterator[None]:
    """Wait while another process fills the same folder; on systems without such locks, both fill one."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _move_into_place(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        # Another build was faster; its folder has the same content.
        if not folder.is_dir():
            raise


def _remove_old(root: Path, kind: str) -> None:
    folders = sorted(root.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in folders[MAX_FOLDERS:]:
        shutil.rmtree(old, ignore_errors=True)
