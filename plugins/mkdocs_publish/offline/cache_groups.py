"""Which files of the site a reader's browser keeps for reading without a network, and in which groups."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote

from mkdocs_publish.built_page import BuiltPage

NAME = "sw.js"
"""The service worker, at the site's root, which is its scope."""
MEGABYTE = 1_000_000

_KINDS = frozenset(
    {".css", ".js", ".mjs", ".json", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2"}
    | {".wasm", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
)
"""What pages are made of; compressed twins, source maps and what is there for machines are left out."""
_STEMMER = re.compile(r"/lunr/(?:wordcut|tinyseg|min/lunr\.(?P<code>[a-z]{2}|jp|du))(?:\.min)?\.js$")
"""The theme brings a stemmer for each language of the world."""
_SMALL = 20_000
"""Bytes of a file of another language that are no burden: somebody may write to a reader of that language."""

Entry = tuple[str, str]
"""Where a file lies below the root, as an address, and the beginning of its SHA-256."""


@dataclass(slots=True)
class Language:
    """What one locale needs besides what all share."""

    lang: str
    folder: str
    """Where its pages lie: `nl-BE/`; empty for the locale at the root."""
    files: list[Path] = field(default_factory=list)
    size: int = 0


@dataclass(slots=True)
class Kept:
    """The groups."""

    core: list[Path]
    """What every page uses."""
    languages: list[Language]
    later: list[Path]
    """Large files of a part that not every reader uses."""
    beyond: int = 0
    """So many pages did not find room; they are kept once they were read."""


def languages(pages: Iterable[BuiltPage]) -> list[Language]:
    """The locales of a site by the folders in which their pages lie; the one at the root comes first."""
    folders: dict[str, set[str]] = {}
    for page in pages:
        folders.setdefault(page.lang, set()).add(page.address)
    found = [Language(lang, _common(addresses)) for lang, addresses in folders.items()]
    if found and all(one.folder for one in found):
        found[0].folder = ""
    return sorted(found, key=lambda one: (one.folder, one.lang))


def _common(addresses: set[str]) -> str:
    """The folder that holds all; a lone page's own folder."""
    first, last = min(addresses), max(addresses)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, same) + 1]


def choose(site: Path, pages: Sequence[BuiltPage], later: Sequence[str], never: Sequence[str], limit: float) -> Kept:
    """Put the files of a site into groups.

    Args:
        site: its folder.
        pages: its pages, those first that are to find room first.
        later: patterns of files that are kept when somebody uses one, or when the browser is idle.
        never: patterns of files that are not kept.
        limit: room for each locale, in megabytes.
    """
    kept = Kept([], languages(pages), [])
    for page in pages:
        language = next(one for one in kept.languages if one.lang == page.lang)
        size = (site / page.path).stat().st_size
        if language.size + size > limit * MEGABYTE:
            kept.beyond += 1
            continue
        language.size += size
        language.files.append(site / page.path)
    spoken = {part for one in kept.languages for part in one.lang.lower().split("-")}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if _matches(name, later):
            kept.later.append(path)
        elif path.suffix in _KINDS and not _matches(name, never) and _is_read(name, spoken):
            _group(kept, path, name).append(path)
    return kept


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _is_read(name: str, spoken: set[str]) -> bool:
    stemmer = _STEMMER.search(f"/{name}")
    return name != NAME and (stemmer is None or stemmer["code"] in spoken)


def _group(kept: Kept, path: Path, name: str) -> list[Path]:
    """The group of a file that is no page: its language's, by its folder or its name (`search/nl-BE.json`)."""
    small = path.stat().st_size < _SMALL
    named = {part for piece in name.split("/") for part in piece.split(".")}
    own = (
        one
        for one in kept.languages
        if (one.folder and name.startswith(one.folder)) or (one.lang in named and not small)
    )
    found = next(own, None)
    return found.files if found else kept.core


def entries(site: Path, files: Iterable[Path]) -> list[Entry]:
    """The files as the service worker takes them."""
    found = []
    for path in files:
        name = path.relative_to(site).as_posix()
        address = name.removesuffix("index.html") if path.name == "index.html" else name
        found.append((quote(address), hashlib.sha256(path.read_bytes()).hexdigest()[:16]))
    return found
