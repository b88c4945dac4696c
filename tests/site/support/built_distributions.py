"""Both distributions as built, and environments that have one of them and nothing of this checkout."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROJECTS = {"mkdocs-bitext": ROOT / "plugins", "accountant-hub-checker": ROOT / "checker"}


def settings(name: str) -> dict[str, Any]:
    """The project file of a distribution."""
    return tomllib.loads((PROJECTS[name] / "pyproject.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Environment:
    """A virtual environment with a distribution as it was built, and what that depends on."""

    scripts: Path

    def run(self, folder: Path, command: str, *arguments: str) -> str:
        variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        variables |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        done = subprocess.run(
            [str(self.scripts / command), *arguments],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command} {' '.join(arguments)}:\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def installed(self) -> set[str]:
        """The names of all distributions in it."""
        return set(re.findall(r"(?m)^([\w.-]+)(?:==| @)", self.run(self.scripts, "pip", "freeze", "--all")))


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both wheels and sdists: those of `make release`, else built now; wheels are built from sdists."""
    if made := os.environ.get("DISTRIBUTIONS"):
        return Path(made)
    folder = tmp_path_factory.mktemp("distributions")
    for project in PROJECTS.values():
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(project)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def environment(distributions: Path) -> Callable[..., Environment]:
    """An environment for a distribution; what it depends on is kept for the next run."""

    def new(name: str, *others: str) -> Environment:
        asked = settings(name)
        key = repr((asked["project"], others, sys.version_info[:2]))
        home = ROOT / ".cache" / f"alone-{name}-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
        scripts = home / ("Scripts" if os.name == "nt" else "bin")
        first = not (home / "ready").exists()
        if first:
            for old in home.parent.glob(f"alone-{name}-*"):
                shutil.rmtree(old, ignore_errors=True)
            venv.create(home, clear=True, with_pip=True)
        (wheel,) = distributions.glob(f"{name.replace('-', '_')}-*.whl")
        _pip(scripts, "install", *(() if first else ("--no-deps", "--force-reinstall")), str(wheel))
        if first and others:
            _pip(scripts, "install", *others)
        (home / "ready").touch()
        return Environment(scripts)

    return new


def _pip(scripts: Path, *arguments: str) -> None:
    command = [str(scripts / "python"), "-m", "pip", "--quiet", "--retries", "1", "--disable-pip-version-check"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode and re.search(r"No matching distribution|connection|resolve", done.stderr, re.IGNORECASE):
        pytest.skip(f"the package registry cannot be reached: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
