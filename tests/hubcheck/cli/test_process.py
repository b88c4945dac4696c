"""The command as a process: pipes, a full disk, Ctrl-C, and the script beside the module."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MODULE = [sys.executable, "-m", "hubcheck"]
ADDRESS = b"jan@kantoor.be\n"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX systems")


def test_answers_come_as_lines_are_read() -> None:
    for form, line in (([], ADDRESS), (["--jsonl"], b'{"id": 1, "input": "jan@kantoor.be"}\n')):
        with subprocess.Popen([*MODULE, "email", *form], stdin=-1, stdout=-1) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(line)
            process.stdin.flush()
            # Hangs if the answer waits for the end of the input.
            assert b"jan@kantoor.be" in process.stdout.readline() or form
            process.stdin.close()
            process.stdout.read()
        assert process.returncode == 0


@posix
def test_a_closed_pipe_ends_it_silently_as_it_ends_other_programs() -> None:
    with subprocess.Popen([*MODULE, "url", "--jsonl"], stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(b'{"input": "x"}\n' * 400_000)
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("form", [[], ["--json"], ["--jsonl"]], ids=str)
def test_a_full_disk_ends_in_one_sentence(form: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        typed = '{"input": "x"}'
        done = subprocess.run([*MODULE, "url", *form], input=typed, stdout=full, stderr=-1, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@posix
@pytest.mark.parametrize("form", ["", "--jsonl", "--csv"])
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_standard_streams_end_in_at_most_one_sentence(form: str, closed: str) -> None:
    command = f"echo jan@kantoor.be | '{sys.executable}' -m hubcheck email {form} {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    nothing_to_read = form == "--jsonl" and closed == "<&-"
    assert (done.returncode, done.stderr.count("\n")) == ((0, 0) if nothing_to_read else (2, 1))


@posix
def test_ctrl_c_stops_it_silently() -> None:
    with subprocess.Popen([*MODULE, "email"], stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(ADDRESS)
        process.stdin.flush()
        assert process.stdout.readline() == ADDRESS
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130


def test_the_script_is_the_module() -> None:
    project = tomllib.loads((ROOT / "checker" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, function = project["scripts"]["hubcheck"].partition(":")
    script = [sys.executable, "-c", f"import sys; from {module} import {function}; sys.exit({function}())"]
    arguments = ["email", "--json", "jan@gmail.com"]
    done = [subprocess.run([*program, *arguments], capture_output=True, check=False) for program in (MODULE, script)]
    assert done[0].returncode == done[1].returncode == 1
    assert done[0].stdout == done[1].stdout
    assert json.loads(done[0].stdout)[0]["class"] == "personal"
