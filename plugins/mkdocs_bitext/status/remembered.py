"""Checks remembered from one build to the next: while a site is served, only files that changed are checked again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bitext.check.glossary import NAME
from bitext.check.page import CheckedFile, Judge, check_page
from bitext.project import SITE
from mkdocs_bitext.recall import Stamp, settled, stamp


@dataclass(frozen=True, slots=True)
class _Known:
    stamps: tuple[Stamp, ...]
    checked: CheckedFile


_known: dict[tuple[str, str, str, str], _Known] = {}


def checked(judge: Judge, name: str) -> CheckedFile:
    """What a check of the file finds, or found, if nothing that it rests on has changed since.

    Raises:
        BitextError: the page itself cannot be read.
    """
    project = judge.project
    key = str(project.config_file), repr(project.config), judge.locale.code, name
    began = time.time_ns()
    stamps = tuple(stamp(path) for path in _files(judge, name))
    known = _known.get(key)
    if known is not None and known.stamps == stamps:
        return known.checked
    found = check_page(judge, name)
    if settled(stamps, began):
        _known[key] = _Known(stamps, found)
    return found


def _files(judge: Judge, name: str) -> Iterator[Path]:
    project = judge.project
    yield project.locale_path(judge.locale, name)
    yield project.register_path(name)
    yield project.translations / judge.locale.code / NAME
    if name in project.catalogues:
        yield project.catalogue_path(name, project.source)
    elif name != SITE:
        yield project.docs / name
