"""A language switcher for themes that have none: a closed list in their navigation bar, or above the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.utils import get_relative_url

from bitext.core import html_edit
from mkdocs_bitext.head import theme

CLASS = "bt-languages"
_LIST_OF_BOOTSTRAP = re.compile(r'<ul class="(?:[^"]* )?navbar-nav\b[^"]*">')
_BEFORE = (
    re.compile(r'</div>\s*<div class="wy-menu\b'),  # readthedocs, in the box with the search
    re.compile(r"</header>"),
)
"""Where it stands in other themes, the most specific place first."""
_ABSOLUTE = re.compile(r"/|#|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TITLE = re.compile(r"<h1\b")
_OUR_LINKS = re.compile(r"<template\b.*?</template>|<aside class=\"bitext-.*?</aside>", re.S)
"""What our plugin has put into the text, which may link to another language too."""


def with_switcher(output: str, entries: Sequence[Mapping[str, Any]], current: str, url: str) -> str:
    """The page with a language switcher, unless its theme links to the other languages itself.

    Args:
        output: the whole page.
        entries: `name`, `link` and `lang` of each language; links start at the site's root.
        current: the locale of the page.
        url: its address below the site's root.
    """
    body = output.find("<body")
    if body < 0 or len(entries) < 2 or _links_to(output[body:], entries, current):
        return output
    # The entries at the end of the bar: in Bootstrap's they are the last list of its kind.
    *_, last = (None, *_LIST_OF_BOOTSTRAP.finditer(output, body))
    if last is not None:
        switcher = _dropdown(entries, current, url)
        return html_edit.splice(output, [(last.end(), last.end(), switcher)])
    places = [place.search(output, body) for place in _BEFORE]
    places.append(_TITLE.search(output, theme.text_start(output)))
    at = next((place.start() for place in places if place), output.find(">", body) + 1)
    return html_edit.splice(output, [(at, at, _closed_list(entries, current, url))])


def _links_to(body: str, entries: Sequence[Mapping[str, Any]], current: str) -> bool:
    """Whether the theme shows a switcher of its own, made of `extra.alternate`."""
    body = _OUR_LINKS.sub("", body)
    others = [str(one.get("lang")) for one in entries if one.get("lang") != current]
    return all(re.search(rf'<a\b[^>]*\bhreflang="{re.escape(code)}"', body) for code in others)


def _dropdown(entries: Sequence[Mapping[str, Any]], current: str, url: str) -> str:
    """As any version of Bootstrap has it, with the colours and the script of the theme."""
    links = "".join(f"<li>{_link(one, current, url, 'dropdown-item')}</li>" for one in entries)
    return (
        f'<li class="nav-item dropdown {CLASS}"><a href="#" class="nav-link dropdown-toggle" role="button" '
        f'aria-expanded="false" data-toggle="dropdown" data-bs-toggle="dropdown" lang="{current}">'
        f'{_name(entries, current)} <b class="caret"></b></a><ul class="dropdown-menu">{links}</ul></li>'
    )


def _closed_list(entries: Sequence[Mapping[str, Any]], current: str, url: str) -> str:
    links = "".join(f"<li>{_link(one, current, url)}</li>" for one in entries)
    name = f'<summary lang="{current}">{_name(entries, current)}</summary>'
    return f'<div class="{CLASS}"><details>{name}<ul>{links}</ul></details></div>'


def _name(entries: Sequence[Mapping[str, Any]], current: str) -> str:
    return escape(next((str(one["name"]) for one in entries if one.get("lang") == current and "name" in one), current))


def _link(entry: Mapping[str, Any], current: str, url: str, kind: str = "") -> str:
    lang = escape(str(entry.get("lang") or ""))
    attributes = f' hreflang="{lang}" lang="{lang}"' if lang else ""
    attributes += f' class="{kind}"' if kind else ""
    attributes += ' aria-current="true"' if entry.get("lang") == current else ""
    link = str(entry.get("link") or "./")
    address = link if _ABSOLUTE.match(link) else get_relative_url(link, url)
    return f'<a href="{escape(address)}"{attributes}>{escape(str(entry.get("name", lang)))}</a>'
