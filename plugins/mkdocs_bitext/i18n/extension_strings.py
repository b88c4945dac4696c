"""Translates the strings that Markdown extensions write into pages."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.i18n import messages

_OPTIONS = {"toc": ("permalink_title", "permalink"), "footnotes": ("BACKLINK_TITLE", "backlink")}
"""The string option of each extension, and the id of our message for it."""


def untranslated_strings(config: MkDocsConfig) -> Mapping[str, tuple[str, str]]:
    """The options that mkdocs.yml does not set, so that their strings would be English in every locale.

    Returns:
        The option and the id of its message, by name of the extension in mkdocs.yml.
    """
    known = {name: _OPTIONS.get(str(name).removeprefix("markdown.extensions.")) for name in config.markdown_extensions}
    given = config.mdx_configs
    return {name: one for name, one in known.items() if one and one[0] not in (given.get(name) or {})}


def apply(config: MkDocsConfig, strings: Mapping[str, tuple[str, str]], locale: str) -> None:
    """Set the strings in the configuration of their extensions."""
    for extension, (option, message) in strings.items():
        # The footnotes extension replaces `{}` with the number of the note.
        text = messages.text(locale, message, n="{}")
        config.mdx_configs[extension] = {**config.mdx_configs.get(extension, {}), option: text}
