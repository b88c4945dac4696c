"""Our scripts and styles, from the package into the site under names that change with their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_KINDS = frozenset({".js", ".mjs", ".css", ".svg", ".woff2"})

_ASSETS = Path(str(package_files("mkdocs_bitext"))) / "assets"
_ON_DEMAND = frozenset({"moved", "notfound", "offer", "status"})
"""Folders of assets that only the pages load which name them."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One folder of assets: modules that import one another by relative paths, and a style sheet."""

    folder: Path
    """Where it lies on disk."""
    uri: str
    """Where it goes below the site's root; holds a hash of all its files, so that a browser may keep it."""
    names: tuple[str, ...]
    """The files, relative to the folder, with forward slashes."""


def bundles(root: Path | None = None) -> tuple[Bundle, ...]:
    """The folders of assets that come with this package, or lie below `root`, and that every page loads."""
    root = root or _ASSETS
    folders = (
        sorted(path for path in root.iterdir() if path.is_dir() and path.name not in _ON_DEMAND)
        if root.is_dir()
        else []
    )
    return tuple(bundle(folder) for folder in folders)


def on_demand(name: str) -> Bundle:
    """A folder of assets for pages that name its files themselves."""
    return bundle(_ASSETS / name)


def bundle(folder: Path) -> Bundle:
    """What of a folder goes to the site: no tests, no dot files, no tool settings."""
    names = tuple(sorted(_published(folder)))
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return Bundle(folder, f"assets/bitext/{folder.name}.{digest.hexdigest()[:10]}", names)


def _published(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "_")) or part == "tests" for part in name.parts)
        test = ".test." in path.name
        if path.is_file() and path.suffix in _KINDS and not hidden and not test:
            yield name.as_posix()


def add_to_pages(config: MkDocsConfig, found: tuple[Bundle, ...]) -> None:
    """Name each bundle's style sheets and its `main.js` in every page; a second call changes nothing."""
    scripts = [str(script) for script in config.extra_javascript]
    for one in found:
        styles = (f"{one.uri}/{name}" for name in one.names if name.endswith(".css"))
        config.extra_css.extend(style for style in styles if style not in config.extra_css)
        script = f"{one.uri}/main.js"
        if "main.js" in one.names and script not in scripts:
            value = ExtraScriptValue(script)
            value.type = "module"
            config.extra_javascript.append(value)


def add_files(files: Files, config: MkDocsConfig, found: tuple[Bundle, ...]) -> None:
    """Add the bundles to the files of the site; only after mkdocs-static-i18n, which cannot take virtual files."""
    for one in found:
        for name in one.names:
            files.append(File.generated(config, f"{one.uri}/{name}", abs_src_path=str(one.folder / name)))
