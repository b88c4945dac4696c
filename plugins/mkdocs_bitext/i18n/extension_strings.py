"""Translates the strings that Markdown extensions write into pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.i18n import messages

_OPTIONS: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType(
    {
        "toc": ("permalink_title", lambda locale: messages.text(locale, "permalink")),
        # The extension replaces `{}` with the number of the note.
        "footnotes": ("BACKLINK_TITLE", lambda locale: messages.text(locale, "backlink", n="{}")),
    }
)
_PREFIX = "markdown.extensions."


@dataclass(frozen=True, slots=True)
class UntranslatedStrings:
    """A string option of an extension that mkdocs.yml does not set."""

    extension: str
    """Its name in mkdocs.yml."""
    option: str
    text: Callable[[str], str]
    """Gives the string for a locale."""


def untranslated_strings(config: MkDocsConfig) -> tuple[UntranslatedStrings, ...]:
    """The strings of the site's extensions that mkdocs.yml does not set, and that would be English in every locale."""
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    known = ((name, *_OPTIONS[name.removeprefix(_PREFIX)]) for name in names if name.removeprefix(_PREFIX) in _OPTIONS)
    given = config.mdx_configs
    return tuple(
        UntranslatedStrings(name, option, text) for name, option, text in known if option not in (given.get(name) or {})
    )


def apply(config: MkDocsConfig, strings: Sequence[UntranslatedStrings], locale: str) -> None:
    """Set the strings in the configuration of their extensions."""
    for one in strings:
        config.mdx_configs[one.extension] = {**config.mdx_configs.get(one.extension, {}), one.option: one.text(locale)}
