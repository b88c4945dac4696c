"""The interface to Material's search: the only module of the search that knows this theme."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_bitext.search.index import OWN_RULES

_PLUGINS = ("search", "material/search")
_WORKERS = "assets/javascripts/workers"
_LUNR = "assets/javascripts/lunr/min"
_WORKER = re.compile(rf"{_WORKERS}/search\.[0-9a-f]+\.min\.js\Z")
_NEED_MORE = OWN_RULES | {"du", "hi", "jp", "kn", "multi", "sa", "stemmer", "ta", "te"}
"""Scripts that throw without a word cutter which is not loaded, old names, and what is no language."""
STUB = "search/search_index.json"
"""Path of the index that Material's script loads."""


def plugin(config: MkDocsConfig) -> Any | None:
    """Material's search plugin, if the site uses it."""
    for name in _PLUGINS:
        search = config.plugins.get(name)
        if search is not None and type(search).__module__.startswith("material."):
            return search if search.config.enabled else None
    return None


def segments_words(search: Any) -> bool:
    """Whether it cuts Chinese into words, with a package that may be installed and dictionaries of the site."""
    return getattr(sys.modules[type(search).__module__], "jieba", None) is not None


def stub(search: Any) -> str:
    """An index with the settings but no documents: Material's script gets the results from our worker."""
    config = {key: search.config[key] for key in ("lang", "separator", "pipeline", "fields")}
    return json.dumps({"config": config, "docs": []}, separators=(",", ":"))


def scripts(language: str, dirs: Iterable[str]) -> tuple[str, ...]:
    """The theme's scripts of lunr and of the stemmer of a language, where it has one; none if the theme has no lunr."""
    folders = [Path(folder) for folder in dirs]
    workers = sorted(path.name for folder in folders for path in (folder / _WORKERS).glob("search.*.min.js"))
    if not workers:
        return ()
    has_stemmer = language != "en" and language in languages(map(str, folders))
    stemmers = (f"{_LUNR}/lunr.stemmer.support.min.js", f"{_LUNR}/lunr.{language}.min.js") if has_stemmer else ()
    return (f"{_WORKERS}/{workers[0]}", *stemmers)


def languages(dirs: Iterable[str]) -> tuple[str, ...]:
    """The languages for which the theme has a stemmer that needs no other script."""
    names = (path.name for folder in dirs for path in (Path(folder) / _LUNR).glob("lunr.*.min.js"))
    found = (name.split(".")[1] for name in names)
    return ("en", *(name for name in found if name not in _NEED_MORE))


def use_worker(env: Environment, worker: str) -> None:
    """Let the theme's pages start another search worker than the theme's own.

    Args:
        env: of the theme's templates.
        worker: its address below the site's root, with its parameter after a `#`.
    """
    original: Callable[[Context, str], str] = env.filters["url"]

    @pass_context
    def url(context: Context, value: str) -> str:
        return original(context, worker if _WORKER.search(str(value)) else value)

    env.filters["url"] = url
