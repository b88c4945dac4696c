"""What a page says about itself to machines, as JSON-LD: where it stands, in which language, what it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs_publish.atomic_write import write
from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.insertion import Place, with_parts
from mkdocs_publish.machines.faq import Question, questions
from mkdocs_publish.machines.page_text import Guide

TYPE = "application/ld+json"
"""A script of this type is data: no browser runs it, and no policy concerns it."""

_ID = "publish-about"
_OURS = re.compile(rf'<script type="{re.escape(TYPE)}" id="{_ID}">[^<]*</script>\n')


def write_about(site: Path, guides: Sequence[Guide]) -> None:
    """Give each page of the navigation its data; a page that nobody translated is told of at its source only.

    Args:
        site: the folder of the built site.
        guides: its locales.
    """

    @cache
    def address(path: str) -> str:
        return canonical(BuiltPage.read(site, site / path))

    for guide in guides:
        titles = {path: title for path, title in guide.titles.items() if (site / path).is_file()}
        for path, title in titles.items():
            page = BuiltPage.read(site, site / path)
            trail = [(titles[one], address(one)) for one in above(path, guide.folder) if one in titles]
            write(site / path, with_about(page, title, trail))


def above(path: str, folder: str) -> Iterator[str]:
    """Pages that may stand above a page, by its address: the locale's start page, then those of its folders.

    Args:
        path: of the page below the site's root.
        folder: of its locale.
    """
    inner = path.removeprefix(folder).split("/")[:-1]
    for depth in range(len(inner) + 1):
        found = folder + "/".join([*inner[:depth], "index.html"])
        if found != path:
            yield found


def canonical(page: BuiltPage) -> str:
    """The page's whole address, as it names it itself; empty where it does not."""
    found = next((str(one) for one in page.tree.xpath("//head/link[@rel='canonical']/@href")), "")
    return found if urlsplit(found).scheme in {"http", "https"} else ""


def with_about(page: BuiltPage, title: str, trail: Sequence[tuple[str, str]]) -> str:
    """The page with its data, or as it was where there is nothing to say or it says so itself.

    Args:
        page: as it was built.
        title: as the navigation names it.
        trail: titles and addresses of the pages above it, the start page first.
    """
    html = _OURS.sub("", page.text)
    if _speaks_for_itself(page) or not page.is_in_own_language:
        return html
    data = about(page, title, trail)
    if data is None:
        return html
    # The text of a page may hold anything; without this sign nothing in it can end the element.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return with_parts(html, {Place.HEAD: f'<script type="{TYPE}" id="{_ID}">{text}</script>\n'})


def _speaks_for_itself(page: BuiltPage) -> bool:
    return any(one.get("type") == TYPE and one.get("id") != _ID for one in page.tree.iter("script"))


def about(page: BuiltPage, title: str, trail: Sequence[tuple[str, str]]) -> Mapping[str, Any] | None:
    """The data, in the words of schema.org.

    Args:
        page: as it was built.
        title: as the navigation names it.
        trail: titles and addresses of the pages above it.
    """
    url = canonical(page)
    article = next(page.tree.iter("article"), None)
    asked = questions(article, page.lang) if article is not None else ()
    stands = bool(url and trail and all(name and address for name, address in trail))
    if not asked and not stands:
        return None
    itself: dict[str, Any] = {"@type": "FAQPage" if asked else "WebPage", "name": title, "inLanguage": page.lang}
    graph = [itself]
    if url:
        itself |= {"@id": url, "url": url}
    if stands:
        itself["breadcrumb"] = {"@id": f"{url}#breadcrumb"}
        graph.append(_breadcrumb(f"{url}#breadcrumb", [*trail, (title, url)]))
    if asked:
        itself["mainEntity"] = [_question(one, url) for one in asked]
    return {"@context": "https://schema.org", "@graph": graph}


def _breadcrumb(name: str, trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    places = [
        {"@type": "ListItem", "position": position, "name": title, "item": address}
        for position, (title, address) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": name, "itemListElement": places}


def _question(asked: Question, url: str) -> dict[str, Any]:
    place = {"url": f"{url}#{asked.anchor}"} if url and asked.anchor else {}
    return {
        "@type": "Question",
        "name": asked.text,
        **place,
        "acceptedAnswer": {"@type": "Answer", "text": asked.answer, **place},
    }
