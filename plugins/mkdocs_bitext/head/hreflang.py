"""The translations of a page, and its `hreflang` links for search engines."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from mkdocs.structure.files import File

from bitext.project.project import Project

DEFAULT = "x-default"
"""The page for readers of all other languages."""


def versions(file: File, project: Project, translated: Mapping[str, bool]) -> dict[str, str]:
    """Address below the site's root of the page in each locale in which it is translated, the source first.

    Args:
        file: the page, in any locale.
        project: with the locales.
        translated: whether the page is translated, by target locale.
    """
    alternates: Mapping[str, File] = getattr(file, "alternates", {})
    real = {
        code: other.url
        for code, other in alternates.items()
        if code == project.source_locale or translated.get(code) or getattr(other, "localization", None) == code
    }
    return {one.code: real[one.code] for one in (project.source, *project.locales) if one.code in real}


def links(pages: Mapping[str, str], source: str, site_url: str | None) -> list[tuple[str, str]]:
    """`hreflang` value and URL of a page in each language; none if there is only one.

    Search engines accept absolute URLs only (Google Search Central, "Localized versions of your pages"): a site
    without a URL has no such links.

    Args:
        pages: as `versions` gives them.
        source: the locale for readers of all other languages.
        site_url: the site's address.
    """
    if len(pages) < 2 or source not in pages or not site_url:
        return []
    return [(code, address(url, site_url)) for code, url in (*pages.items(), (DEFAULT, pages[source]))]


def address(url: str, site_url: str) -> str:
    """The absolute URL of a page, from its address below the site's root."""
    return urljoin(site_url if site_url.endswith("/") else f"{site_url}/", "" if url in (".", "./") else url)
