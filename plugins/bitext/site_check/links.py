"""Rules about where a page leads: dead links, missing images, lost anchors, and ways into another language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from bitext.core.model import Finding
from bitext.site_check.addresses import Target, Way
from bitext.site_check.codes import finding
from bitext.site_check.page import Page, Reference, Use
from bitext.site_check.site import Site

_TEXT_FRAGMENT = ":~:"
"""What follows names words of the page and no anchor (WICG, Text Fragments)."""


def dead_ends(site: Site, page: Page) -> Iterator[Finding]:
    """A reader who follows a link gets an error page, or the top of a page in place of the answer."""
    seen: set[tuple[Use, str]] = set()
    for reference in page.references:
        key = (reference.use, reference.url)
        if key not in seen:
            seen.add(key)
            yield from _judged(site, page, reference)


def _judged(site: Site, page: Page, reference: Reference) -> Iterator[Finding]:
    target = site.target(page, reference.url)
    said = f"{reference.said} {reference.url!r}"
    if target.way is Way.MALFORMED:
        yield finding("link-malformed", f"{said} is no address; write it anew", site, page, reference.line)
    elif target.way is Way.OUTSIDE:
        message = f"{said} leads out of the site's folder; put {site.addresses.base} in front, or make it relative"
        yield finding("link-outside", message, site, page, reference.line)
    elif target.way is Way.INSIDE:
        yield from _inside(site, page, reference, target, said)


def _inside(site: Site, page: Page, reference: Reference, target: Target, said: str) -> Iterator[Finding]:
    path = site.file(target)
    if path is None or (reference.use is Use.RESOURCE and not reference.url):
        code = "link-broken" if reference.use is Use.LINK else "resource-missing"
        message = f"{said} leads to {target.path or '/'}, which is not in the site; correct or remove it"
        yield finding(code, message, site, page, reference.line)
        return
    other = site.pages.get(path)
    if other and not other.redirect and not _there(other, target.fragment):
        where = "this page" if other is page else other.address or "the start page"
        message = f"{said} leads to #{target.fragment}, which {where} does not have; use an anchor that it has"
        yield finding("anchor-missing", message, site, page, reference.line)


def _there(page: Page, fragment: str) -> bool:
    # HTML Living Standard 7.4.6.4: as written, then decoded; "top" is the top of any page.
    fragment = fragment.partition(_TEXT_FRAGMENT)[0]
    return not fragment or fragment in page.ids or unquote(fragment) in page.ids or unquote(fragment).lower() == "top"


def leaks(site: Site, page: Page) -> Iterator[Finding]:
    """The reader leaves their language without having asked for it."""
    seen: set[str] = set()
    for reference in page.references:
        if reference.use is not Use.LINK or reference.hreflang or reference.url in seen:
            continue
        other = site.page(site.target(page, reference.url))
        if other is None or site.locale(other) == site.locale(page) or page.redirect:
            continue
        own = site.versions(other).get(site.locale(page))
        # In the frame around the content, a link to the same page in another language is a switcher.
        if own is None or own.fallback or (own is page and not reference.content):
            continue
        seen.add(reference.url)
        message = (
            f"{reference.said} {reference.url!r} leads a reader of {site.locale(page)} to {site.locale(other)}; "
            f"link to {own.address}, or say so with hreflang={site.locale(other)}"
        )
        yield finding("locale-leak", message, site, page, reference.line)


def external(site: Site, page: Page) -> Iterator[Finding]:
    """Each address of another site, once a page."""
    seen: set[str] = set()
    for reference in page.references:
        if reference.url not in seen and site.target(page, reference.url).way is Way.EXTERNAL:
            seen.add(reference.url)
            yield finding("external-link", f"{reference.said} {reference.url}", site, page, reference.line)
