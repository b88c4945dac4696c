"""The site's own words in a locale: its name, its description, the texts of its navigation and its toggles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bitext.project.project import SITE, Locale, Project
from bitext.update.site_strings import localize_site, toggle_names
from mkdocs_bitext.pages.build_log import log_errors, log_findings
from mkdocs_bitext.pages.segment_files import place_of, read_segments


@dataclass(frozen=True, slots=True)
class SiteStrings:
    """What mkdocs.yml says about the site, in one language."""

    site_name: str
    site_description: str | None
    nav: list[Any] | None
    """Shaped like `nav` in mkdocs.yml; None where there is none."""
    toggles: tuple[str | None, ...]
    """What the theme's palettes call the button that leads on from them."""

    @classmethod
    def of(cls, config: MkDocsConfig) -> SiteStrings:
        """What a configuration holds now."""
        return cls(config.site_name, config.site_description, config.nav, toggle_names({"theme": config.theme}))

    def put_into(self, config: MkDocsConfig) -> None:
        """Let a configuration say this."""
        config.site_name, config.site_description, config.nav = self.site_name, self.site_description, self.nav
        palette = config.theme.get("palette")
        if isinstance(palette, list):
            config.theme["palette"] = [_called(entry, name) for entry, name in zip(palette, self.toggles, strict=True)]


def _called(entry: dict[str, Any], name: str | None) -> dict[str, Any]:
    return entry if name is None else {**entry, "toggle": {**entry["toggle"], "name": name}}


def localized_strings(source: SiteStrings, project: Project, locale: Locale) -> SiteStrings:
    """The words in a locale; what is not translated stays, and so does a navigation that another plugin made.

    Args:
        source: the words in the source language.
        project: where the segment files lie.
        locale: the one wanted.
    """
    catalog, wrong = read_segments(project.source_path(SITE))
    path = project.locale_path(locale, SITE)
    target, broken = read_segments(path)
    log_errors((error for error in (wrong, broken) if error), project.root)
    found = localize_site(
        project.config,
        catalog,
        target,
        locale=locale,
        source_locale=project.source_locale,
        where=partial(place_of, path),
    )
    log_findings(found.findings, project.root)
    same_nav = source.nav == project.config.get("nav")
    return SiteStrings(
        found.site_name or source.site_name,
        found.site_description or source.site_description,
        found.nav if same_nav else source.nav,
        found.toggles if len(found.toggles) == len(source.toggles) else source.toggles,
    )
