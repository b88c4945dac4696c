"""What a reader is told about a localized page, and what the side-by-side view is told, inside its content."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bitext.core.html_edit import script_json, title_end
from mkdocs_bitext.i18n import messages

SETTINGS_ID = "bt-sidebyside"
"""The element in which the side-by-side view looks for its settings."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The English page behind a localized one."""

    locale: str
    """BCP 47, e.g. `en`."""
    url: str
    """Relative to the localized page."""


def fallback_notice(locale: str, source: SourcePage) -> str:
    """That nothing of the page is translated, in the reader's language."""
    return _notice(locale, "fallback", messages.notice(locale, "fallback", source.locale), source)


def partial_notice(locale: str, source: SourcePage, untranslated: int, total: int) -> str:
    """How many sentences are still in the source language."""
    return _notice(locale, "partial", messages.still_in_source(locale, untranslated, total, source.locale), source)


def _notice(locale: str, kind: str, sentence: str, source: SourcePage) -> str:
    name = messages.text(locale, "name")
    link = messages.notice(locale, "source", source.locale)
    return (
        f'<aside class="bitext-notice bitext-notice--{kind}" lang="{locale}" aria-label="{escape(name)}" '
        f'data-search-exclude><p>{escape(sentence)} <a href="{escape(source.url)}" '
        f'hreflang="{source.locale}">{escape(link)}</a></p></aside>'
    )


def below_title(content: str, block: str) -> str:
    """The content with a block under its first `<h1>`, or at its start: the theme then writes the title above."""
    place = max(0, title_end(content))
    return f"{content[:place]}\n{block}\n{content[place:].removeprefix(chr(10))}"


def settings(locale: str, source: SourcePage) -> str:
    """What the side-by-side view needs to know, as data that no search index reads."""
    labels = {
        f"language.{source.locale}": messages.language_name(source.locale, locale),
        **messages.section(locale, "sidebyside."),
    }
    data = {"locale": locale, "source": source.url, "sourceLocale": source.locale, "labels": labels}
    return f'<script type="application/json" id="{SETTINGS_ID}" data-search-exclude>{script_json(data)}</script>'
