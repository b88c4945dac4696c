"""The excerpts of posts in the lists of a blog (Material's), which are rendered anew for each list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.pages import Page

from bitext.core.locales import language_attributes
from bitext.localize.segment_markers import without_milestones
from mkdocs_bitext.pages.heading_ids import HeadingIds
from mkdocs_bitext.pages.lang_attributes import mark_blocks, mark_language
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.snippets import with_language_of_snippets


class Excerpts:
    """Gives excerpts the anchors of the source in every locale, and `lang` to what is not translated in them."""

    def __init__(self) -> None:
        self._ids: dict[str, HeadingIds] = {}
        """Of the excerpts of source posts, by path below `docs`."""
        self._marked: list[tuple[Page, str]] = []
        """The posts of the current locale, with their Markdown with milestones."""

    def begin(self) -> None:
        """Forget the posts of the locale before: the blog makes them anew."""
        self._marked = []

    def share_ids(self, post: Page, *, in_source: bool) -> None:
        """Record the ids of the headings of a source post's excerpt, or assign them in another locale."""
        excerpt: Any = getattr(post, "excerpt", None)
        if excerpt is None:
            return
        ids = HeadingIds()
        if in_source:
            self._ids[post.file.src_uri] = ids
        elif post.file.src_uri in self._ids:
            ids.assigned = self._ids[post.file.src_uri].recorded
        ids.take_over(excerpt.md)

    def keep(self, post: Page, known: SitePage | None) -> None:
        """Keep the milestones of a post that is partly translated."""
        if known is not None and known.kind is Kind.PARTIAL and hasattr(post, "excerpt"):
            self._marked.append((post, post.markdown or ""))

    def put_in_milestones(self) -> None:
        """Let the posts have their milestones while a list renders the excerpts."""
        for post, marked in self._marked:
            post.markdown = marked

    def mark(self, excerpts: Iterable[Any], pages: Mapping[str, SitePage], source: str, locale: str) -> None:
        """Give what is not translated in the excerpts of a list the language that it is in.

        Args:
            excerpts: what the list shows.
            pages: the pages of the locale, by path below `docs`.
            source: BCP 47, of untranslated sentences.
            locale: BCP 47, of the list.
        """
        for post, marked in self._marked:
            post.markdown = without_milestones(marked)
        attributes = language_attributes(source, locale)
        for excerpt in excerpts:
            page = pages.get(excerpt.post.file.src_uri) if hasattr(excerpt, "post") else None
            if page is None or page.kind is Kind.SOURCE:
                continue
            html = with_language_of_snippets(excerpt.content, source, locale)
            if page.kind is Kind.FALLBACK:
                html = mark_blocks(html, attributes)
            excerpt.content = without_milestones(mark_language(html, page.untranslated, attributes))
