"""Changes to files, planned as a whole and then carried out so that a kill at any moment loses nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from bitext.core.model import BitextError
from bitext.core.progress import Progress
from bitext.core.storage import remove_abandoned, write_atomic

_RUNS = 5
"""How often a plan is made before giving up, because files are saved by others meanwhile."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write or to remove."""

    path: Path
    text: str | None
    """The new content; None to remove the file."""


class SavedMeanwhileError(Exception):
    """Another program has saved a file since the plan that would replace it was begun."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


_State = tuple[int, int, int]
"""Time of the last change in ns, size in bytes, and inode."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of the files below a folder at one moment; what is read later can be recognised as changed since."""

    folder: Path
    states: Mapping[Path, _State]

    @classmethod
    def of(cls, folder: Path) -> Snapshot:
        """The state of all files below the folder now."""
        folders = os.walk(folder, followlinks=True)
        names = (Path(parent) / name for parent, _, files in folders for name in files)
        return cls(folder, {path: state for path in names if (state := _state(path))})

    def check(self, path: Path) -> None:
        """Make sure that the file is as it was; files outside the folder are not known.

        Raises:
            SavedMeanwhileError: it was changed, made or removed since.
        """
        if path.is_relative_to(self.folder) and _state(path) != self.states.get(path):
            raise SavedMeanwhileError(path)


class _Plan(Protocol):
    @property
    def changes(self) -> Iterable[Change]: ...


_P = TypeVar("_P", bound=_Plan)


def carry_out(
    changes: Iterable[Change], root: Path, done: Callable[[], None] = lambda: None, snapshot: Snapshot | None = None
) -> None:
    """Write the files one by one, each whole or not at all; removes folders below `root` that become empty.

    Args:
        changes: what to write and remove.
        root: the folder that all is below.
        done: called after each file.
        snapshot: of `root` before the changes were planned.

    Raises:
        BitextError: a file cannot be written or removed.
        SavedMeanwhileError: a file is not as in the snapshot any more; it, and those after it, were not written.
    """
    for change in changes:
        check = _check(snapshot, change.path)
        if change.text is not None:
            write_atomic(change.path, change.text, last_check=check)
        else:
            check()
            _remove(change.path, root)
        done()


def carry_out_plan(plan: Callable[[], _P], root: Path) -> _P:
    """Make a plan and carry it out; if another program saves one of its files meanwhile, plan again from what it saved.

    Args:
        plan: reads the files and says what to change.
        root: the folder that all is below; unfinished files that a killed run left there go as well.

    Returns:
        The plan that was carried out.

    Raises:
        BitextError: a file cannot be written or removed, or is saved again and again.
    """
    for folder, _, _ in os.walk(root):
        remove_abandoned(Path(folder))
    for run in range(_RUNS):
        snapshot = Snapshot.of(root)
        planned = plan()
        changes = list(planned.changes)
        try:
            for change in changes:
                snapshot.check(change.path)
            with Progress(len(changes)) as progress:
                carry_out(changes, root, progress, snapshot)
        except SavedMeanwhileError as error:
            if run == _RUNS - 1:
                message = "keeps being saved by another program; close it there, then run the command again"
                raise BitextError(message, error.path) from error
        else:
            break
    return planned


def _check(snapshot: Snapshot | None, path: Path) -> Callable[[], None]:
    return lambda: snapshot.check(path) if snapshot else None


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _remove(path: Path, root: Path) -> None:
    folder = path.parent
    try:
        path.unlink(missing_ok=True)
        while folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
    except OSError as error:
        raise BitextError(f"cannot be removed ({error.strerror}); check its permissions", path) from error
