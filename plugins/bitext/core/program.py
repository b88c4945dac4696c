"""Tells whether the programs that made something are the ones that run now: others might make something else."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from platform import python_version

from bitext.core.content_cache import digest

_READ = frozenset({".py", ".json", ".tsv", ".txt", ".html"})


@cache
def program_digest(*packages: str) -> bytes:
    """A digest of Python, the versions of all installed distributions, and the files of packages of ours, by name."""
    folders = (path for path in map(Path, sys.path) if path.is_dir())
    names = {path.name for folder in folders for path in folder.iterdir()}
    installed = sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    own = (path for package in packages for path in sorted(Path(str(files(package))).rglob("*")))
    read = (path.read_bytes() for path in own if path.suffix in _READ and "assets" not in path.parts)
    return digest(python_version(), *installed, None, *read)
