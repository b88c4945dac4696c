"""What we take from Material's search, and what we put in its place: the only module here that knows that theme."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

_PLUGINS = ("search", "material/search")
_WORKERS = "assets/javascripts/workers"
_LUNR = "assets/javascripts/lunr/min"
_WORKER = re.compile(rf"{_WORKERS}/search\.[0-9a-f]+\.min\.js\Z")
STUB = "search/search_index.json"
"""Where Material's script looks for the index of every page."""


def plugin(config: MkDocsConfig) -> Any | None:
    """Material's search plugin, where the site has it and it is on."""
    for name in _PLUGINS:
        found = config.plugins.get(name)
        if found is not None and type(found).__module__.startswith("material."):
            return found if found.config.enabled else None
    return None


def entries(search: Any) -> list[dict[str, Any]]:
    """What the plugin took down of the pages that were just built."""
    return list(search.search_index.entries)


def stub(search: Any) -> str:
    """An index without documents: it says how to part words, and Material's script asks our worker for the rest."""
    config = {key: search.config[key] for key in ("lang", "separator", "pipeline", "fields")}
    return json.dumps({"config": config, "docs": []}, separators=(",", ":"))


def scripts(language: str, dirs: Iterable[str]) -> tuple[str, ...] | None:
    """The theme's scripts that bring lunr and the stemmer of a language; None where the theme has none."""
    folders = [Path(folder) for folder in dirs]
    workers = sorted(path.name for folder in folders for path in (folder / _WORKERS).glob("search.*.min.js"))
    if not workers:
        return None
    stemmers = () if language == "en" else (f"{_LUNR}/lunr.stemmer.support.min.js", f"{_LUNR}/lunr.{language}.min.js")
    return (f"{_WORKERS}/{workers[0]}", *stemmers)


def languages(dirs: Iterable[str]) -> tuple[str, ...]:
    """The languages that the theme has a stemmer for."""
    names = (path.name for folder in dirs for path in (Path(folder) / _LUNR).glob("lunr.*.min.js"))
    return ("en", *(name.split(".")[1] for name in names))


def use_worker(env: Environment, worker: str) -> None:
    """Let the theme's pages start another worker than the theme's own.

    Args:
        env: of the theme's templates.
        worker: its address from the site's root, with whatever it has to know behind a `#`.
    """
    original: Callable[[Context, str], str] = env.filters["url"]

    @pass_context
    def url(context: Context, value: str) -> str:
        return original(context, worker if _WORKER.search(str(value)) else value)

    env.filters["url"] = url
