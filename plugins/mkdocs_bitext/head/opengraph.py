"""What a page shows of itself where somebody shares it: Open Graph, in the language of its text (https://ogp.me/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from babel.core import get_global


@dataclass(frozen=True, slots=True)
class Card:
    """A page as others show it."""

    title: str
    site_name: str
    locale: str
    """BCP 47, of the text."""
    others: Sequence[str] = ()
    """The other locales that it really is in."""
    description: str = ""
    url: str = ""
    """Whole; empty where the site does not know its address."""
    home: bool = False


def tags(card: Card) -> list[str]:
    """The card as elements for the page's head."""
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
    """A locale as Open Graph writes it, language and territory: `nl_BE`; `en` is said where most say it, `en_US`."""
    language, *rest = locale.split("-")
    given = next((part for part in rest if part.isupper() and len(part) == 2), None)
    if given is None:
        likely = str(get_global("likely_subtags").get(language, "")).split("_")
        given = likely[-1] if len(likely) == 3 else None
    return f"{language}_{given}" if given else language
