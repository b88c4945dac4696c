"""Plugins of MkDocs that sites are built with, before and after init, for every release of ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class KnownPlugin:
    """A plugin that works beside ours."""

    name: str
    """In mkdocs.yml."""
    package: str
    """What installs it."""
    note: str = ""
    """What is particular about it, as Markdown."""


@cache
def known_plugins() -> dict[str, KnownPlugin]:
    """The plugins by name, in alphabetical order."""
    lines = (files("bitext") / "data/known_plugins.tsv").read_text("utf-8").splitlines()[1:]
    rows = sorted(line.split("\t") for line in lines)
    return {row[0]: KnownPlugin(*row) for row in rows}


def untried(plugins: tuple[str, ...]) -> list[str]:
    """Those of the plugins that are not known; Material's may be written `material/tags`."""
    return [name for name in plugins if name.removeprefix("material/") not in known_plugins()]
