"""The hooks of the plugin `hubcheck`: each hands its arguments to a plain function."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_hubcheck import copy_to_site
from mkdocs_hubcheck.messages import WordFile, nearest
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.options import HubcheckOptions, services
from mkdocs_hubcheck.pack_runtime import Packer, Runtime
from mkdocs_hubcheck.page_parts import Parts

log = logging.getLogger("mkdocs.plugins.hubcheck")

_LATE = -300  # after mkdocs-static-i18n and bitext, which change the text of the page


class HubcheckPlugin(BasePlugin[HubcheckOptions]):
    """The checker of sign-up addresses and client links, in the reader's browser."""

    def __init__(self) -> None:
        super().__init__()
        self._complete = True
        self.runtime: Runtime | None = None
        """What was packed; None where it could not be: pages then keep their forms and the written checklist."""
        self._parts: Parts | None = None
        self._site_strings: set[WordFile] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview does without what takes minutes."""
        self._complete = command != "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Pack the checker, or say why not."""
        # MkDocs keeps the plugin from one build to the next.
        self.runtime = None
        if self.config.enabled:
            self.runtime = self._pack(config)
        # A build of several locales calls itself once for each, so this must outlive them.
        self._parts = Parts(self.runtime, self._site_strings, online=services(self.config.online))

    def _pack(self, config: MkDocsConfig) -> Runtime | None:
        packer = Packer(Path(config.config_file_path).parent / self.config.cache, self._complete)
        try:
            return packer.build()
        except PackingError as error:
            log.info("%s Pages keep their forms without the checker.", error)
            return None

    @event_priority(_LATE)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put parts of the checker where the page has markers for them."""
        assert self._parts is not None
        locale = str(config.theme.get("language") or "en")
        found = self._parts.into(html, locale, lambda uri: get_relative_url(uri, page.url))
        for name in found.unknown:
            log.warning(
                "%s: there is no part `%s` of the checker; see `<!-- hubcheck:... -->`.", page.file.src_uri, name
            )
        return found.html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Every page leads to the licences of what the site hands out."""
        if self.runtime is None:
            return output
        label = nearest(str(config.theme.get("language") or "en")).text("ui.third-party")
        return copy_to_site.with_notices(output, get_relative_url(copy_to_site.notices(self.runtime), page.url), label)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the packed checker beside the pages."""
        if self.runtime is not None:
            copy_to_site.publish(self.runtime, Path(config.site_dir))
        if self._parts is not None:
            self._parts.publish(Path(config.site_dir))
