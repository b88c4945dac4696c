"""The last change of segment files, from git."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Commit:
    """A git commit."""

    id: str
    """Abbreviated hash."""
    time: datetime


def last_change(root: Path, folder: Path) -> Commit | None:
    """The last commit that changed a file in a folder; None without git, or if there is no such commit."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(root), "log", "-1", "--format=%h %cI", "--", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    id, _, time = done.stdout.strip().partition(" ")
    return Commit(id, datetime.fromisoformat(time)) if done.returncode == 0 and time else None
