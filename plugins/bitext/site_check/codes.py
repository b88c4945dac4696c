"""The finding codes of the site check, with their severities and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bitext.core.model import Finding, Location, Severity
from bitext.site_check.page import Page
from bitext.site_check.site import Site


class Code(NamedTuple):
    """Severity and reason of a finding code."""

    severity: Severity
    reason: str


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: Mapping[str, Code] = {
    "page-unreadable": Code(_ERROR, "Readers get an empty page."),
    "link-broken": Code(_ERROR, "A reader who follows the link gets an error page."),
    "link-malformed": Code(_ERROR, "No browser can follow a malformed address."),
    "link-outside": Code(_WARNING, "The link leaves the site's folder: it works only for a site at the root."),
    "anchor-missing": Code(_ERROR, "The reader arrives at the top of a page instead of at the answer."),
    "resource-missing": Code(_ERROR, "An image, a style sheet or a script is missing from the page."),
    "locale-leak": Code(_ERROR, "The reader is taken to another language without having chosen it."),
    "hreflang-target": Code(_ERROR, "A search engine sends readers to a missing page, or to another language."),
    "hreflang-relative": Code(_WARNING, "Search engines accept only absolute addresses in alternate links."),
    "hreflang-twice": Code(_ERROR, "Two pages claim one language: search engines use neither."),
    "hreflang-self": Code(_WARNING, "A page has to be in its own list of alternates, or the list is ignored."),
    "hreflang-return": Code(_ERROR, "Alternates that do not name each other are ignored by search engines."),
    "hreflang-missing": Code(_WARNING, "Readers are not offered the existing translation."),
    "hreflang-default": Code(_WARNING, "Readers of other languages get no default page."),
    "hreflang-fallback": Code(_ERROR, "A search engine offers text in another language as a translation."),
    "lang-missing": Code(_ERROR, "A screen reader pronounces the page in the wrong language (WCAG 3.1.1)."),
    "lang-wrong": Code(_ERROR, "A screen reader pronounces the page in the wrong language (WCAG 3.1.1)."),
    "canonical-missing": Code(_WARNING, "Search engines choose which copy of a page they show."),
    "canonical-wrong": Code(_ERROR, "Search engines show another page instead of this one."),
    "title-missing": Code(_ERROR, "Tabs, bookmarks and search results have no name for the page (WCAG 2.4.2)."),
    "title-twice": Code(_WARNING, "Two pages look the same in tabs and search results."),
    "anchors-differ": Code(_ERROR, "A link to a section works in only one of the languages."),
    "images-differ": Code(_WARNING, "An image was lost or added in translation."),
    "code-differs": Code(_WARNING, "A code block was lost or added in translation."),
    "links-differ": Code(_WARNING, "A link was lost or added in translation."),
    "text-unmarked": Code(_WARNING, "A screen reader pronounces the text in the wrong language (WCAG 3.1.2)."),
    "theme-text-unmarked": Code(_NOTE, "The same, of a text outside the page's own: of the theme, or from mkdocs.yml."),
    "id-twice": Code(_ERROR, "A link, a label or a script may get the wrong element."),
    "external-link": Code(_NOTE, "It leads to another site, and was not followed."),
    "external-gone": Code(_ERROR, "A reader who follows the link gets another site's error page."),
    "external-moved": Code(_NOTE, "The old address may stop working."),
    "external-unsure": Code(_NOTE, "Its server did not confirm that the page exists; some answer only browsers."),
}
"""In the order in which pages are checked."""


def finding(code: str, message: str, site: Site, page: Page, line: int | None = None) -> Finding:
    """A finding in a page, with the severity of its code."""
    return Finding(code, CODES[code].severity, message, Location(site.root / page.path, line))
