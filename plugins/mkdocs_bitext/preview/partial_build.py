"""What a build of some pages takes from the builds before it: titles for the navigation, entries of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_bitext.preview.changes import Scope

_SEARCH = ("search", "material/search")


@dataclass(frozen=True, slots=True)
class Shown:
    """What other pages show of a page."""

    title: str | None
    meta: Mapping[str, Any]
    fallback: bool
    """Whether nothing of it is translated, so that other locales do not name it as their alternate."""


@dataclass(slots=True)
class Remembered:
    """The site as it was built last."""

    shown: dict[tuple[str, str], Shown] = field(default_factory=dict)
    """By locale and page."""
    used: dict[str, frozenset[str]] = field(default_factory=dict)
    """The includes of each page."""
    entries: dict[str, list[Any]] = field(default_factory=dict)
    """Of the search, by locale."""
    templates: BytecodeCache | None = None

    def users(self, name: str) -> set[str]:
        """The pages that rest on a page or an include; none for a page that no build has seen."""
        pages = {page for _, page in self.shown}
        return {page for page in pages if page == name or name in self.used.get(page, frozenset())}

    def compiled(self, env: Environment) -> None:
        """Let an environment take templates that an earlier one has read."""
        if self.templates is None:
            self.templates = _Compiled()
        env.bytecode_cache = self.templates


def only(scope: Scope, files: Files, remembered: Remembered) -> None:
    """Let a build leave out the text of all pages but those of the scope: the navigation shows them as they were."""
    for file in files.documentation_pages():
        known = remembered.shown.get((scope.locale, file.src_uri))
        if file.page is not None and not scope.covers(file.src_uri) and known is not None:
            _leave_out(file.page, known)


def drop_others(scope: Scope, files: Files) -> None:
    """Let a build write no page but those of the scope, and copy no file that lies on disk: none has changed."""
    for file in files:
        on_disk = not file.is_documentation_page() and file.abs_src_path is not None
        if on_disk or (file.is_documentation_page() and not scope.covers(file.src_uri)):
            file.inclusion = InclusionLevel.EXCLUDED


def search_entries(config: MkDocsConfig) -> list[Any] | None:
    """The entries of the search index that is being built; None where there is no search."""
    index: Any = next((vars(config.plugins[name])["search_index"] for name in _SEARCH if name in config.plugins), None)
    if index is None:
        return None
    found: list[Any] = index.entries if hasattr(index, "entries") else index._entries
    return found


def write_search(config: MkDocsConfig, entries: Iterable[Any]) -> None:
    """Write the search index with these entries."""
    index = search_entries(config)
    if index is not None:
        index[:] = entries
        for name in _SEARCH:
            if name in config.plugins:
                config.plugins[name].on_post_build(config=config)


def merged(before: Iterable[Any], now: Iterable[Any], built: Iterable[File]) -> list[Any]:
    """The entries of the search with those of some pages in place of their earlier ones."""
    urls = {file.url.removesuffix("./") for file in built}
    return [one for one in before if one["location"].partition("#")[0] not in urls] + list(now)


def _leave_out(page: Page, known: Shown) -> None:
    page.markdown, page.content = "", ""
    page.meta = dict(known.meta)
    page.title = known.title  # as MkDocs itself sets it from `nav`
    page.read_source = page.render = _nothing  # type: ignore[method-assign,assignment]


def _nothing(*_: object) -> None:
    """Stands for reading and rendering a page that is not built."""


class _Compiled(BytecodeCache):
    """Templates compiled by an earlier build, as long as their text is the same."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is known."""
        if bucket.key + bucket.checksum in self._known:
            bucket.bytecode_from_string(self._known[bucket.key + bucket.checksum])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is new."""
        self._known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
