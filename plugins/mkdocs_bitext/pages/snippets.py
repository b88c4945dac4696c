"""Lets the pages of a locale include its own versions of snippets (pymdownx.snippets)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bitext.project.project import Project
from bitext.update.snippets import EXTENSION, localized_files


class LocalizedSnippets:
    """The snippets of the current locale, in a folder into which the extension looks before any other."""

    def __init__(self, config: MkDocsConfig, project: Project) -> None:
        self._project = project
        self._options: Mapping[str, Any] = config.mdx_configs.get(EXTENSION) or {}
        self._folder: TemporaryDirectory[str] | None = None

    def write(self, texts: Mapping[str, str]) -> None:
        """Take the snippets of a locale.

        Args:
            texts: of those that have a translated sentence, by path below the project.
        """
        files = localized_files(self._project, texts)
        self._folder = TemporaryDirectory(prefix="bitext-snippets-") if files else None
        for name, text in files.items():
            path = Path(self._folder.name if self._folder else "", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def apply(self, config: MkDocsConfig, *, in_source: bool) -> None:
        """Let the page that is rendered next include them, unless it is in the source language."""
        if EXTENSION not in config.markdown_extensions:
            return
        options = dict(self._options)
        if self._folder is not None and not in_source:
            given = options.get("base_path", ["."])
            options["base_path"] = [self._folder.name, *(given if isinstance(given, list) else [given])]
        config.mdx_configs[EXTENSION] = options
