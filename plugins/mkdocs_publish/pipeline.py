"""The steps that make the files of a built site ready to be published."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_publish.built_page import BuiltPage, pages, write
from mkdocs_publish.delivery.compact import compact
from mkdocs_publish.delivery.prefetch import with_prefetch
from mkdocs_publish.machines.json_ld import write_json_ld
from mkdocs_publish.machines.llms_txt import write_pages, write_texts
from mkdocs_publish.machines.page_text import Guide, Text
from mkdocs_publish.offline import build_worker
from mkdocs_publish.options import PublishOptions
from mkdocs_publish.security.csp import Needs, Secured, secure
from mkdocs_publish.security.headers import write_headers

log = logging.getLogger("mkdocs.plugins.bitext-publish")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site."""

    folder: Path
    url: str
    """The address at which it will be published; may be empty."""
    preview: bool
    """Whether `mkdocs serve` built it."""

    def root(self, page: BuiltPage) -> str:
        """The path from a page to the root; absolute on an error page, which a server shows at any address."""
        if page.is_error:
            return urlsplit(self.url).path.rstrip("/") + "/"
        return page.root


def publish(site: Site, options: PublishOptions, guides: Sequence[Guide] = ()) -> Needs:
    """Make the site ready; gives what its pages require.

    The order matters: what a step reads, no later step may change.
    """
    write_texts(site.folder, site.url, guides)
    if options.structured_data and not site.preview:
        write_json_ld(site.folder, guides)
    parts = _add_offline(site) if options.offline.enabled and not site.preview else None
    if options.prefetch and not site.preview:
        _rewrite(site, lambda page: with_prefetch(page.text, site.root(page)))
    if options.compact.enabled and not site.preview:
        kept = [build_worker.style(parts)] if parts else []
        compact(site.folder, site.root, options.compact.prune, kept)
    secured = secure(site.folder, options.connect, url=site.url, preview=site.preview)
    _warn(secured)
    if parts is None:
        build_worker.write_unregister_worker(site.folder)
    else:
        _write_worker(site, parts, options)
    if not site.preview:
        write_headers(site.folder, secured.needs)
    return secured.needs


def publish_again(
    site: Site, options: PublishOptions, texts: Iterable[Text], only: Collection[str], before: Needs
) -> None:
    """Make the pages ready that a save in a preview has built anew; all else stays as it was published.

    Args:
        site: of the preview.
        options: as before.
        texts: of these pages at least.
        only: their paths below the folder of the site.
        before: what the pages of the site required.
    """
    built = {path for path in only if (site.folder / path).is_file()}
    write_pages(site.folder, [text for text in texts if text.path in built])
    _warn(secure(site.folder, options.connect, url=site.url, preview=True, only=built, wasm=before.wasm))


def _warn(secured: Secured) -> None:
    for path, fault in secured.faults:
        log.warning("%s: %s; the site's security policy blocks it. Use a class or a file instead.", path, fault)
    for sentence in secured.blocked:
        log.warning("%s", sentence)


def _add_offline(site: Site) -> str:
    folder = build_worker.assets(site.folder)
    _rewrite(site, lambda page: build_worker.with_offline(page, folder, site.root(page)))
    return folder


def _rewrite(site: Site, change: Callable[[BuiltPage], str]) -> None:
    for page in pages(site.folder):
        if not page.is_redirect:
            write(site.folder / page.path, change(page))


def _write_worker(site: Site, folder: str, options: PublishOptions) -> None:
    readable = (page for page in pages(site.folder) if not page.is_redirect and not page.is_error)
    ordered = sorted(readable, key=lambda page: (page.path.count("/"), page.path))
    offline = options.offline
    manifest = build_worker.write_worker(
        site.folder, ordered, folder, later=offline.later, never=offline.never, limit=float(offline.limit)
    )
    if manifest.over_limit:
        log.info(
            "%d pages are available offline only after they have been read: their locale exceeds `offline.limit`.",
            manifest.over_limit,
        )
