"""Plugins of a site that have a part of their own in staging, because it runs without them afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from typing import Any, Protocol

from bitext.project.project import Project
from mkdocs_bitext.stage.config import plugins_of

GROUP = "bitext.staged_plugins"
"""Entry points by the name of the plugin in mkdocs.yml: `StagedPlugin` classes, called with the folder of mkdocs.yml,
the options of the plugin, and the source pages by their address below the folder of a locale."""


class StagedPlugin(Protocol):
    """What a plugin does to the Markdown of a staged site instead of to the built pages."""

    def page(self, text: str, locale: str, here: str, relative: Callable[[str], str]) -> str:
        """The body of a page.

        Args:
            text: Markdown without its front matter.
            locale: of the text, BCP 47.
            here: the folder of the page's locale, below the site's root; empty for the source.
            relative: turns a URI below the site's root into a URL relative to the page.
        """

    def files(self) -> Iterable[tuple[str, bytes]]:
        """The files that its pages need, by path below the site's root; asked after all pages."""


def staged_plugins(project: Project, pages: Mapping[str, str]) -> dict[str, StagedPlugin]:
    """The plugins of a project with a part in staging, by name."""
    options: Mapping[str, Any] = plugins_of(project)
    return {
        entry.name: entry.load()(project.root, options[entry.name] or {}, pages)
        for entry in entry_points(group=GROUP)
        if entry.name in options
    }
