"""Redirect stubs: from the folder of the source locale, and from the former addresses of renamed pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url, write_file

from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.head.page_index import PublishedPage
from mkdocs_bitext.i18n import messages


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect stub."""

    file: str
    """Path of its HTML file below the site's root."""
    target: PublishedPage
    fragment: str = ""
    """A section of it: `#first`; an address that is asked for with another one keeps its own."""


def redirects(
    pages: Iterable[PublishedPage], source: str, moved: Mapping[str, str], *, folders: bool
) -> Iterator[Redirect]:
    """The redirects of a site.

    Args:
        pages: of all locales.
        source: the locale whose pages are at the root; readers may also look for them in a folder of that locale.
        moved: new paths of renamed pages, relative to `docs`, by old path; with the section that one leads to.
        folders: whether the site uses directory URLs.
    """
    olds: dict[str, list[tuple[str, str]]] = {}
    for old, new in moved.items():
        uri, hash_sign, section = new.partition("#")
        olds.setdefault(uri, []).append((File(old, "", "", folders).dest_uri, hash_sign + section))
    for page in pages:
        names = olds.get(page.uri, ())
        if page.locale == source:
            yield Redirect(f"{source}/{page.file}", page)
            yield from (Redirect(name, page, section) for name, section in names)
        yield from (Redirect(f"{page.locale}/{name}", page, section) for name, section in names)


def html(redirect: Redirect, bundles: Bundles) -> str:
    """The HTML of a stub: a script redirects and keeps the section; without scripts, a refresh does."""
    page = redirect.target
    here = redirect.file.removesuffix("index.html")
    url, script = (escape(get_relative_url(one, here)) for one in (page.url or "./", bundles.address("moved.js")))
    url += escape(redirect.fragment)
    title, lead = escape(page.title), escape(messages.text(page.locale, "moved.lead"))
    canonical = f'<link rel="canonical" href="{escape(page.address)}">\n' if page.address else ""
    return (
        f'<!doctype html>\n<html lang="{page.locale}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n{canonical}<title>{title}</title>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={url}"></noscript>\n'
        f'<script type="module" src="{script}"></script>\n</head>\n'
        f'<body><p>{lead} <a data-moved href="{url}">{title}</a></p></body>\n</html>\n'
    )


def write(stubs: Iterable[Redirect], site: Path, bundles: Bundles) -> None:
    """Write the redirect stubs; existing pages are not replaced."""
    for redirect in stubs:
        path = site / redirect.file
        if not path.exists():
            write_file(html(redirect, bundles).encode(), str(path))
