"""Keeps what other plugins write at the root, such as feeds and inventories, in the source language."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import Files

from bitext.core.storage import write_atomic

_QUOTE = rb'(?:\\?"|&quot;|&#34;)'
_MILESTONE = re.compile(rb"(?:<|&lt;)i data-s=%b[\w-]*%b(?:>|&gt;)(?:<|&lt;)/i(?:>|&gt;)" % (_QUOTE, _QUOTE))
_OURS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_OTHERS = ("search", ".git")
"""Folders that belong to the search, and to who publishes from the folder of the site."""
_INVENTORY = "objects.inv"
_INVENTORY_LINES = 4
"""The lines of an inventory (Sphinx, version 2) before its compressed entries."""


@dataclass(frozen=True, slots=True)
class RootFiles:
    """The files below a site's root that are neither pages nor assets, while one locale is being built."""

    site: Path
    site_url: str
    """The site's address; empty if it has none."""
    claimed: frozenset[str]
    """Paths of pages and assets."""
    before: Mapping[str, bytes]
    """What the locales before this one wrote, by path."""

    @classmethod
    def of(cls, site: Path, site_url: str | None, files: Files) -> RootFiles:
        """The files before the pages of a locale are built."""
        alternates = (other for file in files for other in getattr(file, "alternates", {}).values())
        claimed = frozenset(file.dest_uri for file in (*files, *alternates)) | frozenset(_OURS)
        return cls(site, site_url or "", claimed, _read(site, claimed))

    def clean(self) -> None:
        """Take the milestones of segments out of what other plugins made of the pages of the source locale."""
        for name, data in _read(self.site, self.claimed).items():
            _write_changed(self.site / name, data, without_marks(data))

    def settle(self, locale: str, locales: Collection[str]) -> None:
        """Give each file at the root its content of the source locale again; that of the locale goes into its folder.

        Args:
            locale: BCP 47, that was built.
            locales: all locales but the source, whose folders do not belong to the root.
        """
        for name, now in _read(self.site, self.claimed).items():
            if name.partition("/")[0] in locales:
                _write_changed(self.site / name, now, without_marks(now))
                continue
            source = self.before.get(name)
            if source is not None and source != now:
                write_atomic(self.site / name, source, durable=False)
                content = self._of_locale(name, without_marks(now), locale)
                write_atomic(self.site / locale / name, content, durable=False)

    def _of_locale(self, name: str, data: bytes, locale: str) -> bytes:
        if name.endswith(_INVENTORY):
            return inventory_below(data, f"{locale}/")
        address = self.site_url if self.site_url.endswith("/") else f"{self.site_url}/"
        return data.replace(f"{address}{name}".encode(), f"{address}{locale}/{name}".encode())


def inventory_below(inventory: bytes, folder: str) -> bytes:
    """An inventory of objects (version 2, as Sphinx and mkdocstrings write it) with addresses relative to a folder.

    A file of another format, such as version 1, stays as it is.
    """
    *head, entries = inventory.split(b"\n", _INVENTORY_LINES)
    try:
        lines = zlib.decompress(entries).decode().split("\n")
    except (zlib.error, UnicodeDecodeError):
        return inventory
    moved = "\n".join(line.replace(f" {folder}", " ", 1) for line in lines)
    return b"\n".join((*head, zlib.compress(moved.encode())))


def without_marks(data: bytes) -> bytes:
    """A text without milestones, also where they are escaped in XML or JSON."""
    return _MILESTONE.sub(b"", data)


def _read(site: Path, claimed: Collection[str]) -> dict[str, bytes]:
    found = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {
        name: path.read_bytes() for name, path in found if name not in claimed and name.partition("/")[0] not in _OTHERS
    }


def _write_changed(path: Path, before: bytes, now: bytes) -> None:
    if now != before:
        write_atomic(path, now, durable=False)
