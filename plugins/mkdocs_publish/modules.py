"""Plain ES modules that a page loads together, written as one: each keeps a scope of its own, and none runs twice."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_NOTES = re.compile(r"/\*\*[\s\S]*?\*/|^[ \t]*//.*$", re.MULTILINE)
_IMPORT = re.compile(r'^import\s+(?:\{(?P<names>[^}]*)\}\s*from\s*)?"(?P<path>\.{1,2}/[^"]+)";[ \t]*\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?P<what>(?:async\s+)?function\s*\*?|class|const)\s+(?P<name>[\w$]+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(\s*[\"'`].*", re.MULTILINE)
_ALIAS = re.compile(r"\s+as\s+")
_OWN_ADDRESS = "import.meta.url"


class JoiningError(Exception):
    """A file says something that cannot be carried over; the message names the file and says what to do."""


@dataclass(frozen=True)
class Module:
    """A module as it lies in the site."""

    path: Path

    @cached_property
    def text(self) -> str:
        """Its code, without the notes for developers."""
        return _NOTES.sub(lambda note: "\n" if "\n" in note[0] else " ", self.path.read_text(encoding="utf-8"))

    @cached_property
    def imports(self) -> tuple[tuple[str, Path], ...]:
        """What it imports: the names as they stand between the braces, and the module."""
        found = _IMPORT.finditer(self.text)
        return tuple((one["names"] or "", Path(posixpath.normpath(self.path.parent / one["path"]))) for one in found)

    @property
    def exports(self) -> tuple[str, ...]:
        """The names that others may import."""
        return tuple(one["name"] for one in _EXPORT.finditer(self.text))

    def body(self, folder: Path) -> str:
        """Its code without imports and exports, as it runs in a file of another folder.

        Raises:
            JoiningError: it imports or exports in another way than by name.
        """
        code = _EXPORT.sub(r"\g<what> \g<name>", _IMPORT.sub("", self.text))
        if other := _OTHER.search(code):
            raise JoiningError(
                f"{self.path}: `{other[0].strip()}` cannot be joined. Import by name from a relative path, export "
                "functions, classes and constants where they are declared, or take the file out of `join`."
            )
        way = posixpath.relpath(self.path.as_posix(), folder.as_posix())
        return code.replace(_OWN_ADDRESS, f'new URL("{way}", {_OWN_ADDRESS}).href').strip()


def closure(entries: Sequence[Path]) -> list[Module]:
    """The modules and all that they import, each after what it imports.

    Args:
        entries: the modules that a page names, in its order.

    Raises:
        JoiningError: modules import one another in a circle, or one that is not there.
    """
    ordered: dict[Path, Module] = {}
    for entry in entries:
        _collect(entry, ordered, ())
    return list(ordered.values())


def _collect(path: Path, ordered: dict[Path, Module], above: tuple[Path, ...]) -> None:
    if path in above:
        raise JoiningError(f"{path} imports itself by way of others: only modules without circles can be joined.")
    if path in ordered:
        return
    if not path.is_file():
        raise JoiningError(f"{above[-1] if above else path}: {path} is not there.")
    module = Module(path)
    for _, imported in module.imports:
        _collect(imported, ordered, (*above, path))
    ordered[path] = module


def joined(entries: Sequence[Path], folder: Path, *, exporting: bool = False) -> str:
    """One module that does what these do.

    Args:
        entries: the modules that a page names, in its order.
        folder: in which the one will lie.
        exporting: whether others import from the one what the last of these exports.

    Raises:
        JoiningError: one of them is written in a way that cannot be carried over.
    """
    modules = closure(entries)
    names = {module.path: f"module${number}" for number, module in enumerate(modules)}
    used = {path for module in modules for _, path in module.imports} | ({entries[-1]} if exporting else set())
    pieces = [
        _piece(module, names, folder, alone=module.path in entries and module.path not in used) for module in modules
    ]
    if exporting and (exports := modules[-1].exports):
        pieces.append(f"export const {{ {', '.join(exports)} }} = {names[entries[-1]]};\n")
    return "".join(pieces)


def _piece(module: Module, names: dict[Path, str], folder: Path, *, alone: bool) -> str:
    """A module as a function of its own.

    A fault in one that a page names stops no other one, as it would not if each were a file.
    """
    lines = [*_bindings(module, names), module.body(folder)]
    title = f"// {'/'.join(module.path.parts[-2:])}\n"
    if alone:
        return "\n".join([f"{title}(async () => {{", *lines, "})();\n"])
    given = f"return {{ {', '.join(module.exports)} }};"
    return "\n".join([f"{title}const {names[module.path]} = (() => {{", *lines, given, "})();\n"])


def _bindings(module: Module, names: dict[Path, str]) -> Iterator[str]:
    for wanted, path in module.imports:
        pairs = (_ALIAS.sub(": ", name.strip()) for name in wanted.split(",") if name.strip())
        if wanted.strip():
            yield f"const {{ {', '.join(pairs)} }} = {names[path]};"
