"""Options and exit codes that commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import absolute
from bitext.project.project import SITE, Locale, Project, find_config, load

UNREADABLE_INPUT = 2
"""Exit code of a command that worked, but could not read some of its files."""


def add_project_options(parser: argparse.ArgumentParser) -> None:
    """Add `-f/--config-file` and `--json`."""
    parser.add_argument(
        "-f",
        "--config-file",
        type=Path,
        metavar="FILE",
        help="the project's mkdocs.yml, or its folder (default: this folder or the nearest one above it)",
    )
    parser.add_argument("--json", action="store_true", help="output JSON")


def add_locales_option(parser: argparse.ArgumentParser) -> None:
    """Add a `--locale` that can be repeated."""
    parser.add_argument("--locale", action="append", metavar="L", help="only this locale; repeatable")


def config_file(arguments: argparse.Namespace) -> Path:
    """The absolute path of the project's mkdocs.yml; links are not followed, as MkDocs does not.

    Raises:
        BitextError: there is none.
    """
    given: Path | None = arguments.config_file
    if given is None:
        return find_config(Path.cwd())
    if given.is_dir():
        return find_config(absolute(given))
    if not given.is_file():
        raise BitextError("does not exist; pass the project's mkdocs.yml", given)
    return absolute(given)


def open_project(arguments: argparse.Namespace) -> Project:
    """The project that the options select.

    Raises:
        BitextError: it cannot be read.
    """
    return load(config_file(arguments))


def chosen_locales(project: Project, arguments: argparse.Namespace) -> Sequence[Locale]:
    """The locales that the options select; all of them by default.

    Raises:
        BitextError: the project has no such locale.
    """
    return [project.locale(code) for code in arguments.locale] if arguments.locale else project.locales


def pages_named(project: Project, names: Iterable[str]) -> list[str]:
    """Pages of the project from names relative to the current folder or to the docs folder.

    Raises:
        BitextError: a name is not a page of the project.
    """
    known = {*project.pages(), SITE, *project.catalogues}
    return [_page(project, name, known) for name in names]


def _page(project: Project, name: str, known: set[str]) -> str:
    path = Path(name).resolve()
    if path == project.config_file.resolve():
        return SITE
    if path.is_relative_to(project.docs.resolve()):
        inside = path.relative_to(project.docs.resolve()).as_posix()
        if inside in known:
            return inside
    if name in known:
        return name
    raise BitextError(f"{name} is not a page of the docs folder {project.docs}; write it like guide/start.md")


def print_waiting() -> None:
    """Print that another process holds the project's lock."""
    print("bitext: another run is writing to this project; waiting for it to finish", file=sys.stderr)
