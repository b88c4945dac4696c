"""`mkdocs serve` knows of every save at once, and of nothing else; where Linux cannot tell, it looks for itself."""

from __future__ import annotations

import os
import queue
import sys
from collections.abc import Callable, Iterator
from errno import EMFILE, ENOSPC
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from mkdocs_bitext.preview import watching
from mkdocs_bitext.preview.changes import Snapshot
from mkdocs_bitext.preview.watching import watch_saves

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere MkDocs watches as it always did")


class Told(FileSystemEventHandler):
    """Collects what is told of the files below a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._paths.put(Path(os.fsdecode(event.src_path)).relative_to(self._root).as_posix())

    def until(self, name: str) -> list[str]:
        """All paths up to this one."""
        found: list[str] = []
        while name not in found:
            found.append(self._paths.get(timeout=30))
        return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/a.md", "docs/sub/b.md", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[LiveReloadServer]:
    """Watches a folder and a file, as MkDocs does."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(root / "site"))
    server.watch(str(root / "docs"))
    server.watch(str(root / "mkdocs.yml"))
    watch_saves(server)
    yield server
    server.observer.stop()
    server.server_close()


@pytest.fixture
def told(root: Path, server: LiveReloadServer) -> Told:
    """What the server is told of, once it watches."""
    told = Told(root)
    server.observer.schedule(told, str(root / "docs"), recursive=True)
    server.observer.schedule(told, str(root / "mkdocs.yml"), recursive=True)
    server.observer.start()
    return told


def replaced(root: Path, name: str) -> None:
    """As many editors save a file: a new one takes its place."""
    new = root / f".{name.rpartition('/')[2]}.new"
    new.write_text("new")
    new.replace(root / name)


SAVES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page is written": (lambda root: (root / "docs/a.md").write_text("new"), "docs/a.md"),
    "a page is replaced": (lambda root: replaced(root, "docs/a.md"), "docs/a.md"),
    "the settings are replaced": (lambda root: replaced(root, "mkdocs.yml"), "mkdocs.yml"),
    "a page is removed": (lambda root: (root / "docs/sub/b.md").unlink(), "docs/sub/b.md"),
    "a page gets another name": (lambda root: (root / "docs/a.md").rename(root / "docs/c.md"), "docs/c.md"),
    "a folder goes away": (lambda root: (root / "docs/sub").rename(root / "away"), "docs/sub"),
}


@linux
@pytest.mark.parametrize("save", SAVES)
def test_every_save_is_told(root: Path, told: Told, save: str) -> None:
    change, path = SAVES[save]
    change(root)
    assert path in told.until(path)


@linux
def test_a_page_in_a_new_folder_is_told_also_later(root: Path, told: Told) -> None:
    (root / "docs/new").mkdir()
    (root / "docs/new/c.md").write_text("first")
    told.until("docs/new/c.md")
    (root / "docs/a.md").write_text("so that all about the first is said")
    told.until("docs/a.md")
    (root / "docs/new/c.md").write_text("second")
    told.until("docs/new/c.md")


@linux
def test_reading_and_the_files_of_an_editor_are_not_told(root: Path, told: Told) -> None:
    (root / "docs/a.md").read_text()
    (root / "docs/.a.md.swp").write_text("kept by an editor")
    (root / "docs/a.md~").write_text("kept by an editor")
    (root / "beside.txt").write_text("beside mkdocs.yml")
    replaced(root, "mkdocs.yml")
    assert set(told.until("mkdocs.yml")) == {"mkdocs.yml"}


@linux
@pytest.mark.parametrize("number", [EMFILE, ENOSPC])
def test_a_machine_that_watches_no_more_files_is_asked_as_before(
    server: LiveReloadServer, told_of: Callable[[], str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    from watchdog.observers.inotify import InotifyObserver

    def fails(self: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(InotifyObserver, "on_thread_start", fails)
    assert os.strerror(number) in told_of()


@linux
def test_a_link_is_followed_as_before(root: Path, server: LiveReloadServer, told_of: Callable[[], str]) -> None:
    (root / "docs/link.md").symlink_to(root / "mkdocs.yml")
    assert "link.md is a link" in told_of()


@linux
@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_a_folder_of_another_machine_is_looked_at_as_before(
    root: Path, server: LiveReloadServer, told_of: Callable[[], str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounts = root / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nthere:/ {root}/docs {kind} rw 0 0\n")
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    assert "docs is not on this machine" in told_of()


@pytest.fixture
def told_of(server: LiveReloadServer, caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Starts to watch; gives what is said when MkDocs' own observer does it."""

    def start() -> str:
        with caplog.at_level("INFO", logger="mkdocs"):
            server.observer.start()
        assert any(isinstance(one, PollingObserver) and one.is_alive() for one in vars(server.observer).values())
        (record,) = caplog.records
        return record.getMessage()

    return start


def test_a_change_that_leaves_time_and_size_alone_is_found_while_the_clock_may_be_too_coarse(root: Path) -> None:
    path = root / "docs/a.md"
    path.write_text("one")
    before = path.stat().st_mtime_ns
    snapshot = Snapshot(lambda: [root / "docs"])
    path.write_text("two")
    os.utime(path, ns=(before, before))
    assert snapshot.changed() == {path}
    assert snapshot.changed() == set()
