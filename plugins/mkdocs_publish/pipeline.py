"""What happens to the files of a built site, one step after the other."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_publish.atomic_write import write
from mkdocs_publish.built_page import BuiltPage, pages
from mkdocs_publish.machines.json_ld import write_json_ld
from mkdocs_publish.machines.llms_txt import write_texts
from mkdocs_publish.machines.page_text import Guide
from mkdocs_publish.offline import build_worker
from mkdocs_publish.options import PublishOptions
from mkdocs_publish.security.apply import secure, write_headers

log = logging.getLogger("mkdocs.plugins.bitext-publish")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site and what is known of it."""

    folder: Path
    url: str
    """Where it will be; may be empty."""
    preview: bool
    """Whether `mkdocs serve` built it."""

    def root(self, page: BuiltPage) -> str:
        """The way from a page to the root; an error page is shown at any address, and must name the root itself."""
        if page.is_error:
            return urlsplit(self.url).path.rstrip("/") + "/"
        return page.root


def publish(site: Site, options: PublishOptions, guides: Sequence[Guide] = ()) -> None:
    """Make the site ready; what is read last is what nothing changes any more.

    Args:
        site: what was built.
        options: of the plugin.
        guides: what the build knew of each locale.
    """
    write_texts(site.folder, site.url, guides)
    if options.structured_data and not site.preview:
        write_json_ld(site.folder, guides)
    parts = _add_offline(site) if options.offline.enabled and not site.preview else None
    secured = secure(site.folder, options.connect, preview=site.preview)
    for path, fault in secured.faults:
        log.warning("%s: %s; the site's policy lets no browser carry it out. Use a class or a file.", path, fault)
    if parts is None:
        build_worker.write_unregister_worker(site.folder)
    else:
        _write_worker(site, parts, options)
    if not site.preview:
        write_headers(site.folder, secured.needs)


def _add_offline(site: Site) -> str:
    folder = build_worker.assets(site.folder)
    for page in pages(site.folder):
        if not page.is_redirect:
            write(site.folder / page.path, build_worker.with_offline(page, folder, site.root(page)))
    return folder


def _write_worker(site: Site, folder: str, options: PublishOptions) -> None:
    opened = (page for page in pages(site.folder) if not page.is_redirect and not page.is_error)
    known = sorted(opened, key=lambda page: (page.path.count("/"), page.path))
    wanted = options.offline
    kept = build_worker.write_worker(
        site.folder, known, folder, later=wanted.later, never=wanted.never, limit=float(wanted.limit)
    )
    if kept.beyond:
        log.info("%d pages are kept for reading offline only once they were read; see `limit`.", kept.beyond)
