"""Rules about links: broken links, missing resources and anchors, links into another language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from bitext.core.model import Finding
from bitext.site_check.addresses import Destination, Scope
from bitext.site_check.codes import finding
from bitext.site_check.page import Page, Reference, Use
from bitext.site_check.site import Site

_TEXT_FRAGMENT = ":~:"
"""Separates an anchor from a text directive (WICG, Text Fragments)."""


def broken_links(site: Site, page: Page) -> Iterator[Finding]:
    """A reader who follows the link gets an error page, or the top of a page instead of the answer."""
    seen: set[tuple[Use, str]] = set()
    for reference in page.references:
        key = (reference.use, reference.url)
        if key not in seen:
            seen.add(key)
            yield from _check_reference(site, page, reference)


def _check_reference(site: Site, page: Page, reference: Reference) -> Iterator[Finding]:
    destination = site.destination(page, reference.url)
    link = f"{reference.label} {reference.url!r}"
    if destination.scope is Scope.MALFORMED:
        yield finding("link-malformed", f"{link} is not a valid address; correct it", site, page, reference.line)
    elif destination.scope is Scope.OUTSIDE:
        message = f"{link} leads out of the site's folder; start it with {site.addresses.base}, or make it relative"
        yield finding("link-outside", message, site, page, reference.line)
    elif destination.scope is Scope.INSIDE:
        yield from _check_inside(site, page, reference, destination, link)


def _check_inside(
    site: Site, page: Page, reference: Reference, destination: Destination, link: str
) -> Iterator[Finding]:
    path = site.file(destination)
    if path is None or (reference.use is Use.RESOURCE and not reference.url):
        code = "link-broken" if reference.use is Use.LINK else "resource-missing"
        message = f"{link} leads to {destination.path or '/'}, which is not in the site; correct or remove it"
        yield finding(code, message, site, page, reference.line)
        return
    other = site.pages.get(path)
    if other and not other.redirect and not _has_anchor(site, other, destination.fragment):
        where = "this page" if other is page else other.shown
        message = f"{link} leads to #{destination.fragment}, which {where} does not have; use an existing anchor"
        yield finding("anchor-missing", message, site, page, reference.line)


def _has_anchor(site: Site, page: Page, fragment: str) -> bool:
    # HTML Living Standard 7.4.6.4: as written, then decoded; "top" is the top of any page.
    fragment = fragment.partition(_TEXT_FRAGMENT)[0]
    parts = [page, *filter(None, (site.page(site.destination(page, url)) for url in page.rest))]
    found = any(name in part.ids for part in parts for name in (fragment, unquote(fragment)))
    return not fragment or found or unquote(fragment).lower() == "top"


def locale_leaks(site: Site, page: Page) -> Iterator[Finding]:
    """The reader is taken to another language without having chosen it."""
    seen: set[str] = set()
    for reference in page.references:
        if reference.use is not Use.LINK or reference.hreflang or reference.url in seen:
            continue
        other = site.page(site.destination(page, reference.url))
        if other is None or site.locale(other) == site.locale(page) or page.redirect:
            continue
        own = site.versions(other).get(site.locale(page))
        # Outside the content, a link to the same page in another language is a language switcher.
        if own is None or own.fallback or (own is page and not reference.content):
            continue
        seen.add(reference.url)
        message = (
            f"{reference.label} {reference.url!r} takes readers of {site.locale(page)} to {site.locale(other)}; "
            f"link to {own.address}, or mark the link with hreflang={site.locale(other)}"
        )
        yield finding("locale-leak", message, site, page, reference.line)
