"""The language suggestion banner: offers the page in the language that the reader's browser prefers."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from mkdocs.utils import get_relative_url

from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages

TEMPLATE_ID = "bt-offers"
"""Id of the element that contains the suggestions for the script."""


def suggestions(versions: Mapping[str, str], locale: str, here: str, bundles: Bundles) -> str:
    """A suggestion for each other language in which the page is translated, in that language; empty if there is none.

    The script follows immediately, so that it shows a suggestion before the rest of the page is laid out: no shift.

    Args:
        versions: address below the site's root of each translation, by locale.
        locale: of the page, BCP 47.
        here: the page's address below the site's root.
        bundles: with the script.
    """
    banners = [_banner(code, get_relative_url(url or "./", here)) for code, url in versions.items() if code != locale]
    if not banners:
        return ""
    script = get_relative_url(bundles.address("offer.js"), here)
    return f'<template id="{TEMPLATE_ID}">{"".join(banners)}</template><script src="{escape(script)}"></script>'


def _banner(code: str, url: str) -> str:
    language = messages.language_name(code, code)
    ids = ("name", "offer.sentence", "offer.yes", "offer.no")
    name, sentence, yes, no = (escape(messages.text(code, id, language=language)) for id in ids)
    return (
        f'<aside class="bitext-notice bitext-offer" data-locale="{code}" lang="{escape(messages.spoken_code(code))}" '
        f'aria-label="{name}"><p>{sentence}</p><p><a href="{escape(url)}" hreflang="{code}">{yes}</a> '
        f'<button type="button">{no}</button></p></aside>'
    )
