"""The hooks of the plugin `publish`: each hands its arguments to a plain function."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority

from mkdocs_publish.options import PublishOptions
from mkdocs_publish.publication import Site, publish

_LAST = -1000  # when every other plugin has put its files into the site


class PublishPlugin(BasePlugin[PublishOptions]):
    """Works over the files of the built site, once all locales and all other plugins are done."""

    def __init__(self) -> None:
        super().__init__()
        self._preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """`mkdocs serve` reloads pages by a script of its own."""
        self._preview = command == "serve"

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The site lies there: make it ready."""
        # mkdocs-static-i18n builds each locale inside of the build, and calls this every time.
        if getattr(config.plugins.get("i18n"), "building", False):
            return
        site = Site(Path(config.site_dir), config.site_url or "", self._preview)
        publish(site, self.config)
