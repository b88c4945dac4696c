"""One run at a time: two commands that write the same segment files wait for each other."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _try(stream: IO[str]) -> bool:
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(stream: IO[str]) -> None:
        while not _try(stream):
            pass  # LK_NBLCK itself returns at once; LK_LOCK gives up after ten seconds

else:
    import fcntl

    def _try(stream: IO[str]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(stream: IO[str]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX)


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the folder's lock; the system lets it go when the process ends, however it ends.

    Args:
        folder: what is written to.
        waiting: called once if somebody else holds it.
    """
    # Beside the project, not in it: a lock file is nobody's work and must not come up in version control.
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / f"bitext-{name}.lock"
    with path.open("a+", encoding="utf-8") as stream:
        if not _try(stream):
            waiting()
            _wait(stream)
        yield
