"""Open Graph metadata (https://ogp.me/), which other sites show when somebody shares a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from babel.core import get_global


@dataclass(frozen=True, slots=True)
class Card:
    """The metadata of a page."""

    title: str
    site_name: str
    locale: str
    """BCP 47, of the text."""
    others: Sequence[str] = ()
    """The other locales in which it is translated."""
    description: str = ""
    url: str = ""
    """Absolute; empty if the site has no URL."""
    home: bool = False


def tags(card: Card) -> list[str]:
    """The `<meta>` elements for the page's head."""
    properties = [
        ("og:type", "website" if card.home else "article"),
        ("og:title", card.title),
        ("og:description", card.description),
        ("og:url", card.url),
        ("og:site_name", card.site_name),
        ("og:locale", territory(card.locale)),
        *(("og:locale:alternate", territory(code)) for code in card.others),
    ]
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties if value]


def territory(locale: str) -> str:
    """A locale in Open Graph's form, with the most likely territory if it has none: `nl_BE`, and `en_US` for `en`."""
    language, *rest = locale.split("-")
    region = next((part for part in rest if part.isupper() and len(part) == 2), None)
    if region is None:
        likely = str(get_global("likely_subtags").get(language, "")).split("_")
        region = likely[-1] if len(likely) == 3 else None
    return f"{language}_{region}" if region else language
