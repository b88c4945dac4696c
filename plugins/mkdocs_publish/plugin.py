"""The hooks of the plugin `bitext-publish`, which pass their arguments on to plain functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from bitext.core.model import BitextError
from mkdocs_publish.machines.page_text import Guide, collect
from mkdocs_publish.options import PublishOptions
from mkdocs_publish.pipeline import Site, publish, publish_again
from mkdocs_publish.security.csp import Needs

_LAST = -1000  # after every other plugin has added its files to the site


class PublishPlugin(BasePlugin[PublishOptions]):
    """Processes the files of the built site after all locales and all other plugins are done."""

    spans_locales = True
    """For the plugin `bitext`, which lets other plugins begin anew with each locale."""

    def __init__(self) -> None:
        super().__init__()
        self._preview = False
        self._nav: Navigation | None = None
        self._guides: list[Guide] = []
        self._last: Guide | None = None
        self._only: frozenset[str] | None = None
        """The pages that this build makes, by path below the site's folder; None for all."""
        self._needs = Needs()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`, which adds a script of its own to each page."""
        self._preview = command == "serve"

    def on_shutdown(self) -> None:
        """Builds after `mkdocs serve` are not previews: MkDocs keeps the plugin for the life of the process."""
        self._preview = False

    def on_config(self, config: MkDocsConfig) -> None:
        """Start a new build; `mkdocs serve` uses the same plugin for all its builds."""
        self._only = None
        if not self._inside(config):
            self._guides = []

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Remember the navigation of the current locale."""
        self._nav = nav

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Collect the pages of the current locale, which are all rendered by now."""
        if self._nav is None:
            return
        self._last = collect(self._nav, files, config)
        self._add(self._last)

    def build_only(self, pages: Collection[str]) -> None:
        """For the plugin `bitext`, whose preview builds only the pages that a save changes.

        Args:
            pages: their paths below the folder of the site; all others are there, as they were published.
        """
        self._only = frozenset(pages)

    def _add(self, guide: Guide) -> None:
        # A preview may rebuild some pages of a locale that was collected before.
        if guide.folder not in {one.folder for one in self._guides}:
            self._guides.append(guide)

    def locale_record(self) -> dict[str, Any]:
        """What is remembered of the last locale, as JSON: another process finishes a site that is built in parts."""
        assert self._last is not None
        return asdict(self._last)

    def add_locale_record(self, record: Mapping[str, Any]) -> None:
        """Remember a locale that another process has built."""
        self._add(Guide.of(record))

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Process the finished site."""
        if self._inside(config):
            return
        site = Site(Path(config.site_dir), config.site_url or "", self._preview)
        try:
            if self._only is None:
                self._needs = publish(site, self.config, self._guides)
            elif self._last is not None:
                publish_again(site, self.config, self._last.texts, self._only, self._needs)
        except BitextError as error:
            raise PluginError(f"bitext-publish: {error}") from error

    def _inside(self, config: MkDocsConfig) -> bool:
        """Whether mkdocs-static-i18n is building a single locale: it calls every hook for each of them."""
        return bool(getattr(config.plugins.get("i18n"), "building", False))
