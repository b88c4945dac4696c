"""The sitemap: the pages that search engines may list, each with its translations."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from bitext.core.storage import write_atomic
from mkdocs_bitext.head.page_index import PublishedPage

NAME = "sitemap.xml"
_SITEMAP, _XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[PublishedPage]) -> bytes:
    """The sitemap of some pages.

    It has no dates: a build knows only its own time, and search engines learn to ignore that.
    """
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})  # type: ignore[dict-item]  # lxml allows None
    for page in pages:
        one = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(one, f"{{{_SITEMAP}}}loc").text = page.address
        for code, url in page.alternates:
            etree.SubElement(one, f"{{{_XHTML}}}link", rel="alternate", hreflang=code, href=url)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def write(pages: Iterable[PublishedPage], site: Path) -> None:
    """Write the sitemap, plain and compressed, in place of the theme's.

    A site without a URL has none, as a sitemap contains absolute URLs only.
    """
    listed = [page for page in pages if page.listed and page.address]
    if not listed:
        for name in (NAME, f"{NAME}.gz"):
            (site / name).unlink(missing_ok=True)
        return
    text = sitemap(listed)
    write_atomic(site / NAME, text, durable=False)
    write_atomic(site / f"{NAME}.gz", gzip.compress(text, mtime=0), durable=False)
