"""Sites that take long to build are built once in a test run, by whichever worker needs them first."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_hubcheck.content_cache import cached_folder


class BuildError(AssertionError):
    """A site could not be built."""


def build_site(config: Path, site: Path, *options: str) -> str:
    """Build a site as CI does; returns what MkDocs wrote to stderr.

    Raises:
        BuildError: MkDocs failed; with its output.
    """
    return run_python("-m", "mkdocs", "build", "-f", str(config), "-d", str(site), *options)


def run_python(*arguments: str, **environment: str) -> str:
    """Run this Python with additional environment variables; returns what it wrote to stderr.

    Raises:
        BuildError: it ended with another status than 0; with its output.
    """
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **quiet, **environment})
    if done.returncode:
        raise BuildError(done.stdout + done.stderr)
    return done.stderr


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` that all workers of this run share; tests must not change it.

    `make` fills an empty folder in the worker that comes first; the others wait for it.
    """
    base = factory.getbasetemp()
    return cached_folder(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base, name, make)
