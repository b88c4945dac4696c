"""Rules about what a page tells machines of itself: language, canonical address, alternates, title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from bitext.core.model import Finding
from bitext.site_check.codes import finding
from bitext.site_check.page import Head, Page
from bitext.site_check.site import Site

DEFAULT = "x-default"
"""The alternate for readers of every other language (Google Search Central, "Localized versions of your pages")."""


def language(site: Site, page: Page) -> Iterator[Finding]:
    """A screen reader takes its voice from the language that the page says."""
    locale = site.locale(page)
    if not page.lang:
        if not page.redirect:
            yield finding(
                "lang-missing", f'the page does not say its language; write <html lang="{locale}">', site, page
            )
    elif page.lang.casefold() != locale.casefold():
        message = f"the page says {page.lang}, its address says {locale}; make them agree"
        yield finding("lang-wrong", message, site, page)


def canonical(site: Site, page: Page) -> Iterator[Finding]:
    """Search engines show the canonical page, and no other."""
    if not page.listed:
        return
    original = site.original(page) if page.fallback else None
    wanted = original or page
    address = f"{site.addresses.base or '/'}{wanted.address}"
    if not page.canonicals:
        message = f'the page has no canonical link; write <link rel="canonical" href="{address}">'
        yield finding("canonical-missing", message, site, page)
    for number, one in enumerate(page.canonicals):
        if number or not _is(site, page, wanted, one):
            why = f"{one.url!r} is not the address of {'the source page' if original else 'this page'}"
            yield finding("canonical-wrong", f"{why}; write {address}, once", site, page, one.line)


def _is(site: Site, page: Page, wanted: Page, one: Head) -> bool:
    target = site.target(page, one.url)
    return site.page(target) is wanted and not target.fragment and not target.query and _whole(one)


def _whole(head: Head) -> bool:
    return bool(urlsplit(head.url).scheme)


def alternates(site: Site, page: Page) -> Iterator[Finding]:
    """Search engines take alternates only where each page names all, itself included, by whole addresses."""
    yield from _unlisted(site, page)
    for hreflang, count in Counter(one.hreflang.casefold() for one in page.alternates).items():
        if count > 1:
            yield finding("hreflang-twice", f"{hreflang} stands {count} times; keep one", site, page)
    for one in page.alternates:
        if not _whole(one):
            message = f"the alternate for {one.hreflang} is {one.url!r}; write the whole address"
            yield finding("hreflang-relative", message, site, page, one.line)
        yield from _destination(site, page, one)
        if one.hreflang != DEFAULT:
            yield from _return(site, page, one)
    if page.alternates:
        yield from _default(site, page)


def _unlisted(site: Site, page: Page) -> Iterator[Finding]:
    if not page.listed or page.fallback or len(_real(site, page)) < 2:
        return
    named = {one.hreflang.casefold() for one in page.alternates}
    for locale, other in _real(site, page).items():
        if locale.casefold() in named:
            continue
        if other is not page:
            message = f"no alternate link names {locale}, which is there: {other.address}; add it"
            yield finding("hreflang-missing", message, site, page)
        elif named:
            message = f"the page's alternate links do not name the page itself; add {locale}"
            yield finding("hreflang-self", message, site, page)


def _real(site: Site, page: Page) -> Mapping[str, Page]:
    return {locale: one for locale, one in site.versions(page).items() if one.listed and not one.fallback}


def _destination(site: Site, page: Page, one: Head) -> Iterator[Finding]:
    target = site.target(page, one.url)
    other = site.page(target)
    if other is None:
        if site.addresses.base is not None or not _whole(one):
            message = f"the alternate for {one.hreflang} is {one.url!r}, which is no page of the site; correct it"
            yield finding("hreflang-target", message, site, page, one.line)
    elif one.hreflang != DEFAULT and site.locale(other).casefold() != one.hreflang.casefold():
        message = (
            f"the alternate for {one.hreflang} leads to a page of {site.locale(other)}: {other.address}; correct it"
        )
        yield finding("hreflang-target", message, site, page, one.line)
    elif other.fallback and one.hreflang != DEFAULT:
        message = f"{other.address} is not translated, and is named as the page in {one.hreflang}; take the link out"
        yield finding("hreflang-fallback", message, site, page, one.line)


def _return(site: Site, page: Page, one: Head) -> Iterator[Finding]:
    other = site.page(site.target(page, one.url))
    if other is None or other is page or page.fallback or other.fallback:
        return
    if not any(
        site.page(site.target(other, back.url)) is page for back in other.alternates if back.hreflang != DEFAULT
    ):
        message = f"{other.address or 'the start page'} does not name this page back; add the alternate link there"
        yield finding("hreflang-return", message, site, page, one.line)


def _default(site: Site, page: Page) -> Iterator[Finding]:
    defaults = [one for one in page.alternates if one.hreflang == DEFAULT]
    if not defaults:
        yield finding("hreflang-default", "no alternate link is for x-default; add one", site, page)
    for one in defaults:
        other = site.page(site.target(page, one.url))
        if other is not None and other not in site.versions(page).values():
            message = (
                f"x-default leads to another page, {other.address or 'the start page'}; name a version of this one"
            )
            yield finding("hreflang-default", message, site, page, one.line)


def title(site: Site, page: Page) -> Iterator[Finding]:
    """Tabs, bookmarks and search results show a page by its title."""
    if not page.title:
        if not page.redirect:
            yield finding("title-missing", "the page has no title; give it one", site, page)
        return
    alike = site.titles.get((site.locale(page), page.title), ())
    if alike and alike[0] is not page and page.listed and not page.fallback:
        message = f"{alike[0].address or 'the start page'} has the title {page.title!r} too; make one of them differ"
        yield finding("title-twice", message, site, page, page.title_line)
