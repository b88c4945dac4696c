"""Keeps the pages for those who make the site out of the navigation of its readers, but in the footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from pathspec.gitignore import GitIgnoreSpec

from bitext.core import html_edit


@dataclass(frozen=True, slots=True)
class ContributorPages:
    """Which pages are for those who write, translate or publish the site."""

    patterns: GitIgnoreSpec

    def __contains__(self, file: File) -> bool:
        """Whether a page is one of them, in any locale."""
        return self.patterns.match_file(getattr(file, "norm_src_uri", file.src_uri))

    def split(self, nav: Navigation) -> SplitNavigation:
        """The navigation of readers, and the entries that are not theirs.

        A section that has only such pages is taken out whole. In either part, each page links to the one before and
        after it in that part.
        """
        theirs, ours = self._split(nav.items)
        # Not by their order in `nav.pages`: plugins such as Material's blog link pages in another one.
        links = [(page, self._next(page, "previous_page"), self._next(page, "next_page")) for page in nav.pages]
        for page, before, after in links:
            page.previous_page, page.next_page = before, after
        of_readers = [page for page in nav.pages if page.file not in self]
        readers, whole = Navigation(theirs, of_readers), Navigation([*theirs, *ours], nav.pages)
        # The start page of another locale is none for MkDocs: mkdocs-static-i18n has set it.
        readers.homepage = whole.homepage = nav.homepage
        return SplitNavigation(self, readers, whole, ours)

    def _next(self, page: Page, direction: str) -> Page | None:
        """The next page in that direction that is in the same part."""
        other: Page | None = getattr(page, direction)
        while other is not None and (other.file in self) is not (page.file in self):
            other = getattr(other, direction)
        return other

    def _split(self, items: Iterable[StructureItem]) -> tuple[list[StructureItem], list[StructureItem]]:
        theirs: list[StructureItem] = []
        ours: list[StructureItem] = []
        for item in items:
            kept, taken = self._split(item.children or ()) if isinstance(item, Section) else ([], [])
            if (isinstance(item, Page) and item.file in self) or (taken and not kept):
                ours.append(item)
                continue
            if isinstance(item, Section):
                item.children = kept
            theirs.append(item)
            ours.extend(taken)
        return theirs, ours


@dataclass(frozen=True, slots=True)
class SplitNavigation:
    """The navigation in two parts."""

    pages: ContributorPages
    readers: Navigation
    whole: Navigation
    """With every entry; the pages for contributors show it."""
    contributors: Sequence[StructureItem]
    """The entries that only these pages show."""

    def of(self, page: Page | None) -> Navigation:
        """The navigation that a page shows; None is a page that is in none, such as the not-found page."""
        return self.whole if page is not None and page.file in self.pages else self.readers

    def with_links(self, output: str, page: Page) -> str:
        """The page with links to those for contributors at its end, if the footer of the theme does not have them."""
        start, end = output.rfind("<footer"), output.rfind("</footer>")
        links = [(get_relative_url(one.url, page.url), one.title) for one in self._pages(self.contributors)]
        if not links or start < 0 or any(f'href="{url}"' in output[start:end] for url, _ in links):
            return output
        listed = " ".join(f'<a href="{url}">{title}</a>' for url, title in links)
        return html_edit.splice(output, [(end, end, f'<p class="bt-contributors">{listed}</p>\n')])

    def _pages(self, items: Iterable[StructureItem]) -> Iterable[Page]:
        for item in items:
            if isinstance(item, Page):
                yield item
            elif isinstance(item, Section):
                yield from self._pages(item.children)
