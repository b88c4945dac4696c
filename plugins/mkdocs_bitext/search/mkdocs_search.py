"""The search of MkDocs itself, which most themes use: each locale has an index and scripts of its own in its folder."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copyfile

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search import LangOption, SearchPlugin
from mkdocs.contrib.search import base_path as _package
from mkdocs.contrib.search.search_index import SearchIndex
from mkdocs.structure.pages import Page

from bitext.core.html_edit import splice, tokens
from bitext.core.storage import read_text, write_atomic
from bitext.localize.segment_markers import without_milestones
from bitext.project.project import Locale
from mkdocs_bitext.pages.lang_attributes import Nesting

_FOLDER = "search"
_INDEX = f"{_FOLDER}/search_index.json"
_SCRIPT = f"{_FOLDER}/main.js"
_STEMMERS = Path(_package) / "lunr-language"
_EXCLUDED = "data-search-exclude"
_OURS = re.compile(r"bitext-|bt-")
_ROOT = re.compile(r"\bbase_url\b(?!\s*=[^=])")
"""The variable with the path from a page to the root of the site, which themes set for the script."""


def plugin(config: MkDocsConfig) -> SearchPlugin | None:
    """The search plugin of MkDocs, or one that a theme derives from it (`shadcn/search`), if the site uses it."""
    return next((one for one in config.plugins.values() if isinstance(one, SearchPlugin)), None)


def use_script(config: MkDocsConfig, start: str) -> None:
    """Let the pages load the script of their locale.

    Args:
        config: of the build.
        start: the folder of the locale with a slash at its end; empty for the source.
    """
    scripts = config.extra_javascript
    for number, script in enumerate(scripts):
        if plugin(config) and str(script).endswith(_SCRIPT):
            address = f"{start}{_SCRIPT}"
            scripts[number] = ExtraScriptValue(address) if isinstance(script, ExtraScriptValue) else address


def leave_out_ours(config: MkDocsConfig) -> None:
    """Let the index of this build have the text of pages without our milestones, notices and settings.

    MkDocs puts a space where an element is, also between the sentences of scripts that have none.
    """
    search = plugin(config)
    if search is None or "add_entry_from_context" in vars(search.search_index):
        return
    add = search.search_index.add_entry_from_context

    def add_text(page: Page) -> None:
        content, page.content = page.content, without_ours(without_milestones(page.content or ""))
        try:
            add(page)
        finally:
            page.content = content

    search.search_index.add_entry_from_context = add_text  # type: ignore[method-assign]


def without_ours(html: str) -> str:
    """The content of a page without what our plugin has put in, and excludes from Material's search."""
    if _EXCLUDED not in html:
        return html
    tree = Nesting(tokens(html))
    edits: list[tuple[int, int, str]] = []
    for at, last in sorted(tree.close.items()):
        first = tree.tokens[at]
        ours = _OURS.match(first.attributes.get("class") or first.attributes.get("id", ""))
        if ours and _EXCLUDED in first.attributes and (not edits or edits[-1][1] <= first.start):
            edits.append((first.start, tree.tokens[last].end, ""))
    return splice(html, edits)


class LocaleIndexes:
    """The indexes of all locales; without effect on a site with another search."""

    def __init__(self) -> None:
        self._source: str | None = None

    def write(self, config: MkDocsConfig, locale: Locale, start: str) -> None:
        """Write the index and the scripts of a locale, after its pages have been built."""
        search = plugin(config)
        if search is None:
            return
        if not start:
            self._source = search.search_index.generate_search_index()
            return
        stemmer = LangOption().get_lunr_supported_lang(locale.code.replace("-", "_")) or "en"
        index = SearchIndex(**{**search.config, "lang": [stemmer]})
        index._entries = [
            {**entry, "location": entry["location"].removeprefix(start)} for entry in search.search_index._entries
        ]
        site = Path(config.site_dir)
        write_atomic(site / start / _INDEX, index.generate_search_index(), durable=False)
        if not config.theme.get("search_index_only"):
            _write_scripts(site, start, stemmer)

    def finish(self, config: MkDocsConfig) -> None:
        """After all locales have been built: leave the source locale alone in the index at the root."""
        if self._source is not None:
            write_atomic(Path(config.site_dir) / _INDEX, self._source, durable=False)


def _write_scripts(site: Path, start: str, stemmer: str) -> None:
    folder = site / start / _FOLDER
    for name in ("lunr.js", "worker.js"):
        if (site / _FOLDER / name).is_file():
            copyfile(site / _FOLDER / name, folder / name)
    # What the worker loads beside the index, for the language that the index names.
    languages = () if stemmer == "en" else ("lunr.stemmer.support.js", f"lunr.{stemmer}.js")
    for name in (*languages, *(["tinyseg.js"] if stemmer == "ja" else [])):
        copyfile(_STEMMERS / name, folder / name)
    script = site / _SCRIPT
    if script.is_file():
        root = f'(base_url.replace(/\\/$/, "") + "/{start.removesuffix("/")}")'
        write_atomic(site / start / _SCRIPT, _ROOT.sub(lambda _: root, read_text(script)), durable=False)
