"""The notices for readers of a localized page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bitext.core.html_edit import title_end, written
from bitext.core.locales import language_attributes
from mkdocs_bitext.i18n import messages


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The English page behind a localized one."""

    locale: str
    """BCP 47, e.g. `en`."""
    url: str
    """Relative to the localized page."""


def fallback_notice(locale: str, source: SourcePage) -> str:
    """The notice that the page is untranslated, in the reader's language."""
    return _notice(locale, "fallback", messages.notice(locale, "fallback", source.locale), source)


def partial_notice(locale: str, source: SourcePage, untranslated: int, total: int) -> str:
    """The notice of how many sentences are still in the source language."""
    return _notice(locale, "partial", messages.still_in_source(locale, untranslated, total, source.locale), source)


def _notice(locale: str, kind: str, sentence: str, source: SourcePage) -> str:
    name = messages.text(locale, "name")
    link = messages.notice(locale, "source", source.locale)
    own = written(language_attributes(messages.spoken_code(locale), locale, source.locale))
    return (
        f'<aside class="bitext-notice bitext-notice--{kind}"{own} aria-label="{escape(name)}" '
        f'data-search-exclude><p>{escape(sentence)} <a href="{escape(source.url)}" '
        f'hreflang="{source.locale}">{escape(link)}</a></p></aside>'
    )


def below_title(content: str, block: str) -> str:
    """The content with a block after its first `<h1>`, or at its start if the theme adds the title."""
    start = max(0, title_end(content))
    return f"{content[:start]}\n{block}\n{content[start:].removeprefix(chr(10))}"
