"""Options that all commands on a project share."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from bitext.core.model import BitextError
from bitext.project.project import SITE, Project, find_config, load


def project_options() -> argparse.ArgumentParser:
    """A parent parser with `-f/--config-file` and `--json`."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "-f",
        "--config-file",
        type=Path,
        metavar="FILE",
        help="the project's mkdocs.yml, or its folder (default: this folder or the nearest one above it)",
    )
    parser.add_argument("--json", action="store_true", help="output JSON")
    return parser


def config_file(arguments: argparse.Namespace) -> Path:
    """The project's mkdocs.yml.

    Raises:
        BitextError: there is none.
    """
    given: Path | None = arguments.config_file
    if given is None:
        return find_config(Path.cwd())
    if given.is_dir():
        return find_config(given.resolve())
    if not given.is_file():
        raise BitextError("does not exist; pass the project's mkdocs.yml", given)
    return given


def open_project(arguments: argparse.Namespace) -> Project:
    """The project that the options select.

    Raises:
        BitextError: it cannot be read.
    """
    return load(config_file(arguments))


def pages_named(project: Project, names: Iterable[str]) -> list[str]:
    """Pages of the project from names relative to the current folder or to the docs folder.

    Raises:
        BitextError: a name is not a page of the project.
    """
    known = {*project.pages(), SITE, *project.catalogues}
    return [_page(project, name, known) for name in names]


def _page(project: Project, name: str, known: set[str]) -> str:
    path = Path(name).resolve()
    if path == project.config_file:
        return SITE
    if path.is_relative_to(project.docs.resolve()):
        inside = path.relative_to(project.docs.resolve()).as_posix()
        if inside in known:
            return inside
    if name in known:
        return name
    raise BitextError(f"{name} is not a page of the docs folder {project.docs}; write it like guide/start.md")
