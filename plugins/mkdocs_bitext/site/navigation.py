"""Keeps pages light where a site is large: what a page shows of the navigation does not grow with the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

LIMIT = 80
"""Pages that a navigation may list in full: beyond, it weighs more than the text (94 % of a page, at 700 pages)."""
_PRUNE = "navigation.prune"
_OPEN = frozenset({"navigation.sections", "navigation.expand"})
"""Features of Material's that write all pages of the site into every page."""


def lighten(nav: Navigation, config: MkDocsConfig) -> list[str]:
    """Let Material fold the sections that a page is not in, where the site has many pages.

    Returns:
        What an author should know: sections that are too long to be light.
    """
    if len(nav.pages) <= LIMIT or config.theme.name != "material":
        return []
    features = [one for one in config.theme.get("features") or [] if one not in _OPEN]
    config.theme["features"] = features if _PRUNE in features else [*features, _PRUNE]
    return [
        f"navigation: {count} pages stand side by side in {name}; every one of them lists all others. "
        f"Sections of at most {LIMIT} pages keep pages small and the build fast."
        for name, count in _lists("the first level", nav.items)
        if count > LIMIT
    ]


def _lists(name: str, items: Iterable[StructureItem]) -> Iterator[tuple[str, int]]:
    items = list(items)
    yield name, len(items)
    for item in items:
        if isinstance(item, Section):
            yield from _lists(f'"{item.title}"', item.children)
