"""Copies the packed checker into the built site."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from mkdocs_hubcheck.pack_runtime import Runtime

FOLDER = "assets/hubcheck"
"""Below the site's root; its folders are named after a hash of their content and never change."""

_FOOTER = '<div class="md-copyright">'
_INTERNAL = frozenset({"answers.json", "empty.zip", "pyodide-lock.json", "snapshot.json"})


def publish(runtime: Runtime, site: Path) -> None:
    """Copy the files that the site does not have yet."""
    for folder in runtime.folders:
        target = site / FOLDER / folder.name
        for path in sorted(folder.iterdir()):
            if path.name not in _INTERNAL and not (target / path.name).is_file():
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / path.name)


def file_uri(runtime: Runtime, name: str) -> str:
    """URI of a module or style sheet of the checker, relative to the site's root."""
    return f"{FOLDER}/{runtime.web.name}/{name}"


def add_notices_link(output: str, address: str, label: str) -> str:
    """A page with a link to the third-party licences in the copyright line of its footer, if the theme has one.

    Args:
        output: the whole page.
        address: URL of `third-party.txt`, relative to the page.
        label: text of the link.
    """
    return output.replace(_FOOTER, f'{_FOOTER}<a href="{escape(address)}">{escape(label)}</a>', 1)
