"""The findings of the site check by their codes: how much each hurts a reader, and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bitext.core.model import Finding, Place, Severity
from bitext.site_check.page import Page
from bitext.site_check.site import Site


class Code(NamedTuple):
    """What stands behind a code."""

    severity: Severity
    reason: str


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: Mapping[str, Code] = MappingProxyType(
    {
        "page-unreadable": Code(_ERROR, "A reader gets an empty window."),
        "link-broken": Code(_ERROR, "A reader who follows the link gets an error page."),
        "link-malformed": Code(_ERROR, "No browser can follow an address that is none."),
        "link-outside": Code(_WARNING, "The link leaves the site's folder: it works only where the site is a root."),
        "anchor-missing": Code(_ERROR, "The reader arrives at the top of a page instead of at the answer."),
        "resource-missing": Code(_ERROR, "An image, a style or a script is missing from the page."),
        "locale-leak": Code(_ERROR, "The reader leaves their language without having asked for it."),
        "hreflang-target": Code(_ERROR, "A search engine sends readers to a page that is not there, or not theirs."),
        "hreflang-relative": Code(_WARNING, "Search engines read only whole addresses in alternate links."),
        "hreflang-twice": Code(_ERROR, "Two pages claim one language: search engines take neither."),
        "hreflang-self": Code(_WARNING, "Each page has to be in its own list of alternates, or the list is not taken."),
        "hreflang-return": Code(_ERROR, "Alternates that do not name each other are ignored by search engines."),
        "hreflang-missing": Code(_WARNING, "Readers are not shown the translation that exists."),
        "hreflang-default": Code(_WARNING, "Readers of any other language are sent nowhere in particular."),
        "hreflang-fallback": Code(_ERROR, "A search engine offers text of another language as a translation."),
        "lang-missing": Code(_ERROR, "A screen reader pronounces the page in the wrong language (WCAG 3.1.1)."),
        "lang-wrong": Code(_ERROR, "A screen reader pronounces the page in the wrong language (WCAG 3.1.1)."),
        "canonical-missing": Code(_WARNING, "Search engines choose themselves which copy of a page they show."),
        "canonical-wrong": Code(_ERROR, "Search engines show another page in place of this one."),
        "title-missing": Code(_ERROR, "Tabs, bookmarks and search results have no name for the page (WCAG 2.4.2)."),
        "title-twice": Code(_WARNING, "Two pages cannot be told apart in tabs and search results."),
        "anchors-differ": Code(_ERROR, "A link to a section works in one language and not in the other."),
        "images-differ": Code(_WARNING, "A picture was lost, or added, on the way into the other language."),
        "code-differs": Code(_WARNING, "A block of code was lost, or added, on the way into the other language."),
        "links-differ": Code(_WARNING, "A link was lost, or added, on the way into the other language."),
        "text-unmarked": Code(_WARNING, "A screen reader pronounces the text in the wrong language (WCAG 3.1.2)."),
        "id-twice": Code(_ERROR, "A link, a label or a script finds the wrong one of the two."),
        "external-link": Code(_NOTE, "It leads to a site of somebody else's, and was not followed."),
        "external-gone": Code(_ERROR, "A reader who follows the link gets an error page of somebody else's."),
        "external-moved": Code(_NOTE, "The old address may stop leading there one day."),
        "external-unsure": Code(
            _NOTE, "Its server did not say whether the page is there; some only answer to browsers."
        ),
    }
)
"""In the order in which a page is judged."""


def finding(code: str, message: str, site: Site, page: Page, line: int | None = None) -> Finding:
    """A finding in a page, with the severity of its code."""
    return Finding(code, CODES[code].severity, message, Place(site.root / page.path, line))
