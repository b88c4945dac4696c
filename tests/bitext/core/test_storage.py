"""Files are replaced whole; what killed runs leave goes with the next run, and nothing else does."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bitext.core.changes import Change, carry_out, carry_out_plan
from bitext.core.storage import remove_abandoned, write_atomic
from bitext.update.plan import Plan

WRITE = """
import os, sys
from pathlib import Path
from bitext.core.storage import replacing
with replacing(Path(sys.argv[1])) as stream:
    stream.write(b"half of it")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def half_written(tmp_path: Path):
    """A process that is writing a file, with the file's path."""
    path = tmp_path / "page.xlf"
    command = [sys.executable, "-c", WRITE, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        yield process, path
        process.kill()


def temporary(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix == ".tmp"]


NEXT: dict[str, Callable[[Path], object]] = {
    "writes the same file": lambda path: write_atomic(path, "whole"),
    "has nothing to write": lambda path: carry_out_plan(Plan, path.parent),
}


@pytest.mark.parametrize("next_run", NEXT.values(), ids=NEXT)
def test_what_a_killed_run_left_goes_when_the_next(half_written, next_run: Callable[[Path], object]) -> None:
    process, path = half_written
    assert len(temporary(path.parent)) == 1
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(temporary(path.parent)) == 1
    next_run(path)
    assert temporary(path.parent) == []


def test_what_another_process_is_writing_stays(half_written) -> None:
    process, path = half_written
    remove_abandoned(path.parent)
    assert len(temporary(path.parent)) == 1
    process.communicate()
    assert path.read_bytes() == b"half of it"
    assert temporary(path.parent) == []


OWN = (
    ".page.xlf.abcdefgh.tmp",
    "page.xlf.bitext-abcdefgh.tmp",
    ".page.xlf.bitext-abcdefgh.tmp.bak",
    ".bitext-notes.tmp",
)


@pytest.mark.parametrize("name", OWN)
def test_files_of_other_names_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    (tmp_path / ".page.xlf.bitext-abcdefgh.tmp").mkdir()
    carry_out([Change(tmp_path / "page.xlf", "x")], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {name, "page.xlf", ".page.xlf.bitext-abcdefgh.tmp"}
