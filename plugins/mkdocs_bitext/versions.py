"""The versions of all programs that take part in a build: with others, the site may be another one."""

from __future__ import annotations

from functools import cache
from importlib.metadata import distributions
from platform import python_version


@cache
def installed_versions() -> dict[str, str]:
    """The versions of Python and of all installed distributions, by name."""
    installed = {one.metadata["Name"]: one.version for one in distributions()}
    return {"Python": python_version(), **dict(sorted(installed.items()))}
