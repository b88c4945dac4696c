"""Builds some locales of a site, as the environment variable BITEXT_LOCALES names them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from bitext.core.locales import canonical_locale
from mkdocs_bitext.build_state import Site
from mkdocs_bitext.i18n.other_plugins import unknown_handlers
from mkdocs_bitext.pages.build_log import log, note_unmarked_pages
from mkdocs_bitext.shards import inputs
from mkdocs_bitext.shards.record import LocaleRecord, ShardRecord
from mkdocs_bitext.site import not_found, sitemap
from mkdocs_bitext.versions import installed_versions

VARIABLE = "BITEXT_LOCALES"
_REWRITTEN = (not_found.NAME, sitemap.NAME, f"{sitemap.NAME}.gz")
"""Files at the root that the merge step writes."""
_BLANK = "<html></html>"
"""What is written for a page of the source whose file is removed again; MkDocs reports a page without any text."""
_FOR_PAGES = ("page_context", "post_page")
"""The events in which plugins see the template of a page."""


@dataclass(slots=True)
class Shard:
    """The part of a site that is being built.

    The source is always built, as other locales take the ids of its pages; its files are then removed again.
    """

    locales: tuple[str, ...]
    """Those that were asked for, in the order of the site."""
    sources: str
    """Digest of what the site is made from."""
    _of_source: dict[str, bytes] = field(default_factory=dict)
    _plugins: dict[str, dict[str, Any]] = field(default_factory=dict)

    def before_templates(self, site: Site, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """When all pages of a locale are rendered: leave out the templates of the source if its pages are in no part.

        Not done where another plugin may take what it writes at the root from whole pages.
        """
        if (
            site.in_source
            and site.project.source_locale not in self.locales
            and not unknown_handlers(config, *_FOR_PAGES)
        ):
            blank = env.from_string(_BLANK)
            for file in files.documentation_pages():
                if file.page is not None:
                    file.page.meta = {**file.page.meta, "template": blank}

    def after_locale(self, site: Site, config: MkDocsConfig) -> None:
        """When all pages of a locale have been built: record what plugins remember of it."""
        if site.in_source:
            self._of_source = _digests(Path(config.site_dir))
        self._plugins[site.locale.code] = {
            name: plugin.locale_record() for name, plugin in config.plugins.items() if hasattr(plugin, "locale_record")
        }

    def finish(self, site: Site, config: MkDocsConfig) -> None:
        """When all locales have been built: write the record, and remove the files of the source if nobody asked."""
        folder = Path(config.site_dir)
        note_unmarked_pages(site.pages.unmarked)
        if site.project.source_locale not in self.locales:
            self._remove_source(folder)
        published = site.links.published
        records = {
            code: LocaleRecord(
                tuple(page for page in published.pages if page.locale == code),
                published.not_found.get(code),
                self._plugins[code],
            )
            for code in self.locales
        }
        ShardRecord(self.sources, installed_versions(), records).write(folder)
        log.info(
            "Built %s, a part of the site: `bitext merge-sites` makes the site of all parts", ", ".join(self.locales)
        )

    def _remove_source(self, folder: Path) -> None:
        for name, digest in _digests(folder).items():
            if self._of_source.get(name) == digest or name in _REWRITTEN:
                (folder / name).unlink()
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def refuse_deployment() -> None:
    """Refuse to publish a part of a site as if it were the whole.

    Raises:
        PluginError: the environment asks for a part.
    """
    if os.environ.get(VARIABLE):
        raise PluginError(f"{VARIABLE} builds only a part of the site; unset it to deploy the site.")


def chosen_locales(site: Site) -> tuple[str, ...]:
    """The locales that BITEXT_LOCALES names, in the order of the site; none if it names none.

    Raises:
        PluginError: the site has no such locale.
    """
    codes = [language.code for language in site.languages]
    given = [one.strip() for one in os.environ.get(VARIABLE, "").split(",") if one.strip()]
    by_name = {canonical_locale(code): code for code in codes}
    for one in given:
        if canonical_locale(one) not in by_name:
            raise PluginError(f"{VARIABLE}: this site has no locale {one}; it has: {', '.join(codes)}.")
    asked = {by_name[canonical_locale(one)] for one in given}
    return tuple(code for code in codes if code in asked)


def shard_of(site: Site, config: MkDocsConfig) -> Shard | None:
    """The part of the site to build, from the configuration as the owner wrote it; None for the whole site.

    Raises:
        PluginError: the site cannot be built in parts, or has no such locale.
    """
    locales = chosen_locales(site)
    if not locales:
        return None
    if config.theme.custom_dir and (Path(config.theme.custom_dir) / sitemap.NAME).is_file():
        raise PluginError(
            f"{VARIABLE}: the site's own template {sitemap.NAME} needs all locales in one build; "
            f"unset {VARIABLE}, or remove the template."
        )
    source = site.project.source_locale
    site.i18n.only = [source, *(code for code in locales if code != source)]
    return Shard(locales, inputs.source_digest(config, site.project))


def _digests(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: sha256(path.read_bytes()).digest() for name, path in named if not name.startswith(".git/")}
