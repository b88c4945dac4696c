"""Takes what Material's search finds in a page from an earlier build, if the page is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.structure.pages import Page

from mkdocs_bitext.pages.stored_pages import StoredPages


def reuse_entries(search: Any, stored: StoredPages) -> None:
    """Let the theme's search parse only pages that have changed.

    Args:
        search: Material's plugin, with the index of the locale that is built.
        stored: what earlier builds have found.
    """
    index = search.search_index
    add: Callable[[Page], None] = index.add_entry_from_context

    def add_stored(page: Page) -> None:
        def parsed() -> list[dict[str, Any]]:
            before = len(index.entries)
            add(page)
            new = index.entries[before:]
            del index.entries[before:]
            return list(new)

        made_of = (page.content or "", page.url, str(page.title), repr(page.meta), str(page.toc))
        index.entries += [dict(entry) for entry in stored.result(("search", *made_of), parsed, list)]

    index.add_entry_from_context = add_stored
