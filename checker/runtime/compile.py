"""Runs in Pyodide: compiles the traced modules, with the interpreter that will run them, into one stored zip."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Mapping
from importlib import _bootstrap_external, util

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of every member, the earliest in the format, so that equal input gives equal bytes."""


def pack(app: str, stdlib: str, modules: list[str], more: Mapping[str, bytes]) -> bytes:
    """A zip of the `modules` in the two zips, compiled, of the data files in `app`, and of `more`.

    The members are stored, not deflated: compressed as a whole for the transfer, they are a third smaller.
    """
    needed = {path for name in modules for path in _module_paths(name)}
    members = {_packed_name(path): _packed(path, content) for path, content in more.items()}
    for origin, has_data in ((stdlib, False), (app, True)):
        with zipfile.ZipFile(origin) as archive:
            for member in archive.namelist():
                if member in needed or (has_data and not member.endswith(".py")):
                    members[_packed_name(member)] = _packed(member, archive.read(member))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for path in sorted(members):
            packed.writestr(zipfile.ZipInfo(path, EPOCH), members[path])
    return buffer.getvalue()


def members(archive: str) -> list[str]:
    """The paths of the files in a zip."""
    with zipfile.ZipFile(archive) as opened:
        return [path for path in opened.namelist() if not path.endswith("/")]


def _module_paths(module: str) -> tuple[str, str]:
    path = module.replace(".", "/")
    return f"{path}.py", f"{path}/__init__.py"


def _packed_name(path: str) -> str:
    return path + "c" if path.endswith(".py") else path


def _packed(path: str, content: bytes) -> bytes:
    if not path.endswith(".py"):
        return content
    code = compile(content, path, "exec", dont_inherit=True, optimize=2)
    # Unchecked hash-based (PEP 552): the loader does not look for the source file, which is missing.
    return bytes(_bootstrap_external._code_to_hash_pyc(code, util.source_hash(content), False))  # type: ignore[attr-defined]


def load_all(packed: str) -> None:
    """Import every module of the packed zip, so that nothing needs to be read from it later."""
    with zipfile.ZipFile(packed) as archive:
        paths = [path.removesuffix(".pyc") for path in archive.namelist() if path.endswith(".pyc")]
    for path in paths:
        importlib.import_module(path.removesuffix("/__init__").replace("/", "."))
