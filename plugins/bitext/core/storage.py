"""Reads text files and writes them atomically."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from bitext.core.lock import try_lock
from bitext.core.model import BitextError

_TEMPORARY = re.compile(r"\..+\.bitext-[a-z0-9_]{8}\.tmp")


def read_bytes(path: Path, limit: int = -1) -> bytes:
    """The file's contents, or their beginning: `limit` bytes, if it is not negative.

    Raises:
        BitextError: it does not exist, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limit)
    except OSError as error:
        raise BitextError(f"cannot be read ({error.strerror}); check the path and its permissions", path) from error


def absolute(path: Path) -> Path:
    """The absolute path without `..`; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def read_text(path: Path) -> str:
    """The file's text, line endings unchanged.

    Raises:
        BitextError: it does not exist, cannot be read, or is not UTF-8.
    """
    raw = read_bytes(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BitextError("is not UTF-8 text; save it in the UTF-8 encoding", path, line) from error


def write_atomic(
    path: Path, text: str | bytes, *, durable: bool = True, last_check: Callable[[], None] = lambda: None
) -> bool:
    """Write the file atomically: at any moment it has the old or the new content. A link to a file stays a link.

    Args:
        path: the file; its folder is made if it is missing.
        text: the content.
        durable: whether to wait for the disk. What a build can make again need not survive a power failure.
        last_check: called right before the file is replaced; if it raises, the old content stays.

    Returns:
        Whether the file changed: equal content is not written again.

    Raises:
        BitextError: the file cannot be written.
    """
    raw = text.encode("utf-8") if isinstance(text, str) else text
    path = path.resolve() if path.is_symlink() else path
    try:
        if path.exists() and path.read_bytes() == raw:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path, durable=durable, last_check=last_check) as stream:
            stream.write(raw)
    except OSError as error:
        raise BitextError(
            f"cannot be written ({error.strerror}); check the folder and its permissions", path
        ) from error
    return True


@contextlib.contextmanager
def replacing(path: Path, *, durable: bool = True, last_check: Callable[[], None] = lambda: None) -> Iterator[BinaryIO]:
    """A new file that takes the place of the path at the end, and is removed after an error.

    Until then it has a name such as `.page.xlf.bitext-x1y2z3a4.tmp` and is locked, so that `remove_abandoned` knows it.
    """
    _remove_abandoned_once(path.parent)
    handle, name = _temporary(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
            if os.name == "nt":
                stream.close()  # no open file can be renamed there
            name.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            last_check()
            name.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise


def _temporary(path: Path) -> tuple[int, Path]:
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.bitext-", suffix=".tmp")
        if os.name == "nt" or (try_lock(handle) and Path(name).exists()):
            return handle, Path(name)
        os.close(handle)  # another process took it for an abandoned one


def remove_abandoned(folder: Path) -> None:
    """Remove what killed runs left in the folder: unfinished files that no process is writing any more."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if _TEMPORARY.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            with contextlib.suppress(OSError):
                _remove_unlocked(path)


def _remove_unlocked(path: Path) -> None:
    if os.name == "nt":
        path.unlink()  # fails while it is open
        return
    handle = os.open(path, os.O_RDWR)
    try:
        if try_lock(handle):
            path.unlink()
    finally:
        os.close(handle)


_remove_abandoned_once = cache(remove_abandoned)
"""Once in a process is enough: a run that is killed is not this one."""
