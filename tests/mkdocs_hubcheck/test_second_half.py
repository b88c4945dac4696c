"""The interpreter in two halves: what the checker never runs still works, once the second half is there."""

import json
import subprocess
from typing import Any

import pytest

from mkdocs_hubcheck import node, pack_sources
from mkdocs_hubcheck.pack_runtime import Runtime

LOADED = "The second half of the interpreter was loaded."
RUN = """
const [boot, folder, stdLibURL, code] = process.argv.slice(1);
const py = await (await import(boot)).boot(folder, { stdLibURL });
console.log(JSON.stringify(py.runPython(code)));
"""


def run(runtime: Runtime, code: str) -> tuple[Any, int]:
    """The value of Python code in the published interpreter, and how often the second half was loaded."""
    boot = (pack_sources.runtime_folder() / "boot.mjs").as_uri()
    command = [*node.find().node, "--input-type=module", "-e", RUN]
    command += [boot, str(runtime.interpreter), str(runtime.packed / "app.zip"), code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), done.stderr.count(LOADED)


def test_the_checker_runs_on_the_first_half(runtime: Runtime) -> None:
    assert run(runtime, "from hubcheck.email import check_email; check_email('jan@gmail.com').kind") == ("personal", 0)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("(1.1).hex()", id="a method of a type"),
        pytest.param("import cmath; str(cmath.sqrt(-2))", id="a module in C"),
        pytest.param("import zlib; zlib.decompress(zlib.compress(b'x' * 999)).decode()", id="a library"),
        pytest.param("str(pow(3, 5000, 10 ** 40)) + str(10 ** 400 // 7)", id="large numbers"),
        pytest.param("[f(-2) for f in (abs, (0.5).__add__)]and '%.3e|%x' % (1e300, 255)", id="formats"),
    ],
)
def test_everything_else_loads_the_second_half_once_and_gives_the_same(runtime: Runtime, code: str) -> None:
    *before, last = code.rpartition(";")
    names: dict[str, Any] = {}
    exec("".join(before).rstrip(";"), names)
    value, loads = run(runtime, code)
    assert value == eval(last.strip(), names)
    assert loads == 1


def test_the_list_of_functions_belongs_to_the_pinned_interpreter(runtime: Runtime) -> None:
    first, second = ((runtime.interpreter / name).stat().st_size for name in ("pyodide.asm.wasm", "second.wasm"))
    assert first < 6_000_000, "run scripts/profile_interpreter.py"
    assert second > 3_000_000
