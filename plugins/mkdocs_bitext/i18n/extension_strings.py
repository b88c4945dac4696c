"""Translates the strings that Markdown extensions write into pages."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.i18n import messages

_OPTIONS = {"toc": ("permalink_title", "permalink"), "footnotes": ("BACKLINK_TITLE", "backlink")}
"""The string option of each extension, and the id of our message for it."""
_DEFAULTS = {"permalink": "Permanent link", "backlink": "Jump back to footnote {} in the text"}
"""What the extensions say in English, by the id of our message."""


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


def title(config: MkDocsConfig, strings: Mapping[str, tuple[str, str]], message: str, number: str) -> str:
    """The string that an extension would write with the present configuration.

    Args:
        config: of the build, with or without the strings of a locale.
        strings: as `untranslated_strings` gives them.
        message: the id of our message.
        number: what the extension fills in.
    """
    for extension, (option, known) in strings.items():
        if known == message:
            text: str = (config.mdx_configs.get(extension) or {}).get(option, _DEFAULTS[message])
            return text.format(number) if message == "backlink" else text
    return default_title(message, number)


def default_title(message: str, number: str) -> str:
    """The string that an extension writes without any configuration."""
    return _DEFAULTS.get(message, "").format(number)
