"""Reads text files and writes them atomically."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bitext.core.model import BitextError


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


def write_atomic(path: Path, text: str | bytes, *, durable: bool = True) -> bool:
    """Write the file atomically: at any moment it has the old or the new content.

    Args:
        path: the file; its folder is made if it is missing.
        text: the content.
        durable: whether to wait for the disk. What a build can make again need not survive a power failure.

    Returns:
        Whether the file changed: equal content is not written again.

    Raises:
        BitextError: the file cannot be written.
    """
    raw = text.encode("utf-8") if isinstance(text, str) else text
    try:
        if path.exists() and path.read_bytes() == raw:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path, durable=durable) as stream:
            stream.write(raw)
    except OSError as error:
        raise BitextError(
            f"cannot be written ({error.strerror}); check the folder and its permissions", path
        ) from error
    return True


@contextlib.contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A new file that takes the place of the path at the end, and is removed after an error."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
