"""Runs in Pyodide: traces which modules the checker needs by importing and exercising it."""

from __future__ import annotations

import ast
import importlib
import marshal
import re
import sys
import zipimport
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

BY_NAME = (
    *(f"encodings.{codec}" for codec in ("ascii", "cp437", "idna", "latin_1", "punycode", "utf_8", "utf_8_sig")),
    *("traceback", "linecache", "textwrap", "tokenize"),
)
"""Modules without an import statement: codecs, which are looked up by name (`cp437`: names in a zip), and those that
printing an error imports, without which every error would be reported as a missing module."""

WITHOUT = ("bz2", "compression", "lzma", "ssl")
"""Optional modules that Pyodide imports at startup and that the checker does not need."""


def trace(app: str, files: list[str]) -> list[str]:
    """Import and exercise the checker from the zip `app`, whose members are `files`.

    Returns:
        The names of all modules loaded afterwards: the interpreter's, Pyodide's and the checker's.

    Raises:
        ImportError: a module of the checker itself cannot be imported here.
    """
    sys.path.insert(0, app)
    importlib.import_module("hubcheck.warm_up").run()
    archive = zipimport.zipimporter(app)
    for path in sorted(path for path in files if path.endswith(".py")):
        if _import(path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")):
            for name in sorted(_imports(archive.get_data(f"{app}/{path}"))):
                _import(name)
    for name in BY_NAME:
        importlib.import_module(name)
    loaded = (name for name, module in sys.modules.items() if module is not None)
    return sorted(name for name in loaded if name.partition(".")[0] not in WITHOUT)


def regexes() -> bytes:
    """Every regular expression compiled so far, marshalled: `(pattern, flags)` -> arguments of `_sre.compile`."""
    compiler: Any = importlib.import_module("re._compiler")
    original = compiler._sre
    compiler._sre = SimpleNamespace(**{**vars(original), "compile": _plain})
    try:
        patterns = [(pattern, int(flags)) for _, pattern, flags in re._cache]  # type: ignore[attr-defined]
        return marshal.dumps({(pattern, flags): compiler.compile(pattern, flags) for pattern, flags in patterns})
    finally:
        compiler._sre = original


def _plain(pattern: str | bytes, flags: int, code: list[int], *groups: object) -> tuple[object, ...]:
    """The arguments of `_sre.compile` with plain integers, since named constants cannot be marshalled."""
    return (pattern, int(flags), [int(opcode) for opcode in code], *groups)


def _import(name: str) -> bool:
    """Import a module; False for an optional module of a dependency that needs a package which is not packed."""
    try:
        importlib.import_module(name)
    except ImportError:
        if name.partition(".")[0] == "hubcheck":
            raise
        return False
    return True


def _imports(source: bytes) -> Iterator[str]:
    """The names in the import statements of a module, including those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
