"""Another division of the interpreter than the one for readers: every check needs both halves."""

import subprocess
from pathlib import Path

from mkdocs_hubcheck import node, pack_sources
from mkdocs_hubcheck.pack_runtime import Packer

ROOT = Path(__file__).resolve().parents[3]
FIRST, SECOND = "pyodide.asm.wasm", "second.wasm"
_SPLIT = """
import { readFileSync, writeFileSync } from "node:fs";
const [script, whole, ...halves] = process.argv.slice(1);
const { split } = await import(script);
const { first, second } = split(new Uint8Array(readFileSync(whole)), (index) => index % 50 > 0);
[first, second].forEach((half, at) => writeFileSync(halves[at], half));
"""


def split_interpreter(folder: Path) -> None:
    """Write the halves into a folder: every fiftieth function is in the second."""
    whole = Packer(ROOT / ".cache" / "hubcheck").pyodide() / FIRST
    command = [*node.find().node, "--input-type=module", "-e", _SPLIT]
    command += [(pack_sources.runtime_folder() / "split.mjs").as_uri(), str(whole)]
    subprocess.run([*command, str(folder / FIRST), str(folder / SECOND)], check=True)
