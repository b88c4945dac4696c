"""Builds some pages only, with the titles, search entries and templates of the builds before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_bitext.pages.localized import SitePage
from mkdocs_bitext.preview.changes import Scope

_SEARCH = ("search", "material/search")


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What other pages show of a page."""

    title: str | None
    meta: Mapping[str, Any]
    fallback: bool
    """Whether nothing of it is translated, so that it is no alternate of other locales."""
    anchors: frozenset[str] = field(default=frozenset(), compare=False)
    """What links may lead to; they show nothing of it."""


@dataclass(slots=True)
class BuildSnapshot:
    """The results of the builds so far."""

    summaries: dict[tuple[str, str], PageSummary] = field(default_factory=dict)
    """By locale and path of the page."""
    includes: dict[str, frozenset[str]] = field(default_factory=dict)
    """The includes of each page."""
    search_entries: dict[str, list[Any]] = field(default_factory=dict)
    """The entries of the search index, by locale."""
    pages: dict[str, Mapping[str, SitePage]] = field(default_factory=dict)
    """All pages with their text, by locale and path."""
    theme_files: list[str] | None = None
    """The paths of the files that the theme adds to the site."""

    def dependents(self, name: str) -> set[str]:
        """The pages that depend on a page or an include; none for a page that was never built."""
        pages = {page for _, page in self.summaries}
        return {page for page in pages if page == name or name in self.includes.get(page, frozenset())}


def kept_pages(scope: Scope, last: BuildSnapshot) -> dict[str, SitePage]:
    """The pages that a build takes as they are."""
    return {uri: page for uri, page in last.pages.get(scope.locale, {}).items() if not scope.covers(uri)}


def list_theme_files_once(env: Environment, last: BuildSnapshot) -> None:
    """Let MkDocs take the files of the theme from the last build: it goes over thousands of icons to find them."""
    listed = env.list_templates

    def of_last_build(extensions: Any = None, filter_func: Any = None) -> list[str]:
        if filter_func is None:
            return listed(extensions)
        if last.theme_files is None:
            last.theme_files = listed(extensions, filter_func)
        return last.theme_files

    env.list_templates = of_last_build  # type: ignore[method-assign]  # an environment is for one locale


def skip_other_pages(scope: Scope, files: Files, last: BuildSnapshot) -> None:
    """Do not read and render pages outside the scope; the navigation shows their last titles."""
    for file in files.documentation_pages():
        summary = last.summaries.get((scope.locale, file.src_uri))
        if file.page is not None and not scope.covers(file.src_uri) and summary is not None:
            _skip(file.page, summary)


def exclude_other_files(scope: Scope, files: Files) -> None:
    """Do not write pages outside the scope, nor copy files from disk, as none of them has changed."""
    for file in files:
        on_disk = not file.is_documentation_page() and file.abs_src_path is not None
        if on_disk or (file.is_documentation_page() and not scope.covers(file.src_uri)):
            file.inclusion = InclusionLevel.EXCLUDED


def tell_plugins(config: MkDocsConfig, files: Files) -> None:
    """Tell plugins that go over the whole site after a build, and ask for it, which pages are built."""
    pages = [file.dest_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)]
    for plugin in config.plugins.values():
        if hasattr(plugin, "build_only"):
            plugin.build_only(pages)


def search_entries(config: MkDocsConfig) -> list[Any] | None:
    """The entries of the search index that is being built; None if the site has no search."""
    index: Any = next((vars(config.plugins[name])["search_index"] for name in _SEARCH if name in config.plugins), None)
    if index is None:
        return None
    entries: list[Any] = index.entries if hasattr(index, "entries") else index._entries
    return entries


def write_search(config: MkDocsConfig, entries: Iterable[Any]) -> None:
    """Write the search index with these entries."""
    index = search_entries(config)
    if index is not None:
        index[:] = entries
        for name in _SEARCH:
            if name in config.plugins:
                config.plugins[name].on_post_build(config=config)


def merged(before: Sequence[Any], now: Iterable[Any], built: Iterable[File]) -> list[Any]:
    """The entries of the search index, with those of rebuilt pages in place of their earlier ones."""
    urls = {file.url.removesuffix("./") for file in built}
    by_page: dict[str, list[Any]] = {_page(one): [] for one in before}
    for one in before:
        if _page(one) not in urls:
            by_page[_page(one)].append(one)
    for one in now:
        by_page.setdefault(_page(one), []).append(one)
    return [one for entries in by_page.values() for one in entries]


def _page(entry: Any) -> str:
    location: str = entry["location"]
    return location.partition("#")[0]


def _skip(page: Page, summary: PageSummary) -> None:
    page.markdown, page.content = "", ""
    page.meta = dict(summary.meta)
    page.title = summary.title  # as MkDocs itself sets it from `nav`
    page.present_anchor_ids = set(summary.anchors)
    page.read_source = page.render = _do_nothing  # type: ignore[method-assign,assignment]


def _do_nothing(*_: object) -> None:
    """Replaces the reading and rendering of a skipped page."""
