"""The hooks of the plugin `hubcheck`; each delegates to another module."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_hubcheck import copy_to_site, third_party
from mkdocs_hubcheck.data_file import DataFile
from mkdocs_hubcheck.markers import markers
from mkdocs_hubcheck.messages import nearest_catalogue
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.options import HubcheckOptions, services
from mkdocs_hubcheck.pack_runtime import Packer, Runtime
from mkdocs_hubcheck.page_parts import PageParts

log = logging.getLogger("mkdocs.plugins.hubcheck")

_LATE = -300  # After mkdocs-static-i18n and bitext, which change the text of the page.


class HubcheckPlugin(BasePlugin[HubcheckOptions]):
    """The checker of sign-up addresses and client links, in the reader's browser."""

    spans_locales = True
    """For the plugin `bitext`, which lets other plugins begin anew with each locale."""

    def __init__(self) -> None:
        super().__init__()
        self._complete = True
        self.runtime: Runtime | None = None
        """The packed checker; None if it could not be packed."""
        self._parts: PageParts | None = None
        self._data_files: set[DataFile] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Skip the steps that take minutes in a preview."""
        self._complete = command != "serve"

    def on_shutdown(self) -> None:
        """Builds after `mkdocs serve` are complete: MkDocs keeps the plugin for the life of the process."""
        self._complete = True

    def on_config(self, config: MkDocsConfig) -> None:
        """Pack the checker, or log why that is impossible."""
        self.runtime = self._pack(config) if self.config.enabled else None
        # mkdocs-static-i18n runs one nested build per locale; the files of all of them are published.
        self._parts = PageParts(self.runtime, self._data_files, online=services(self.config.online))

    def _pack(self, config: MkDocsConfig) -> Runtime | None:
        packer = Packer(Path(config.config_file_path).parent / self.config.cache, self._complete)
        try:
            return packer.build()
        except PackingError as error:
            log.info("%s The forms of the site say that the checker is not available.", error)
            return None

    @event_priority(_LATE)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Find the pages of this locale with the checklist and with the messages, which link to each other."""
        assert self._parts is not None
        urls = {name: file.url for file in files.documentation_pages() for name in markers(file.content_string)}
        self._parts.checklist_url = urls.get("checklist", "")
        self._parts.messages_url = urls.get("message", "")

    @event_priority(_LATE)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Replace the markers of the page by parts of the checker."""
        assert self._parts is not None
        locale = str(config.theme.get("language") or "en")
        expanded = self._parts.insert(html, locale, lambda uri: get_relative_url(uri, page.url))
        for name in expanded.unknown:
            log.warning(
                "%s: the marker `<!-- hubcheck:%s -->` is unknown; use email, url, bulk, checklist or message.",
                page.file.src_uri,
                name,
            )
        page.present_anchor_ids = (page.present_anchor_ids or set()) | expanded.anchors
        return expanded.html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add a link to the third-party licences to every page."""
        if self.runtime is None:
            return output
        label = nearest_catalogue(str(config.theme.get("language") or "en")).text("ui.third-party")
        notices = copy_to_site.file_uri(self.runtime, third_party.NAME)
        return copy_to_site.add_notices_link(output, get_relative_url(notices, page.url), label)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the packed checker and the files of the pages."""
        if self.runtime is not None:
            copy_to_site.publish(self.runtime, Path(config.site_dir))
        if self._parts is not None:
            self._parts.publish(Path(config.site_dir))
