"""Writes the files that concern all locales at the end of a build: sitemap, not-found pages, redirects."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bitext.core.model import BitextError
from bitext.core.storage import write_atomic
from bitext.update.redirect_map import read_redirects, redirects_path
from mkdocs_bitext.build_state import Site
from mkdocs_bitext.i18n import other_plugins
from mkdocs_bitext.pages.build_log import log_errors, note_unmarked_pages, warn_no_site_url, warn_unknown_pages
from mkdocs_bitext.site import not_found, redirects, sitemap


def finish(site: Site, config: MkDocsConfig, feedback_pages: Collection[str]) -> None:
    """Write the files that concern all locales, and warn about pages of the option `feedback` that do not exist."""
    missing = set(feedback_pages) - {page.uri for page in site.links.published.pages}
    warn_unknown_pages("feedback", sorted(missing), site.project.config_file)
    folder = Path(config.site_dir)
    for code, text in site.links.published.not_found.items():
        of_locale = folder / ("" if code == site.project.source_locale else code)
        write_atomic(of_locale / not_found.NAME, text, durable=False)
    note_unmarked_pages(site.pages.unmarked)
    if not config.site_url:
        warn_no_site_url()
    if not (config.theme.custom_dir and (Path(config.theme.custom_dir) / sitemap.NAME).is_file()):
        sitemap.write(site.links.published.pages, folder)
    stubs = redirects.redirects(
        site.links.published.pages,
        site.project.source_locale,
        {**other_plugins.redirected_pages(config), **_moved(site)},
        folders=config.use_directory_urls,
    )
    redirects.write(stubs, folder, site.bundles)


def _moved(site: Site) -> dict[str, str]:
    try:
        return read_redirects(redirects_path(site.project))
    except BitextError as error:
        log_errors([error], site.project.root, "former addresses of pages are not redirected")
        return {}
