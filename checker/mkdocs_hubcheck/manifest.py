"""The manifest for the worker: locations and sizes of its files (types in `checker/web/manifest.d.ts`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def render(interpreter: Path, packed: Path, lock_file: Path) -> str:
    """The manifest as JSON; its URLs expect the two folders next to the worker's.

    Args:
        interpreter: folder of Pyodide's own files.
        packed: folder of the zip and, if it was built, the snapshot.
        lock_file: Pyodide's own lock file; its packages are left out.
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
    """The file, and the memory positions of its pieces (`checker/runtime/snapshot.mjs`)."""
    runs: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return _file(path) | runs


def _file(path: Path) -> dict[str, Any]:
    compressed = path.with_name(f"{path.name}.br")
    size = path.stat().st_size
    wire = compressed.stat().st_size if compressed.is_file() else size
    return {"url": f"../{path.parent.name}/{path.name}", "size": size, "wire": wire}
