"""Folders that are made once: whole or not there, and only the newest few are kept."""

import os
import threading
from pathlib import Path

import pytest

from mkdocs_hubcheck.content_cache import MAX_FOLDERS, cached_folder


def test_content_that_was_made_before_is_not_made_again(tmp_path: Path) -> None:
    first = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "app.zip").write_text("once"))
    again = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "app.zip").write_text("twice"))
    assert (again / "app.zip").read_text() == "once"
    assert first == again


def test_a_build_that_breaks_off_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        (folder / "half").write_text("")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached_folder(tmp_path, "packed-1", broken)
    assert [path.name for path in tmp_path.rglob("half")] == []
    whole = cached_folder(tmp_path, "packed-1", lambda folder: (folder / "whole").write_text(""))
    assert [path.name for path in whole.iterdir()] == ["whole"]


def test_two_builds_at_once_do_the_work_once(tmp_path: Path) -> None:
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


def test_the_oldest_of_a_kind_are_forgotten_and_other_kinds_stay(tmp_path: Path) -> None:
    interpreter = cached_folder(tmp_path, "interpreter-1", lambda folder: None)
    for number in range(MAX_FOLDERS + 2):
        folder = cached_folder(tmp_path, f"packed-{number}", lambda folder: None)
        os.utime(folder, (number, number))
    cached_folder(tmp_path, "packed-now", lambda folder: None)
    kept = {path.name for path in tmp_path.glob("packed-*")}
    assert kept == {"packed-now", *(f"packed-{number}" for number in range(MAX_FOLDERS + 2)[-MAX_FOLDERS + 1 :])}
    assert interpreter.is_dir()
