"""Copies of the example sites, built before and after `bitext init`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).with_name("examples")
LOCALE = "nl-BE"
_ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1790000000",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in {"NAME": "A Writer", "EMAIL": "writer@example.com", "DATE": "2026-03-01T12:00:00Z"}.items()},
}  # fmt: skip


@dataclass(frozen=True)
class BuiltTwice:
    """A site of somebody else, before and after our plugin came."""

    base: Path
    """What MkDocs built without our plugin."""
    adopted: Path
    """What it built after `bitext init`."""

    def pages(self) -> list[str]:
        """The pages of the site, without the one that is shown where there is none."""
        return sorted(uri for uri in self.files() if uri.endswith(".html") and uri != "404.html")

    def files(self) -> list[str]:
        """All files of the site as it was."""
        return sorted(path.relative_to(self.base).as_posix() for path in self.base.rglob("*") if path.is_file())


def run(project: Path, *command: str, **environment: str) -> str:
    """What a command prints; it must succeed."""
    variables = {**_ENVIRONMENT, **environment}
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command[1:])}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def build(project: Path, to: Path, locales: str = "") -> str:
    """Build a site, or a part of it with these locales, and say what MkDocs said; a warning fails."""
    return run(project, sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(to), BITEXT_LOCALES=locales)


def copied(name: str, folder: Path) -> Path:
    """A copy of an example, committed as its author would do it."""
    project = folder / "project"
    shutil.copytree(EXAMPLES / name, project)
    if (project / "make.py").is_file():
        run(project, sys.executable, "make.py")
    for command in ("init -q -b main", "add -A", "commit -q -m Pages"):
        run(project, "git", *command.split())
    return project


def adopt(project: Path) -> None:
    """Let our plugin into a site."""
    run(project, sys.executable, "-m", "bitext", "init", LOCALE)


def build_twice(name: str, folder: Path) -> BuiltTwice:
    """Build a copy of an example, adopt it and build it again."""
    project = copied(name, folder)
    build(project, folder / "base")
    adopt(project)
    build(project, folder / "adopted")
    return BuiltTwice(folder / "base", folder / "adopted")
