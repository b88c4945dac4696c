"""The packed checker answers like CPython: the published interpreter with the zip and the snapshot, run in Node.js."""

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hubcheck import warm_up
from hubcheck.api.handle import handle
from mkdocs_hubcheck import node, pack_sources
from mkdocs_hubcheck.pack_runtime import Runtime


def request(kind: str, given: object) -> str:
    return json.dumps({"v": 1, "op": "check", "payload": {"kind": kind, "input": given}})


@pytest.fixture(scope="session", params=["zip", "snapshot"])
def packed(request: pytest.FixtureRequest, runtime: Runtime) -> Callable[[list[str]], list[str]]:
    """A function that sends requests to the packed checker."""
    command = [*node.find().node, str(pack_sources.runtime_folder() / "answer.mjs")]
    command += [str(runtime.interpreter), str(runtime.packed / "app.zip")]
    if request.param == "snapshot":
        command.append(str(runtime.packed / "snapshot.bin"))

    def ask(requests: list[str]) -> list[str]:
        done = subprocess.run(command, input="\n".join(requests), capture_output=True, text=True, check=True)
        assert done.stderr == "", "functions are missing in functions.txt: run scripts/profile_interpreter.py"
        return done.stdout.splitlines()

    return ask


def test_every_sample_gets_the_same_answer(packed: Callable[[list[str]], list[str]]) -> None:
    requests = [request(kind, given) for kind, inputs in warm_up.SAMPLES.items() for given in inputs]
    assert packed(requests) == [handle(one) for one in requests]


@pytest.mark.corpus
def test_the_labelled_sample_gets_the_same_answers(shared: Path, packed: Callable[[list[str]], list[str]]) -> None:
    requests = []
    for kind, name in (("email", "emails.tsv"), ("url", "urls.tsv")):
        with (shared / "checker" / name).open(encoding="utf-8", newline="") as table:
            rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
            requests += [request(kind, json.loads(row["input_json"])) for row in rows]
    assert len(requests) > 100
    assert packed(requests) == [handle(one) for one in requests]
