"""What Markdown extensions write into pages by themselves, said in the locale of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.i18n import messages

_OPTIONS: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType(
    {
        "toc": ("permalink_title", lambda locale: messages.text(locale, "permalink")),
        # The extension writes the note's number in place of `{}`.
        "footnotes": ("BACKLINK_TITLE", lambda locale: messages.text(locale, "backlink", n="{}")),
    }
)
_PREFIX = "markdown.extensions."


@dataclass(frozen=True, slots=True)
class UntranslatedStrings:
    """An option for a text that mkdocs.yml does not give."""

    extension: str
    """As it is named there."""
    option: str
    words: Callable[[str], str]
    """The text for a locale."""


def untranslated_strings(config: MkDocsConfig) -> tuple[UntranslatedStrings, ...]:
    """The texts of the site's extensions that nobody wrote, and that would be English in every locale."""
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    known = ((name, *_OPTIONS[name.removeprefix(_PREFIX)]) for name in names if name.removeprefix(_PREFIX) in _OPTIONS)
    given = config.mdx_configs
    return tuple(
        UntranslatedStrings(name, option, words)
        for name, option, words in known
        if option not in (given.get(name) or {})
    )


def say(config: MkDocsConfig, texts: Sequence[UntranslatedStrings], locale: str) -> None:
    """Let the extensions speak a locale."""
    for one in texts:
        config.mdx_configs[one.extension] = {**config.mdx_configs.get(one.extension, {}), one.option: one.words(locale)}
