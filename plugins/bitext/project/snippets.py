"""The files that pages include by `--8<--` (pymdownx.snippets), with those appended to every page, as texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bitext.core.storage import read_text
from bitext.project.project import Project

EXTENSION = "pymdownx.snippets"
_MARKER = r"-+8<-+"
_LINE = re.compile(rf"^[ \t]*{_MARKER}[ \t]+([\"'])(.+?)\1[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(rf"^[ \t]*{_MARKER}[ \t]*\n(.*?)^[ \t]*{_MARKER}[ \t]*$", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"(?<=.)(?::-?[\w,:-]*)+\Z")
"""The lines or the section of a file that are included: `a.md:2:5`, `a.md:steps`."""


def options_of(config: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The options of the extension in mkdocs.yml; None where it is not listed."""
    listed = config.get("markdown_extensions")
    entries = [listed] if isinstance(listed, Mapping) else listed if isinstance(listed, list) else []
    for entry in entries:
        if entry == EXTENSION:
            return {}
        if isinstance(entry, Mapping) and EXTENSION in entry:
            options = entry[EXTENSION]
            return options if isinstance(options, Mapping) else {}
    return None


def base_folders(options: Mapping[str, Any], root: Path) -> list[Path]:
    """The folders and files in which the extension looks, in order; relative ones start at mkdocs.yml."""
    given = options.get("base_path", ["."])
    return [root / str(one) for one in (given if isinstance(given, list) else [given])]


def snippet_texts(project: Project) -> dict[str, str]:
    """The texts of all Markdown files that pages include, by path below the project.

    Files that are not there are left out, and so are those outside the project: they belong to others.

    Raises:
        BitextError: a page or a file cannot be read.
    """
    options = options_of(project.config)
    if options is None:
        return {}
    root = project.root.resolve()
    find = partial(_path, [*base_folders(options, project.root), project.root])
    appended = options.get("auto_append")
    waiting = [str(name) for name in appended] if isinstance(appended, list) else []
    for page in project.pages():
        waiting += _included(read_text(project.docs / page))
    found: dict[Path, str] = {}
    while waiting:
        path = find(waiting.pop())
        if path is not None and path not in found and path.is_relative_to(root):
            found[path] = read_text(path)
            waiting += _included(found[path])
    return {path.relative_to(root).as_posix(): found[path] for path in sorted(found)}


def appended_texts(project: Project) -> list[str]:
    """The texts that are appended to every page, without what they include.

    Raises:
        BitextError: a file cannot be read.
    """
    options = options_of(project.config) or {}
    appended = options.get("auto_append")
    folders = [*base_folders(options, project.root), project.root]
    paths = [_path(folders, str(name)) for name in (appended if isinstance(appended, list) else ())]
    return [read_text(path) for path in paths if path is not None and path.is_relative_to(project.root.resolve())]


def localized_files(project: Project, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts by the path by which pages include them, below a folder that the extension shall look into first."""
    options = options_of(project.config) or {}
    root = project.root.resolve()
    found: dict[str, str] = {}
    for base in base_folders(options, project.root):
        folder = (base.parent if base.is_file() else base).resolve()
        for name, text in texts.items():
            path = root / name
            if path.is_relative_to(folder) and (not base.is_file() or path == base.resolve()):
                found.setdefault(path.relative_to(folder).as_posix(), text)
    return found


def _included(text: str) -> Iterator[str]:
    if "8<-" not in text:
        return
    yield from (match[2] for match in _LINE.finditer(text))
    for block in _BLOCK.finditer(text):
        yield from (line.strip() for line in block[1].splitlines())


def _path(folders: Iterable[Path], name: str) -> Path | None:
    """The Markdown file of that name, without the lines or the section of it that are included."""
    name = _PART.sub("", name.strip())
    if not name.endswith((".md", ".markdown")) or "://" in name:
        return None
    for folder in folders:
        path = folder if folder.is_file() and folder.name == name else folder / name
        if path.is_file():
            return path.resolve()
    return None
