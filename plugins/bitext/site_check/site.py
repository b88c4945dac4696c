"""A built site as a whole: its files, pages and locales, and the locale versions of each page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bitext.site_check.addresses import Addresses, Destination, Scope, base_of
from bitext.site_check.page import Page

# A folder that is certainly a locale: a language and a region or script (RFC 5646, 2.1).
_LOCALE_FOLDER = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{4})?[-_](?:[A-Z]{2}|[0-9]{3})\Z|[a-z]{2,3}[-_][A-Z][a-z]{3}\Z")


@dataclass(frozen=True)
class Site:
    """The site around a page, for the rules."""

    root: Path
    pages: Mapping[str, Page]
    """By path relative to the root, sorted by path."""
    files: frozenset[str]
    """All files, as paths relative to the root with forward slashes."""
    addresses: Addresses
    folders: Mapping[str, str]
    """Locales by the folder of their pages."""
    source: str
    """The source locale."""

    def locale(self, page: Page) -> str:
        """The locale of a page by its address; `source` outside all locale folders."""
        return self.folders.get(page.path.split("/", 1)[0], self.source)

    def address_without_locale(self, page: Page) -> str:
        """The page's address without its locale's folder."""
        folder, _, rest = page.address.partition("/")
        return rest if folder in self.folders else page.address

    def versions(self, page: Page) -> Mapping[str, Page]:
        """The page's versions by locale, itself included."""
        return self.versions_by_address[self.address_without_locale(page)]

    def original(self, page: Page) -> Page | None:
        """The page in the source locale; None for that page itself, or if there is none."""
        found = self.versions(page).get(self.source)
        return None if found is page else found

    def destination(self, page: Page, url: str) -> Destination:
        """The destination of an address in a page."""
        return self.addresses.destination(page, url)

    def file(self, destination: Destination) -> str | None:
        """The file that a server serves for an address inside the site; None if there is none."""
        if destination.scope is not Scope.INSIDE:
            return None
        path = destination.path
        if path in self.files:
            return path
        index = f"{path}index.html" if not path or path.endswith("/") else f"{path}/index.html"
        return index if index in self.files else None

    def page(self, destination: Destination) -> Page | None:
        """The page at an address; None if there is no page."""
        path = self.file(destination)
        return self.pages.get(path) if path is not None else None

    @cached_property
    def versions_by_address(self) -> Mapping[str, Mapping[str, Page]]:
        """Pages by address without locale folder, and by locale; a redirect is a version only if there is no page."""
        found: defaultdict[str, dict[str, Page]] = defaultdict(dict)
        for page in sorted(self.pages.values(), key=lambda page: page.redirect):
            found[self.address_without_locale(page)].setdefault(self.locale(page), page)
        return found

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], Sequence[Page]]:
        """The indexable pages by locale and title, without fallback pages."""
        found: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
        for page in self.pages.values():
            if page.title and page.indexable and not page.fallback:
                found[self.locale(page), page.title].append(page)
        return found

    @cached_property
    def texts(self) -> Mapping[str, frozenset[str]]:
        """The texts of each source page that has translations, by its path."""
        return {
            page.path: frozenset(text for block in page.blocks for text in (block.text, *block.runs))
            for page in self.pages.values()
            if self.locale(page) == self.source and len(self.versions(page)) > 1
        }


def site_of(root: Path, files: Iterable[str], pages: Iterable[Page], base: str | None = None) -> Site:
    """The site of these pages; `base`, the address of the published site, is derived from canonical links if None."""
    ordered = sorted(pages, key=lambda page: page.path)
    home = f"{base.rstrip('/')}/" if base else base_of(ordered)
    addresses = Addresses(home)
    folders = _folders(ordered, addresses)
    by_path = {page.path: page for page in ordered}
    return Site(root, by_path, frozenset(files), addresses, folders, _source(ordered, folders))


def primary(locale: str) -> str:
    """The language of a locale, without region and script."""
    return re.split("[-_]", locale, maxsplit=1)[0].lower()


def _folders(pages: Sequence[Page], addresses: Addresses) -> dict[str, str]:
    """The locales of top-level folders, by their names and by what their pages declare."""
    declared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        # A folder with only redirects, such as `en/` for a source at the root, is not a locale folder.
        if page.redirect:
            continue
        folder, _, inside = page.path.partition("/")
        if inside:
            declared[folder][page.lang] += 1
        for alternate in page.alternates:
            destination = addresses.destination(page, alternate.url)
            if destination.scope is Scope.INSIDE and "/" in destination.path:
                declared[destination.path.partition("/")[0]][alternate.hreflang] += 1
    known = {lang.casefold(): lang for votes in declared.values() for lang in votes if lang}
    found = ((folder, _locale(folder, votes, known)) for folder, votes in declared.items())
    return {folder: locale for folder, locale in found if locale}


def _locale(folder: str, votes: Counter[str], known: Mapping[str, str]) -> str | None:
    tag = folder.replace("_", "-")
    if tag.casefold() in known:
        return known[tag.casefold()]
    if _LOCALE_FOLDER.match(folder):
        return tag
    matching = {lang: count for lang, count in votes.items() if lang and primary(lang) == tag.casefold()}
    return max(matching, key=lambda lang: (matching[lang], lang)) if matching else None


def _source(pages: Sequence[Page], folders: Mapping[str, str]) -> str:
    outside = Counter(
        page.lang for page in pages if page.path.partition("/")[0] not in folders and page.lang and page.indexable
    )
    if outside:
        return max(outside, key=lambda lang: (outside[lang], lang))
    locales = sorted(folders.values())
    return next((locale for locale in locales if primary(locale) == "en"), locales[0] if locales else "en")
