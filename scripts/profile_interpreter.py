"""Finds the functions of Pyodide that the checker runs, for `checker/runtime/functions.txt`; for a new Pyodide."""

from __future__ import annotations

import argparse
import itertools
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from hubcheck.warm_up import SAMPLES
from mkdocs_hubcheck import node, pack_sources
from mkdocs_hubcheck.pack_runtime import Packer

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data" / "hubcheck"
TABLES = {"addresses": "email", "links": "url", "messages": "explain"}
MANY = 3_000
"""Number of invented texts, and rows of the longest list."""
PIECES = (
    *(
        "jan",
        "Peeters",
        "@",
        ".",
        "gmail.com",
        "kantoor.be",
        "<",
        ">",
        " ",
        "\n",
        '"',
        "'",
        "mailto:",
        ":",
        ";",
        "(at)",
    ),
    *("https://", "/", "businesscentral.dynamics.com", "?company=", "%20", "xn--", "müller", "AADSTS50020"),
    *("é", "ß", "İ", "中", "😀", "\u202e"),
)
"""Pieces of invented inputs."""


def requests() -> Iterator[tuple[str, object]]:
    """Kind and input of everything that is asked: the samples, the rows of the tests, long and many inputs."""
    for kind, inputs in SAMPLES.items():
        yield from ((kind, value) for value in inputs)
    for name, kind in TABLES.items():
        for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            for cell in line.split("\t"):
                yield kind, cell
                if cell.startswith('"'):
                    yield kind, json.loads(cell)
    for kind, value in (("email", "jan@kantoor.be "), ("url", "https://businesscentral.dynamics.com/k.be ")):
        yield kind, value * 400
        yield kind, "é" * 9_000
    chance = random.Random(314)  # noqa: S311 - the same texts at each run
    for _ in range(MANY):
        pieces = (chance.choice(PIECES) if chance.random() < 0.7 else chr(chance.randrange(0xD800)) for _ in range(12))
        text = "".join(itertools.islice(pieces, chance.randrange(1, 12)))
        yield from ((kind, text) for kind in TABLES.values())
    rows = "\n".join(
        f'Kantoor {n};"jan{n}@kantoor{n}.be";https://businesscentral.dynamics.com/k{n}.be' for n in range(MANY)
    )
    for wanted in ("email", "url", ""):
        yield "table", {"text": rows, "column": None, "kind": wanted}
    yield "sheet", {"rows": [line.split(";") for line in rows.splitlines()], "format": "csv", "decimal": ","}


def main() -> int:
    """Add the functions that the requests run to the list.

    Returns:
        The exit code: 0, 2 if the checker cannot be packed or run, 130 after Ctrl-C. Then the list is as it was.
    """
    argparse.ArgumentParser(description=__doc__).parse_args()
    lines = (
        json.dumps({"v": 1, "op": "check", "payload": {"kind": kind, "input": value}}) for kind, value in requests()
    )
    packer = Packer(ROOT / ".cache" / "hubcheck")
    try:
        runtime = packer.build()
        script = pack_sources.runtime_folder() / "profile.mjs"
        command = [*node.find().node, str(script), str(packer.pyodide()), str(runtime.packed)]
        process = subprocess.run(command, input="\n".join(lines), text=True, check=False)
    except node.PackingError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted; the list of functions is as it was.", file=sys.stderr)
        return 130
    return 2 if process.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
