"""What tells the worker where its files lie and how large they are (typed in `checker/web/manifest.d.ts`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def render(interpreter: Path, packed: Path, lock_file: Path) -> str:
    """The manifest as JSON, for the two folders as they will lie beside the worker's.

    Args:
        interpreter: the folder of Pyodide's own files.
        packed: the folder of the zip and, where it was built, the snapshot.
        lock_file: Pyodide's own lock file; only what it says about the runtime is passed on, not its packages.
    """
    snapshot = packed / "snapshot.bin"
    info = json.loads(lock_file.read_text(encoding="utf-8"))["info"]
    manifest = {
        "interpreter": interpreter.name,
        "packed": packed.name,
        "loader": _file(interpreter / "pyodide.mjs"),
        "glue": _file(interpreter / "pyodide.asm.mjs"),
        "wasm": _file(interpreter / "pyodide.asm.wasm"),
        "zip": _file(packed / "app.zip"),
        "snapshot": _snapshot(snapshot) if snapshot.is_file() else None,
        "lock": {"info": info, "packages": {}},
    }
    return json.dumps(manifest, sort_keys=True)


def _snapshot(path: Path) -> dict[str, Any]:
    """The file, and where in the interpreter's memory its pieces belong (`checker/runtime/snapshot.mjs`)."""
    places: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return _file(path) | places


def _file(path: Path) -> dict[str, Any]:
    compressed = path.with_name(f"{path.name}.br")
    size = path.stat().st_size
    wire = compressed.stat().st_size if compressed.is_file() else size
    return {"url": f"../{path.parent.name}/{path.name}", "size": size, "wire": wire}
