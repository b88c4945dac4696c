"""Collects the files to pack: the checker and the packages that it imports; and hashes content."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

PACKAGES: Mapping[str, str] = {
    "email_validator": "email-validator",
    "idna": "idna",
    "pywhatwgurl": "pywhatwgurl",
}
"""Package that the checker imports at run time -> its distribution; all pure Python."""

# Pages have no use for command lines (idna has a `cli.py`), nor for the sources of the packed lists.
_COMMAND_LINE = ("__main__.py", "cli", "cli.py")
_LIST_SOURCES = ("providers.tsv", "allow.tsv", "disposable.tsv", "not-disposable.txt", "README.md")
_LEFT_OUT = frozenset({*_COMMAND_LINE, *_LIST_SOURCES, "py.typed", "__pycache__"})
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pinned:
    """The pinned Pyodide."""

    version: str
    integrity: str
    """The lock file's hash of the npm package (`sha512-...`)."""


def runtime_folder() -> Path:
    """The folder of the packing scripts: next to the installed plugin, else in the checkout."""
    installed = Path(__file__).parent / "_runtime"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "runtime"


def bundled(kind: str) -> list[Path]:
    """The bundled scripts and style sheets (`scripts/bundle.mjs`), with their source maps.

    Args:
        kind: `page` for the files of pages, `engine` for those that run the checker.

    Raises:
        PluginError: there are none, as in a checkout without `make setup`.
    """
    paths = sorted((Path(__file__).parent / "dist" / kind).glob("[!.]*"))
    if not paths:
        raise PluginError("The scripts of hubcheck are not bundled yet: run `make setup` in the checkout.")
    return paths


def pinned(runtime: Path) -> Pinned:
    """The Pyodide that the lock file in the folder pins."""
    lock = json.loads((runtime / "package-lock.json").read_text(encoding="utf-8"))
    entry = lock["packages"]["node_modules/pyodide"]
    return Pinned(entry["version"], entry["integrity"])


def members() -> Mapping[str, Path]:
    """The files to pack by their path in the zip."""
    paths: dict[str, Path] = {}
    for package in ("hubcheck", *PACKAGES):
        root = _root(package)
        paths |= {f"{package}/{path.relative_to(root).as_posix()}": path for path in _files(root)}
    return paths


def _root(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The checker's package {package} is not installed.", name=package)
    return Path(spec.origin).parent


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not _LEFT_OUT.intersection(path.relative_to(root).parts):
            yield path


def archive(files: Mapping[str, Path]) -> bytes:
    """A reproducible zip of the files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), files[name].read_bytes())
    return buffer.getvalue()


def digest(*parts: bytes | str) -> str:
    """A short name for content: 16 hexadecimal digits of a SHA-256 over the parts and their lengths."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()[:16]
