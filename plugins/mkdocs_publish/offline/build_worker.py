"""Makes a built site readable offline: adds elements to its pages, and writes the service worker that caches them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from mkdocs.exceptions import PluginError

from bitext.core.html_edit import InsertionPoint, with_insertions
from mkdocs_publish.built_page import FOLDER, BuiltPage, write
from mkdocs_publish.messages import messages
from mkdocs_publish.offline.cache_groups import NAME, PrecacheManifest, choose, entries

_LOAD = 'addEventListener("load",()=>(self.requestIdleCallback??setTimeout)(()=>import(new URL({},document.baseURI))))'
"""Loads the script when nothing that the reader waits for is on its way any more, and the browser has time."""
_BUNDLES = Path(str(files("mkdocs_publish"))) / "dist"


def _bundled(kind: str) -> list[Path]:
    """The files of `scripts/bundle.mjs`: `page` or `worker`."""
    paths = sorted((_BUNDLES / kind).glob("[!.]*"))
    if not paths:
        raise PluginError("The scripts of bitext-publish are not bundled yet: run `make setup` in the checkout.")
    return paths


def assets(site: Path) -> str:
    """Put script and style sheet into the site; gives their folder, named by what is in it, below the root.

    Raises:
        PluginError: the package was not set up.
    """
    paths = _bundled("page")
    digest = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in paths))
    folder = f"{FOLDER}/{digest.hexdigest()[:10]}"
    (site / folder).mkdir(parents=True, exist_ok=True)
    for path in paths:
        shutil.copyfile(path, site / folder / path.name)
    return folder


def style(folder: str) -> str:
    """The style sheet in the folder of `assets`, which the service worker names for the pages that it makes itself."""
    return f"{folder}/offline.css"


def with_offline(page: BuiltPage, folder: str, root: str) -> str:
    """The page with the line about a lost connection, and the script in a folder below the site's root."""
    words = messages(page.lang)
    line = f'<div class="pub-offline" role="status"><p hidden>{escape(words["offline.line"])}</p></div>'
    return with_insertions(
        page.text,
        {
            InsertionPoint.HEAD_END: f'<link rel="stylesheet" href="{root}{style(folder)}">\n'
            f"<script>{_LOAD.format(json.dumps(f'{root}{folder}/offline.js'))}</script>\n",
            InsertionPoint.FOOTER_END: line,
        },
    )


def worker(site: Path, manifest: PrecacheManifest, folder: str) -> str:
    """The service worker of exactly this site: if any file changes, so does the worker."""
    groups = {
        "core": entries(site, manifest.core),
        "locales": [
            {
                "lang": one.lang,
                "folder": one.folder,
                "files": entries(site, one.files),
                "words": {name: escape(messages(one.lang)[f"offline.{name}"]) for name in ("title", "text", "home")},
            }
            for one in manifest.languages
        ],
        "later": entries(site, manifest.later),
        "style": style(folder),
    }
    code = (_BUNDLES / "worker" / NAME).read_text(encoding="utf-8")
    version = hashlib.sha256((json.dumps(groups) + code).encode()).hexdigest()[:12]
    build = json.dumps({"version": version, **groups}, ensure_ascii=False, separators=(",", ":"))
    return code.replace("__BUILD__", build, 1)


def write_worker(
    site: Path, pages: Sequence[BuiltPage], folder: str, *, later: Sequence[str], never: Sequence[str], limit: float
) -> PrecacheManifest:
    """Write the service worker; no other file of the site may change afterwards.

    Args:
        folder: of the scripts, below the root.
        site, pages, later, never, limit: as for `choose`.
    """
    manifest = choose(site, pages, later, never, limit)
    write(site / NAME, worker(site, manifest, folder))
    write(site / f"{NAME}.map", (_BUNDLES / "worker" / f"{NAME}.map").read_bytes())
    return manifest


def write_unregister_worker(site: Path) -> None:
    """Write a service worker that removes an earlier one, for a preview and for a site without offline reading."""
    script = next(path for path in _bundled("worker") if path.name == "unregister.js")
    write(site / NAME, script.read_bytes())
