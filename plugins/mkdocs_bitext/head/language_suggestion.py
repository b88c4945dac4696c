"""The language suggestion banner: offers the page in the language that the reader's browser prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from mkdocs.utils import get_relative_url

from bitext.core.html_edit import script_json
from bitext.core.locales import language_attributes
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages

TEMPLATE_ID = "bt-offers"
"""Id of the element that contains the links for the script, in the place of the banner."""
WORDS_ID = "bt-offer-words"
"""Id of the element that contains the texts of the banners."""


def head(versions: Iterable[str], locale: str, here: str, bundles: Bundles, source: str) -> list[str]:
    """The elements for the head of a page: the texts of a banner for each other language, in it, and the script.

    The script waits for the place of the banner, so that it is shown before the rest of the page is laid out: no shift.

    Args:
        versions: the locales in which the page is translated.
        locale: of the page, BCP 47.
        here: the page's address below the site's root.
        bundles: with the script.
        source: the locale of a page that is not translated.
    """
    words = {code: _words(code, locale, source) for code in versions if code != locale}
    if not words:
        return []
    script = get_relative_url(bundles.address("offer.js"), here)
    return [
        f'<script type="application/json" id="{WORDS_ID}">{script_json(words)}</script>',
        f'<script src="{escape(script)}"></script>',
    ]


def links(versions: Mapping[str, str], locale: str, here: str) -> str:
    """The place of the banner, with a link to each translation; empty if there is none.

    Args:
        versions: address below the site's root of each translation, by locale.
        locale: of the page, BCP 47.
        here: the page's address below the site's root.
    """
    addresses = {code: get_relative_url(url or "./", here) for code, url in versions.items() if code != locale}
    text = "".join(f'<a href="{escape(url)}" hreflang="{code}"></a>' for code, url in addresses.items())
    return f'<template id="{TEMPLATE_ID}">{text}</template>' if text else ""


def _words(code: str, *around: str) -> dict[str, str]:
    language = messages.language_name(code, code)
    texts = {id: messages.text(code, f"offer.{id}", language=language) for id in ("sentence", "yes", "no")}
    return {**language_attributes(messages.spoken_code(code), *around), "name": messages.text(code, "name"), **texts}
