"""Chooses the files that the service worker caches for offline reading, in groups."""

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
"""Files that pages use; not compressed copies, source maps and files for machines."""
_STEMMER = re.compile(r"/lunr/(?:wordcut|tinyseg|min/lunr\.(?P<code>[a-z]{2}|jp|du))(?:\.min)?\.js$")
"""The stemmers of the theme, one for each of many languages."""
_SMALL = 20_000
"""Size in bytes below which a file of another language is cached too: the checker writes messages in any language."""

Entry = tuple[str, str]
"""URL path of a file below the root, and the beginning of its SHA-256."""


@dataclass(slots=True)
class Language:
    """The files of one locale, besides those that all locales share."""

    lang: str
    folder: str
    """The folder of its pages, e.g. `nl-BE/`; empty for the locale at the root."""
    files: list[Path] = field(default_factory=list)
    size: int = 0


@dataclass(slots=True)
class PrecacheManifest:
    """The files to cache, in groups."""

    core: list[Path]
    """Files that every page uses."""
    languages: list[Language]
    later: list[Path]
    """Large files that not every reader needs."""
    over_limit: int = 0
    """Number of pages that did not fit; they are cached after they have been read."""


def languages(pages: Iterable[BuiltPage]) -> list[Language]:
    """The locales of a site by the folders of their pages; the one at the root comes first."""
    folders: dict[str, set[str]] = {}
    for page in pages:
        folders.setdefault(page.lang, set()).add(page.address)
    found = [Language(lang, _common(addresses)) for lang, addresses in folders.items()]
    if found and all(one.folder for one in found):
        found[0].folder = ""
    return sorted(found, key=lambda one: (one.folder, one.lang))


def _common(addresses: set[str]) -> str:
    """The innermost folder that contains all addresses."""
    first, last = min(addresses), max(addresses)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, same) + 1]


def choose(
    site: Path, pages: Sequence[BuiltPage], later: Sequence[str], never: Sequence[str], limit: float
) -> PrecacheManifest:
    """Put the files of a site into groups.

    Args:
        site: its folder.
        pages: its pages, the most important first.
        later: patterns of files that are cached when one of them is used, or when the browser is idle.
        never: patterns of files that are not cached.
        limit: space for the pages of each locale, in megabytes.
    """
    manifest = PrecacheManifest([], languages(pages), [])
    for page in pages:
        language = next(one for one in manifest.languages if one.lang == page.lang)
        size = (site / page.path).stat().st_size
        if language.size + size > limit * MEGABYTE:
            manifest.over_limit += 1
            continue
        language.size += size
        language.files.append(site / page.path)
    spoken = {part for one in manifest.languages for part in one.lang.lower().split("-")}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if _matches(name, later):
            manifest.later.append(path)
        elif path.suffix in _KINDS and not _matches(name, never) and _is_used(name, spoken):
            _group(manifest, path, name).append(path)
    return manifest


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _is_used(name: str, spoken: set[str]) -> bool:
    stemmer = _STEMMER.search(f"/{name}")
    return name != NAME and (stemmer is None or stemmer["code"] in spoken)


def _group(manifest: PrecacheManifest, path: Path, name: str) -> list[Path]:
    """The group of a file that is not a page: that of its language, by folder or by name (`search/nl-BE.json`)."""
    small = path.stat().st_size < _SMALL
    named = {part for piece in name.split("/") for part in piece.split(".")}
    own = (
        one
        for one in manifest.languages
        if (one.folder and name.startswith(one.folder)) or (one.lang in named and not small)
    )
    found = next(own, None)
    return found.files if found else manifest.core


def entries(site: Path, files: Iterable[Path]) -> list[Entry]:
    """The files as the service worker expects them."""
    found = []
    for path in files:
        name = path.relative_to(site).as_posix()
        address = name.removesuffix("index.html") if path.name == "index.html" else name
        found.append((quote(address), hashlib.sha256(path.read_bytes()).hexdigest()[:16]))
    return found
