"""Rules about a page's metadata: language, canonical address, alternates, title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from bitext.core.locales import is_pseudo_locale
from bitext.core.model import Finding
from bitext.site_check.codes import finding
from bitext.site_check.page import HeadLink, Page
from bitext.site_check.site import Site

DEFAULT = "x-default"
"""The alternate for readers of every other language (Google Search Central, "Localized versions of your pages")."""


def language(site: Site, page: Page) -> Iterator[Finding]:
    """Screen readers choose their voice by the page's declared language."""
    locale = site.locale(page)
    if not page.lang:
        if not page.redirect:
            yield finding(
                "lang-missing", f'the page does not declare its language; write <html lang="{locale}">', site, page
            )
    elif page.lang.casefold() != locale.casefold():
        message = f"the page declares {page.lang}, but its address belongs to {locale}; make them agree"
        yield finding("lang-wrong", message, site, page)


def canonical(site: Site, page: Page) -> Iterator[Finding]:
    """Search engines show only the canonical page; a site without an address has no such links."""
    if not page.indexable:
        return
    original = site.original(page) if page.fallback else None
    expected = original or page
    address = f"{site.addresses.base or '/'}{expected.address}"
    if not page.canonicals and site.addresses.base is not None:
        message = f'the page has no canonical link; write <link rel="canonical" href="{address}">'
        yield finding("canonical-missing", message, site, page)
    for number, link in enumerate(page.canonicals):
        if number or not _leads_to(site, page, expected, link):
            reason = f"{link.url!r} is not the address of {'the source page' if original else 'this page'}"
            yield finding("canonical-wrong", f"{reason}; write {address}, once", site, page, link.line)


def _leads_to(site: Site, page: Page, expected: Page, link: HeadLink) -> bool:
    destination = site.destination(page, link.url)
    return (
        site.page(destination) is expected and not destination.fragment and not destination.query and _is_absolute(link)
    )


def _is_absolute(link: HeadLink) -> bool:
    return bool(urlsplit(link.url).scheme)


def alternates(site: Site, page: Page) -> Iterator[Finding]:
    """Search engines use alternates only if each page lists all, itself included, by absolute addresses."""
    yield from _check_completeness(site, page)
    for hreflang, count in Counter(link.hreflang.casefold() for link in page.alternates).items():
        if count > 1:
            yield finding("hreflang-twice", f"{hreflang} is listed {count} times; keep one of them", site, page)
    for link in page.alternates:
        if not _is_absolute(link):
            message = f"the alternate for {link.hreflang} is {link.url!r}; write the absolute address"
            yield finding("hreflang-relative", message, site, page, link.line)
        yield from _check_destination(site, page, link)
        if link.hreflang != DEFAULT:
            yield from _check_return_link(site, page, link)
    if page.alternates:
        yield from _check_default(site, page)


def _check_completeness(site: Site, page: Page) -> Iterator[Finding]:
    versions = _translated_versions(site, page)
    if page not in versions.values() or len(versions) < 2:
        return
    named = {link.hreflang.casefold() for link in page.alternates}
    for locale, other in versions.items():
        if locale.casefold() in named:
            continue
        if other is not page:
            message = f"no alternate link for {locale}, which exists: {other.address}; add it"
            yield finding("hreflang-missing", message, site, page)
        elif named:
            message = f"the page's alternate links do not include the page itself; add {locale}"
            yield finding("hreflang-self", message, site, page)


def _translated_versions(site: Site, page: Page) -> Mapping[str, Page]:
    """Those for readers: a pseudo-locale is nobody's language."""
    return {
        locale: version
        for locale, version in site.versions(page).items()
        if version.indexable and not version.fallback and not is_pseudo_locale(locale)
    }


def _check_destination(site: Site, page: Page, link: HeadLink) -> Iterator[Finding]:
    destination = site.destination(page, link.url)
    other = site.page(destination)
    if other is None:
        if site.addresses.base is not None or not _is_absolute(link):
            message = f"the alternate for {link.hreflang} is {link.url!r}, which is not a page of the site; correct it"
            yield finding("hreflang-target", message, site, page, link.line)
    elif link.hreflang != DEFAULT and site.locale(other).casefold() != link.hreflang.casefold():
        message = (
            f"the alternate for {link.hreflang} leads to a page in {site.locale(other)}: {other.address}; correct it"
        )
        yield finding("hreflang-target", message, site, page, link.line)
    elif other.fallback and link.hreflang != DEFAULT:
        message = f"{other.address} is not translated, but is listed as the page in {link.hreflang}; remove the link"
        yield finding("hreflang-fallback", message, site, page, link.line)


def _check_return_link(site: Site, page: Page, link: HeadLink) -> Iterator[Finding]:
    other = site.page(site.destination(page, link.url))
    if other is None or other is page or page.fallback or other.fallback:
        return
    if not any(
        site.page(site.destination(other, back.url)) is page for back in other.alternates if back.hreflang != DEFAULT
    ):
        message = f"{other.shown} does not link back to this page; add the alternate link there"
        yield finding("hreflang-return", message, site, page, link.line)


def _check_default(site: Site, page: Page) -> Iterator[Finding]:
    defaults = [link for link in page.alternates if link.hreflang == DEFAULT]
    if not defaults:
        yield finding("hreflang-default", "there is no alternate link for x-default; add one", site, page)
    for link in defaults:
        other = site.page(site.destination(page, link.url))
        if other is not None and other not in site.versions(page).values():
            message = f"x-default leads to another page, {other.shown}; use a version of this page"
            yield finding("hreflang-default", message, site, page, link.line)


def title(site: Site, page: Page) -> Iterator[Finding]:
    """Tabs, bookmarks and search results show the page's title."""
    if not page.title:
        if not page.redirect:
            yield finding("title-missing", "the page has no title; add one", site, page)
        return
    same_title = site.titles.get((site.locale(page), page.title), ())
    if same_title and same_title[0] is not page and page.indexable and not page.fallback:
        message = f"{same_title[0].shown} also has the title {page.title!r}; change one of them"
        yield finding("title-twice", message, site, page, page.title_line)
