"""Cached folders: created once and atomically, and only the newest few stay."""

import os
import threading
from pathlib import Path

import pytest

from mkdocs_hubcheck.content_cache import MAX_FOLDERS, cached_folder


def test_a_cached_folder_is_not_filled_again(tmp_path: Path) -> None:
    first = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "app.zip").write_text("once"))
    again = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "app.zip").write_text("twice"))
    assert (again / "app.zip").read_text() == "once"
    assert first == again


def test_an_interrupted_build_leaves_no_folder_behind(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        (folder / "half").write_text("")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached_folder(tmp_path, "packed-1", broken)
    assert [path.name for path in tmp_path.rglob("half")] == []
    whole = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "whole").write_text(""))
    assert [path.name for path in whole.iterdir()] == ["whole"]


def test_two_parallel_builds_fill_a_folder_once(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="this system has no such locks")
    calls: list[int] = []
    inside = threading.Event()

    def slow(folder: Path) -> None:
        calls.append(1)
        inside.set()
        (folder / "app.zip").write_text("x")

    other = threading.Thread(target=cached_folder, args=(tmp_path, "packed-1", slow))
    other.start()
    inside.wait(10)
    cached_folder(tmp_path, "packed-1", slow)
    other.join()
    assert len(calls) == 1


def test_the_oldest_folders_of_a_kind_are_removed_and_other_kinds_stay(tmp_path: Path) -> None:
    interpreter = cached_folder(tmp_path, "interpreter-1", lambda folder: None)
    for number in range(MAX_FOLDERS + 2):
        folder = cached_folder(tmp_path, f"packed-{number}", lambda folder: None)
        os.utime(folder, (number, number))
    cached_folder(tmp_path, "packed-now", lambda folder: None)
    names = {path.name for path in tmp_path.glob("packed-*")}
    assert names == {"packed-now", *(f"packed-{number}" for number in range(MAX_FOLDERS + 2)[-MAX_FOLDERS + 1 :])}
    assert interpreter.is_dir()
