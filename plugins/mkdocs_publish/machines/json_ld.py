"""Breadcrumbs and language of each page as JSON-LD, for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bitext.core.html_edit import InsertionPoint, script_json, with_insertions
from mkdocs_publish.built_page import BuiltPage, write
from mkdocs_publish.machines.page_text import Guide

TYPE = "application/ld+json"
"""Scripts of this type are data: no browser runs them, and no policy applies to them."""

_ID = "publish-about"
_OURS = re.compile(rf'<script type="{re.escape(TYPE)}" id="{_ID}">[^<]*</script>\n')


def write_json_ld(site: Path, guides: Sequence[Guide]) -> None:
    """Add JSON-LD to each page of the navigation; an untranslated page has it in the source language only."""

    @cache
    def address(path: str) -> str:
        return canonical(BuiltPage.read(site, site / path))

    for guide in guides:
        titles = {path: title for path, title in guide.titles.items() if (site / path).is_file()}
        for path, title in titles.items():
            page = BuiltPage.read(site, site / path)
            trail = [(titles[parent], address(parent)) for parent in parents(path, guide.folder) if parent in titles]
            write(site / path, with_json_ld(page, title, trail))


def parents(path: str, folder: str) -> Iterator[str]:
    """Possible parent pages of a page in a locale's folder: the start page, then the index pages of its folders."""
    inner = path.removeprefix(folder).split("/")[:-1]
    for depth in range(len(inner) + 1):
        parent = folder + "/".join([*inner[:depth], "index.html"])
        if parent != path:
            yield parent


def canonical(page: BuiltPage) -> str:
    """The absolute canonical URL in the page; empty if it has none."""
    return page.canonical if urlsplit(page.canonical).scheme in {"http", "https"} else ""


def with_json_ld(page: BuiltPage, title: str, trail: Sequence[tuple[str, str]]) -> str:
    """The page with its JSON-LD; unchanged if there is nothing to say or the page has JSON-LD of its own.

    Args:
        page: as it was built.
        title: as the navigation names it.
        trail: titles and URLs of its parent pages, the start page first.
    """
    html = _OURS.sub("", page.text)
    url = canonical(page)
    complete = bool(url and trail and all(name and address for name, address in trail))
    own = any(script.get("type") == TYPE and script.get("id") != _ID for script in page.tree.iter("script"))
    if not complete or own or not page.is_in_own_language:
        return html
    data = script_json(_json_ld(page, url, title, trail), separators=(",", ":"))
    return with_insertions(html, {InsertionPoint.HEAD_END: f'<script type="{TYPE}" id="{_ID}">{data}</script>\n'})


def _json_ld(page: BuiltPage, url: str, title: str, trail: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
    """The page and its breadcrumbs in the vocabulary of schema.org."""
    breadcrumbs = {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate([*trail, (title, url)], 1)
        ],
    }
    itself = {
        "@type": "WebPage",
        "name": title,
        "inLanguage": page.lang,
        "@id": url,
        "url": url,
        "breadcrumb": {"@id": breadcrumbs["@id"]},
    }
    return {"@context": "https://schema.org", "@graph": [itself, breadcrumbs]}
