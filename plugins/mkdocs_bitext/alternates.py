"""Which translations a page has, for search engines: `hreflang` links of pages that really are in that language."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from bitext.project import Project

DEFAULT = "x-default"
"""The page for readers of all other languages."""


def links(file: File, project: Project, translated: Mapping[str, bool], site_url: str | None) -> list[tuple[str, str]]:
    """`hreflang` value and address of a page in each language it is in; none where that is only one.

    Args:
        file: the page, in any locale.
        project: names the locales.
        translated: of each target locale, whether the page is translated.
        site_url: for absolute addresses; None gives relative ones.
    """
    alternates: Mapping[str, File] = getattr(file, "alternates", {})
    real = {
        code: other.url
        for code, other in alternates.items()
        if code == project.source_locale or translated.get(code) or getattr(other, "localization", None) == code
    }
    if len(real) < 2 or project.source_locale not in real:
        return []
    codes = [one.code for one in (project.source, *project.locales) if one.code in real]
    pairs = [(code, real[code]) for code in codes] + [(DEFAULT, real[project.source_locale])]
    return [(code, _address(url, file, site_url)) for code, url in pairs]


def _address(url: str, file: File, site_url: str | None) -> str:
    if not site_url:
        return get_relative_url(url, file.url)
    return urljoin(site_url if site_url.endswith("/") else f"{site_url}/", "" if url in (".", "./") else url)
