"""The page in other languages, ready for a reader whose browser asks for one of them; a script shows one, once."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from mkdocs.utils import get_relative_url

from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages

TEMPLATE_ID = "bt-offers"
"""The element in which the script looks for the offers."""


def offers(versions: Mapping[str, str], locale: str, here: str, bundles: Bundles) -> str:
    """An offer for each other language that the page really is in, each in that language; empty where there is none.

    The script stands right behind them: it shows one before the browser has what follows, and nothing has to move.

    Args:
        versions: locale and address below the site's root of each.
        locale: that of the page, BCP 47.
        here: the page's address below the site's root.
        bundles: with the script.
    """
    found = [_offer(code, get_relative_url(url or "./", here)) for code, url in versions.items() if code != locale]
    if not found:
        return ""
    script = get_relative_url(bundles.address("offer.js"), here)
    return f'<template id="{TEMPLATE_ID}">{"".join(found)}</template><script src="{escape(script)}"></script>'


def _offer(code: str, url: str) -> str:
    words = messages.offer(code)
    return (
        f'<aside class="bitext-notice bitext-offer" data-locale="{code}" lang="{escape(words.locale)}" '
        f'aria-label="{escape(words.name)}"><p>{escape(words.sentence)}</p>'
        f'<p><a href="{escape(url)}" hreflang="{code}">{escape(words.yes)}</a> '
        f'<button type="button">{escape(words.no)}</button></p></aside>'
    )
