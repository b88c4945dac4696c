"""The hooks of the plugin `bitext-publish`: each hands its arguments to a plain function."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_publish.machines.page_text import Guide, collect
from mkdocs_publish.options import PublishOptions
from mkdocs_publish.pipeline import Site, publish

_LAST = -1000  # when every other plugin has put its files into the site


class PublishPlugin(BasePlugin[PublishOptions]):
    """Works over the files of the built site, once all locales and all other plugins are done."""

    def __init__(self) -> None:
        super().__init__()
        self._preview = False
        self._nav: Navigation | None = None
        self._guides: list[Guide] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """`mkdocs serve` reloads pages by a script of its own."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """MkDocs keeps the plugin from one build to the next; the builds of single locales lie inside of one."""
        if not self._inside(config):
            self._guides = []

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """The navigation of the locale that is built now."""
        self._nav = nav

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All pages of a locale are rendered."""
        if self._nav is None:
            return
        guide = collect(self._nav, files, config)
        # A preview may build some pages of a locale once more: the whole locale is known already.
        if guide.folder not in {one.folder for one in self._guides}:
            self._guides.append(guide)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The site lies there: make it ready."""
        if self._inside(config):
            return
        site = Site(Path(config.site_dir), config.site_url or "", self._preview)
        publish(site, self.config, self._guides)

    def _inside(self, config: MkDocsConfig) -> bool:
        """Whether mkdocs-static-i18n is at a locale: it builds each inside of the build, and calls us every time."""
        return bool(getattr(config.plugins.get("i18n"), "building", False))
