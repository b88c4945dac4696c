"""Which languages a page really is in, and its `hreflang` links for search engines."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from mkdocs.structure.files import File

from bitext.project.project import Project

DEFAULT = "x-default"
"""The page for readers of all other languages."""


def versions(file: File, project: Project, translated: Mapping[str, bool]) -> dict[str, str]:
    """The page in each language that it really is in: locale and address below the site's root, the source first.

    Args:
        file: the page, in any locale.
        project: names the locales.
        translated: of each target locale, whether the page is translated.
    """
    alternates: Mapping[str, File] = getattr(file, "alternates", {})
    real = {
        code: other.url
        for code, other in alternates.items()
        if code == project.source_locale or translated.get(code) or getattr(other, "localization", None) == code
    }
    return {one.code: real[one.code] for one in (project.source, *project.locales) if one.code in real}


def links(pages: Mapping[str, str], source: str, site_url: str | None) -> list[tuple[str, str]]:
    """`hreflang` value and address of a page in each language; none where that is only one.

    Search engines read whole addresses only (Google Search Central, "Localized versions of your pages"): a site that
    does not know its own has no such links.

    Args:
        pages: as `versions` gives them.
        source: the locale for readers of all other languages.
        site_url: the site's address.
    """
    if len(pages) < 2 or source not in pages or not site_url:
        return []
    return [(code, address(url, site_url)) for code, url in (*pages.items(), (DEFAULT, pages[source]))]


def address(url: str, site_url: str) -> str:
    """The whole address of a page, from the one below the site's root."""
    return urljoin(site_url if site_url.endswith("/") else f"{site_url}/", "" if url in (".", "./") else url)
