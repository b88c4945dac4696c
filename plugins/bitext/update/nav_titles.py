"""Titles in the navigation files of awesome-nav (`.nav.yml`) and awesome-pages (`.pages`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bitext.project.mkdocs_yml import config_text, entries, parse_config
from bitext.project.project import Project

_FILE_NAMES = {"awesome-nav": ".nav.yml", "awesome-pages": ".pages"}
"""The default of the option `filename` of each plugin."""


def nav_titles(project: Project) -> dict[str, str]:
    """The titles by a name such as `beds/.nav.yml/1`; one that is there several times has one name.

    Raises:
        BitextError: a navigation file cannot be read, or is no YAML.
    """
    names: dict[str, str] = {}
    for plugin, options in entries(project.config.get("plugins")):
        if plugin not in _FILE_NAMES:
            continue
        given = options.get("filename") if isinstance(options, Mapping) else None
        for path in sorted(project.docs.rglob(str(given or _FILE_NAMES[plugin]))):
            uri = path.relative_to(project.docs).as_posix()
            settings = parse_config(config_text(path), path)
            # Both plugins ignore the title of the whole navigation.
            own = [] if path.parent == project.docs else [settings.get("title")]
            titles = (one for one in (*own, *_titles(settings.get("nav"))) if isinstance(one, str) and one.strip())
            for number, title in enumerate(titles, 1):
                names.setdefault(title, f"{uri}/{number}")
    return {name: title for title, name in names.items()}


def _titles(nav: Any) -> Iterator[Any]:
    """The titles of entries such as `Beds: beds`; one with several keys is a pattern with its options."""
    for entry in nav if isinstance(nav, list) else ():
        if isinstance(entry, Mapping) and len(entry) == 1 and "glob" not in entry:
            for title, below in entry.items():
                yield title
                yield from _titles(below)
