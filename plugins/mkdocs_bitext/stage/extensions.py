"""The Markdown extensions of a staged locale: the strings that they write, and where they look for snippets."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig

from bitext.project.project import Locale
from mkdocs_bitext.i18n import extension_strings
from mkdocs_bitext.stage.config import docs_folder


def with_strings(extensions: Mapping[str, Any], locale: Locale) -> dict[str, Any]:
    """Markdown extensions with the strings that they write into pages in the language of a locale."""
    settings = SimpleNamespace(
        markdown_extensions=list(extensions), mdx_configs={name: dict(own or {}) for name, own in extensions.items()}
    )
    config = cast(MkDocsConfig, settings)
    extension_strings.apply(config, extension_strings.untranslated_strings(config), locale.code)
    return {**extensions, **config.mdx_configs}


def with_snippets(options: Any, docs: str, locale: Locale, folder: str = "") -> dict[str, Any]:
    """The options of pymdownx.snippets for a locale; paths are relative to mkdocs.yml.

    Args:
        options: of the extension.
        docs: the docs folder in mkdocs.yml, in whose place the locale's own is searched.
        locale: of the pages.
        folder: into which the extension looks first; empty for none.
    """
    given = (options or {}).get("base_path", ["."])
    paths = [posixpath.normpath(str(one)) for one in (given if isinstance(given, list) else [given])]
    moved = [docs_folder(locale) + one.removeprefix(docs) if f"{one}/".startswith(f"{docs}/") else one for one in paths]
    return {**(options or {}), "base_path": [*([folder] if folder else ()), *moved]}
