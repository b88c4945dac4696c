"""Lets `mkdocs serve` know of a save at once, where MkDocs itself looks at all files twice a second."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.preview.changes import is_content

_SAVES = frozenset({"closed", "created", "deleted", "moved"})
"""What Linux tells of a save; `modified` comes before the writer is done."""
_REMOTE = (
    "9p",
    "afs",
    "ceph",
    "cifs",
    "drvfs",
    "fakeowner",
    "fuse",
    "nfs",
    "prl_fs",
    "smb",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
)
"""How the names of file systems begin to which others write without Linux knowing."""
_MOUNTS = Path("/proc/self/mounts")
_PAUSE = 0.02
"""How long no file may be saved before a build begins, in seconds; MkDocs waits five times as long."""


def watch_saves(server: LiveReloadServer) -> None:
    """Let a server that is not started yet know of saves at once, if it can."""
    watched = [path for path, times in server._watched_paths.items() for _ in range(times)]
    for path in watched:
        server.unwatch(path)
    server.observer = SaveObserver(server)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


class SaveObserver:
    """Watches files as MkDocs asks its own observer to; which of the two does so is settled at the start."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._current: Any = server.observer
        self._handlers: dict[str, FileSystemEventHandler] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Any:
        """Call a handler for every event of a path."""
        self._handlers[path] = handler
        return self._current.schedule(handler, path, recursive=recursive)

    def unschedule(self, watch: Any) -> None:
        """Undo this."""
        self._handlers.pop(watch.path, None)
        self._current.unschedule(watch)

    def start(self) -> None:
        """Start to watch."""
        try:
            self._current = _started(self._handlers)
            self._server.build_delay = _PAUSE
        except (OSError, ImportError) as error:
            log.info("A save is seen within a second, not at once: %s", error)
            self._current.start()

    def stop(self) -> None:
        """Stop to watch."""
        self._current.stop()

    def join(self) -> None:
        """Wait until it has stopped."""
        self._current.join()


def _started(handlers: dict[str, FileSystemEventHandler]) -> Any:
    """An observer that Linux tells of saves.

    Raises:
        OSError: Linux cannot do so for all of these paths, or has no more means for it.
        ImportError: this is not Linux.
    """
    if sys.platform != "linux":
        raise ImportError("only Linux is asked")
    from watchdog.observers.inotify import InotifyObserver

    _refuse_silent(handlers)
    observer = InotifyObserver()
    for path, handler in handlers.items():
        if Path(path).is_dir():
            observer.schedule(_Saves(handler), path, recursive=True)
        else:
            # An editor may put a new file in the place of the old one, which nobody would tell of.
            observer.schedule(_Saves(handler, path), str(Path(path).parent))
    try:
        observer.start()
    except OSError as error:
        observer.unschedule_all()
        raise OSError(f"{error.strerror}; see fs.inotify.max_user_watches") from error
    return observer


class _Saves(FileSystemEventHandler):
    """Passes on what another handler must know: no reading, no folder, no temporary file of an editor."""

    def __init__(self, handler: FileSystemEventHandler, only: str | None = None) -> None:
        self._handler, self._only = handler, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on a save (watchdog's interface)."""
        paths = [os.fsdecode(one) for one in (event.src_path, getattr(event, "dest_path", "")) if one]
        concerned = [one for one in paths if is_content(Path(one)) and self._only in (None, one)]
        if event.event_type in _SAVES and concerned:
            # A folder that was moved away took its files with it.
            self._handler.dispatch(FileModifiedEvent(concerned[-1]))


def _refuse_silent(paths: Collection[str]) -> None:
    """Raise OSError if there may be changes below these paths that Linux does not tell of."""
    lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    mounts = [[word.replace(r"\040", " ") for word in line.split(" ")[1:3]] for line in lines]
    for path in map(os.path.realpath, paths):
        within = [(where, kind) for where, kind in mounts if Path(path).is_relative_to(where)]
        if max(within, key=lambda one: len(one[0]), default=("", ""))[1].startswith(_REMOTE):
            raise OSError(f"{path} is not on this machine")
    for path in paths:
        inside = (Path(at, name) for at, *names in os.walk(path) for name in (*names[0], *names[1]))
        link = next((one for one in (Path(path), *inside) if one.is_symlink()), None)
        if link is not None:
            raise OSError(f"{link} is a link")
