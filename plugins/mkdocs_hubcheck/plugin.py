"""The hooks of the plugin `hubcheck`: each hands its arguments to a plain function."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from mkdocs_hubcheck import publish
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.options import HubcheckOptions
from mkdocs_hubcheck.runtime import Packer, Runtime

log = logging.getLogger("mkdocs.plugins.hubcheck")


class HubcheckPlugin(BasePlugin[HubcheckOptions]):
    """The checker of sign-up addresses and client links, in the reader's browser."""

    def __init__(self) -> None:
        super().__init__()
        self._complete = True
        self.runtime: Runtime | None = None
        """What was packed; None where it could not be: pages then keep their forms and the written checklist."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A preview does without what takes minutes."""
        self._complete = command != "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Pack the checker, or say why not."""
        # MkDocs keeps the plugin from one build to the next.
        self.runtime = None
        if not self.config.enabled:
            return
        packer = Packer(Path(config.config_file_path).parent / self.config.cache, self._complete)
        try:
            self.runtime = packer.build()
        except PackingError as error:
            log.warning("%s Pages keep their forms without the checker.", error)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the packed checker beside the pages."""
        if self.runtime is not None:
            publish.publish(self.runtime, Path(config.site_dir))
