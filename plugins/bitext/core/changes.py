"""Changes to files, planned as a whole and then carried out so that a kill at any moment loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import write_atomic


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write or to remove."""

    path: Path
    text: str | None
    """The new content; None to remove the file."""


def carry_out(changes: Iterable[Change], root: Path, done: Callable[[], None] = lambda: None) -> None:
    """Write the files one by one, each whole or not at all; removes folders below `root` that become empty.

    Raises:
        BitextError: a file cannot be written or removed.
    """
    for change in changes:
        if change.text is not None:
            write_atomic(change.path, change.text)
        else:
            _remove(change.path, root)
        done()


def _remove(path: Path, root: Path) -> None:
    folder = path.parent
    try:
        path.unlink(missing_ok=True)
        while folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    except OSError as error:
        raise BitextError(f"cannot be removed ({error.strerror}); check its permissions", path) from error
