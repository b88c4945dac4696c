"""Adapts the navigation: titles in the language of the locale, and small pages even on a large site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

LIMIT = 80
"""Maximum number of pages of a full navigation: with more, it outweighs the text (94 % of a page at 700 pages)."""
_PRUNE = "navigation.prune"
_EXPANDING = frozenset({"navigation.sections", "navigation.expand"})
"""Features of Material that write all pages of the site into every page."""


def translate_titles(items: Iterable[StructureItem], titles: Mapping[str, str]) -> None:
    """Replace titles of sections, links and pages that another plugin has read from its own files, in place.

    Args:
        items: of the navigation, with what is below them.
        titles: the translation by the title.
    """
    for item in items if titles else ():
        # A page that gets its title from its text has none so far.
        if isinstance(item.title, str) and item.title in titles:
            item.title = titles[item.title]
        translate_titles(getattr(item, "children", None) or (), titles)


def shorten(nav: Navigation, config: MkDocsConfig) -> list[str]:
    """Let Material omit the pages of other sections from the navigation, if the site has many pages.

    Returns:
        Notes for the author on sections that are still too long.
    """
    if len(nav.pages) <= LIMIT or config.theme.name != "material":
        return []
    features = [one for one in config.theme.get("features") or [] if one not in _EXPANDING]
    config.theme["features"] = features if _PRUNE in features else [*features, _PRUNE]
    return [
        f"navigation: {count} entries are side by side in {name}, and each of these pages lists all of them. "
        f"Sections of at most {LIMIT} entries keep pages small and the build fast."
        for name, count in _lists("the first level", nav.items)
        if count > LIMIT
    ]


def _lists(name: str, items: Iterable[StructureItem]) -> Iterator[tuple[str, int]]:
    items = list(items)
    yield name, len(items)
    for item in items:
        if isinstance(item, Section):
            yield from _lists(f'"{item.title}"', item.children)
