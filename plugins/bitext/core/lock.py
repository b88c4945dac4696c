"""A lock per project: two commands that write the same segment files wait for each other."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Lock an open file if no other process has; whether this one has the lock now."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(handle: int) -> None:
        while not try_lock(handle):
            time.sleep(0.2)  # LK_LOCK would give up after ten seconds

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Lock an open file if no other process has; whether this one has the lock now."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the folder's lock; the system releases it when the process ends, however it ends.

    Args:
        folder: the folder that is written to.
        waiting: called once if another process holds it.
    """
    # Outside the project: a lock file must not show up in version control.
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    handle = _opened(Path(tempfile.gettempdir()) / f"bitext-{name}.lock")
    try:
        if not try_lock(handle):
            waiting()
            _wait(handle)
        yield
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    no_follow = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | no_follow, 0o644)
    except PermissionError:
        # Created by another user of this machine; it can still be locked.
        return os.open(path, os.O_RDONLY | no_follow)
