"""Puts the packed checker into the built site."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from mkdocs_hubcheck.pack_runtime import Runtime
from mkdocs_hubcheck.third_party import NAME

FOLDER = "assets/hubcheck"
"""Below the site's root; the folders in it are named by their content and never change."""

_FOOTER = '<div class="md-copyright">'
_INTERNAL = frozenset({"answers.json", "empty.zip", "pyodide-lock.json", "snapshot.json"})


def publish(runtime: Runtime, site: Path) -> None:
    """Copy what the site does not have yet."""
    for folder in runtime.folders:
        target = site / FOLDER / folder.name
        for path in sorted(folder.iterdir()):
            if path.name not in _INTERNAL and not (target / path.name).is_file():
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / path.name)


def module(runtime: Runtime, name: str) -> str:
    """Address of a module or style sheet of the checker, relative to the site's root."""
    return f"{FOLDER}/{runtime.web.name}/{name}"


def with_notices(output: str, address: str, label: str) -> str:
    """A page with a link to the licences of what the checker is made of, where its theme has a footer for that.

    Args:
        output: the whole page.
        address: of `third-party.txt`, as the page can use it.
        label: what the link says.
    """
    return output.replace(_FOOTER, f'{_FOOTER}<a href="{escape(address)}">{escape(label)}</a>', 1)


def notices(runtime: Runtime) -> str:
    """Address of `third-party.txt`, relative to the site's root."""
    return module(runtime, NAME)
