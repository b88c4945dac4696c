"""Runs inside Pyodide: which modules the checker needs, found by importing and exercising it."""

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
"""Modules that no import statement shows: codecs, which text asks for by name (`cp437`: names in a zip), and what
printing an error loads, without which any fault would be reported as a missing module."""

WITHOUT = ("bz2", "compression", "lzma", "ssl")
"""What Pyodide's own start loads where it is there and does without where it is not: none is of use here."""


def trace(app: str, files: list[str]) -> list[str]:
    """Import and exercise the checker from the zip `app`, whose members are `files`.

    Returns:
        Names of all modules that are loaded then: the interpreter's, Pyodide's and the checker's.

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
    own = compiler._sre
    compiler._sre = SimpleNamespace(**{**vars(own), "compile": _plain})
    try:
        known = [(pattern, int(flags)) for _, pattern, flags in re._cache]  # type: ignore[attr-defined]
        return marshal.dumps({(pattern, flags): compiler.compile(pattern, flags) for pattern, flags in known})
    finally:
        compiler._sre = own


def _plain(pattern: str | bytes, flags: int, code: list[int], *groups: object) -> tuple[object, ...]:
    """What `_sre.compile` is given, as numbers that have no names any more: the others cannot be marshalled."""
    return (pattern, int(flags), [int(one) for one in code], *groups)


def _import(name: str) -> bool:
    """Import a module; a dependency's optional part, which needs a package that is not packed, is left out."""
    try:
        importlib.import_module(name)
    except ImportError:
        if name.partition(".")[0] == "hubcheck":
            raise
        return False
    return True


def _imports(source: bytes) -> Iterator[str]:
    """Names that the import statements of a module give, those inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
