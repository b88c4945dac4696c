"""Packs the checker for the browser into three folders, each cached by a hash of its content."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_hubcheck import node, pack_sources, third_party
from mkdocs_hubcheck.content_cache import cached_folder

_UNCHANGED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide-lock.json")
_INTERPRETER = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "second.wasm")
_PACKED = ("app.zip", "snapshot.bin")
_NPM = ("package.json", "package-lock.json")
_COMPRESS = "compress.mjs"
_SPLIT = ("interpreter.mjs", "split.mjs", "wasm.mjs", "join.mjs", "functions.mjs", "functions.txt")
_SCRIPTS = (_COMPRESS, "pack.mjs", "boot.mjs", "snapshot.mjs", "trace.py", "compile.py", "sitecustomize.py")


@dataclass(frozen=True, slots=True)
class Runtime:
    """The files that the reader's browser loads for the checker."""

    interpreter: Path
    """Pyodide's own files, the interpreter in two halves; browsers keep the folder when the rules change."""
    packed: Path
    """The checker and the parts of Python that it needs: `app.zip` and, except in a preview, `snapshot.bin`."""
    web: Path
    """The engine, its worker with the locations of the other folders, and `third-party.txt`."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """All three, to be published next to each other."""
        return (self.interpreter, self.packed, self.web)


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs the checker."""

    root: Path
    """Folder of the cache."""
    complete: bool = True
    """Whether to add the snapshot and compressed copies; a preview without them takes seconds instead of minutes."""

    def build(self) -> Runtime:
        """The three folders; cached content needs neither Node.js nor a connection.

        Raises:
            PackingError: Node.js or the pinned Pyodide is missing, or the packed checker responds differently.
        """
        pin = pack_sources.pinned(pack_sources.runtime_folder())
        scripts, splitting = _contents(_SCRIPTS), _contents(_SPLIT)
        quality = os.environ.get("HUBCHECK_BROTLI_QUALITY", "")
        key = pack_sources.digest(pin.version, pin.integrity, scripts[_COMPRESS], *splitting.values(), quality)
        interpreter = self._cached("interpreter", key, self._interpreter)
        archive = pack_sources.archive(pack_sources.members())
        key = pack_sources.digest(key, archive, *scripts.values())
        packed = self._cached("packed", key, lambda folder: self._pack(archive, folder))
        return Runtime(interpreter, packed, self._web(interpreter, packed))

    def _cached(self, kind: str, key: str, fill: Callable[[Path], None]) -> Path:
        name = f"{kind}-{key}"
        if not self.complete and not (self.root / name).is_dir():
            name = f"{name}-preview"
        return cached_folder(self.root, name, fill)

    def _interpreter(self, folder: Path) -> None:
        pyodide = self.pyodide()
        for name in _UNCHANGED:
            shutil.copyfile(pyodide / name, folder / name)
        node.find().run(pack_sources.runtime_folder() / "interpreter.mjs", str(pyodide), str(folder))
        self._compress(folder / name for name in _INTERPRETER)

    def _pack(self, archive: bytes, folder: Path) -> None:
        zipped = folder / "sources.zip"
        zipped.write_bytes(archive)
        flags = () if self.complete else ("--no-snapshot",)
        script = pack_sources.runtime_folder() / "pack.mjs"
        node.find().run(script, str(self.pyodide()), str(zipped), str(folder), *flags)
        zipped.unlink()
        self._compress(folder / name for name in _PACKED)

    def _web(self, interpreter: Path, packed: Path) -> Path:
        locations = json.dumps(_manifest(interpreter, packed), sort_keys=True).encode()
        pin = pack_sources.pinned(pack_sources.runtime_folder())
        texts = {path.name: path.read_bytes() for path in pack_sources.bundled("engine")}
        texts["worker.js"] = texts["worker.js"].replace(b"__MANIFEST__", locations, 1)
        texts[third_party.NAME] = third_party.render(pin.version).encode()

        def fill(folder: Path) -> None:
            for name, text in texts.items():
                (folder / name).write_bytes(text)
            self._compress(folder / name for name in texts)

        key = pack_sources.digest(*(piece for name in sorted(texts) for piece in (name, texts[name])))
        return self._cached("web", key, fill)

    def _compress(self, files: Iterable[Path]) -> None:
        if self.complete:
            existing = (str(path) for path in files if path.is_file())
            node.find().run(pack_sources.runtime_folder() / _COMPRESS, *existing)

    def pyodide(self) -> Path:
        """The folder of the pinned Pyodide, installed once according to the lock file.

        Raises:
            PackingError: it cannot be installed, or does not match the lock file.
        """
        locked = pack_sources.runtime_folder()
        key = pack_sources.digest(*((locked / name).read_bytes() for name in _NPM))

        def install(folder: Path) -> None:
            for name in _NPM:
                shutil.copyfile(locked / name, folder / name)
            node.find().install(folder)

        return cached_folder(self.root, f"npm-{key}", install) / "node_modules" / "pyodide"


def _contents(names: Iterable[str]) -> dict[str, bytes]:
    return {name: (pack_sources.runtime_folder() / name).read_bytes() for name in names}


def _manifest(interpreter: Path, packed: Path) -> dict[str, Any]:
    """Locations and sizes of the worker's files, in folders next to its own (types in `checker/web/manifest.d.ts`)."""
    snapshot = packed / "snapshot.bin"
    return {
        "interpreter": interpreter.name,
        "packed": packed.name,
        "loader": _file(interpreter / "pyodide.mjs"),
        "glue": _file(interpreter / "pyodide.asm.mjs"),
        "wasm": _file(interpreter / "pyodide.asm.wasm"),
        "second": _file(interpreter / "second.wasm"),
        "zip": _file(packed / "app.zip"),
        # With the memory positions of its pieces (`checker/runtime/snapshot.mjs`).
        "snapshot": _file(snapshot) | _json(packed / "snapshot.json") if snapshot.is_file() else None,
        # Pyodide's own lock file without its packages.
        "lock": {"info": _json(interpreter / "pyodide-lock.json")["info"], "packages": {}},
    }


def _json(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def _file(path: Path) -> dict[str, Any]:
    compressed = path.with_name(f"{path.name}.br")
    size = path.stat().st_size
    wire = compressed.stat().st_size if compressed.is_file() else size
    return {"url": f"../{path.parent.name}/{path.name}", "size": size, "wire": wire}
