"""A built site as a whole: its files, pages, locales, and which pages are one page in several locales."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bitext.site_check.addresses import Addresses, Target, Way, learned_base
from bitext.site_check.page import Page

# A folder that can be nothing but a locale: a language and a region or script (RFC 5646, 2.1).
_CERTAIN = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{4})?[-_](?:[A-Z]{2}|[0-9]{3})\Z|[a-z]{2,3}[-_][A-Z][a-z]{3}\Z")


@dataclass(frozen=True)
class Site:
    """What the rules ask about everything around a page."""

    root: Path
    pages: Mapping[str, Page]
    """By path below the root, in the order of their paths."""
    files: frozenset[str]
    """All files, as paths below the root with forward slashes."""
    addresses: Addresses
    folders: Mapping[str, str]
    """Locale by the folder that holds its pages."""
    source: str
    """The locale of the pages that others are translations of."""

    def locale(self, page: Page) -> str:
        """The locale that a page's address says; `source` outside of every locale's folder."""
        return self.folders.get(page.path.split("/", 1)[0], self.source)

    def rest(self, page: Page) -> str:
        """The page's address without its locale's folder."""
        folder, _, rest = page.address.partition("/")
        return rest if folder in self.folders else page.address

    def versions(self, page: Page) -> Mapping[str, Page]:
        """The page in each locale that has it, itself included."""
        return self.twins[self.rest(page)]

    def original(self, page: Page) -> Page | None:
        """The page in the source locale; None for that page itself, or where there is none."""
        found = self.versions(page).get(self.source)
        return None if found is page else found

    def target(self, page: Page, url: str) -> Target:
        """Where an address in a page leads."""
        return self.addresses.target(page, url)

    def file(self, target: Target) -> str | None:
        """The file that a server answers with for an address inside the site; None where there is none."""
        if target.way is not Way.INSIDE:
            return None
        path = target.path
        if path in self.files:
            return path
        index = f"{path}index.html" if not path or path.endswith("/") else f"{path}/index.html"
        return index if index in self.files else None

    def page(self, target: Target) -> Page | None:
        """The page at an address; None where there is none, or something else."""
        path = self.file(target)
        return self.pages.get(path) if path is not None else None

    @cached_property
    def twins(self) -> Mapping[str, Mapping[str, Page]]:
        """By address without its locale's folder: the page in each locale; one that only leads on is no version."""
        found: defaultdict[str, dict[str, Page]] = defaultdict(dict)
        for page in sorted(self.pages.values(), key=lambda page: page.redirect):
            found[self.rest(page)].setdefault(self.locale(page), page)
        return found

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], Sequence[Page]]:
        """The pages of each locale and title, less those that no search engine lists under it."""
        found: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
        for page in self.pages.values():
            if page.title and page.listed and not page.fallback:
                found[self.locale(page), page.title].append(page)
        return found

    @cached_property
    def texts(self) -> Mapping[str, frozenset[str]]:
        """What each page of the source locale that has translations says, by its path."""
        return {
            page.path: frozenset(text for block in page.blocks for text in (block.text, *block.runs))
            for page in self.pages.values()
            if self.locale(page) == self.source and len(self.versions(page)) > 1
        }


def site_of(root: Path, files: Iterable[str], pages: Iterable[Page], base: str | None = None) -> Site:
    """The site that some pages make.

    Args:
        root: the site's folder.
        files: every file below it.
        pages: its pages.
        base: the address that it is published at; None to learn it from canonical links.
    """
    ordered = sorted(pages, key=lambda page: page.path)
    home = f"{base.rstrip('/')}/" if base else learned_base(ordered)
    addresses = Addresses(home)
    folders = _folders(ordered, addresses)
    by_path = {page.path: page for page in ordered}
    return Site(root, by_path, frozenset(files), addresses, folders, _source(ordered, folders))


def primary(locale: str) -> str:
    """The language of a locale, without region and script."""
    return re.split("[-_]", locale, maxsplit=1)[0].lower()


def _folders(pages: Sequence[Page], addresses: Addresses) -> dict[str, str]:
    """What folders at the top say which locale, by their name and by what pages say of them."""
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        # A folder of redirects alone, such as `en/` for a source at the root, is no locale's.
        if page.redirect:
            continue
        folder, _, inside = page.path.partition("/")
        if inside:
            said[folder][page.lang] += 1
        for alternate in page.alternates:
            target = addresses.target(page, alternate.url)
            if target.way is Way.INSIDE and "/" in target.path:
                said[target.path.partition("/")[0]][alternate.hreflang] += 1
    known = {lang.casefold(): lang for votes in said.values() for lang in votes if lang}
    found = ((folder, _locale(folder, votes, known)) for folder, votes in said.items())
    return {folder: locale for folder, locale in found if locale}


def _locale(folder: str, votes: Counter[str], known: Mapping[str, str]) -> str | None:
    tag = folder.replace("_", "-")
    if tag.casefold() in known:
        return known[tag.casefold()]
    if _CERTAIN.match(folder):
        return tag
    alike = {lang: count for lang, count in votes.items() if lang and primary(lang) == tag.casefold()}
    return max(alike, key=lambda lang: (alike[lang], lang)) if alike else None


def _source(pages: Sequence[Page], folders: Mapping[str, str]) -> str:
    outside = Counter(
        page.lang for page in pages if page.path.partition("/")[0] not in folders and page.lang and page.listed
    )
    if outside:
        return max(outside, key=lambda lang: (outside[lang], lang))
    locales = sorted(folders.values())
    return next((locale for locale in locales if primary(locale) == "en"), locales[0] if locales else "en")
