"""Localizes the strings in mkdocs.yml: site name and description, navigation, palette toggles, strings of templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bitext.core.model import BitextError
from bitext.markdown.merge.escape import in_head
from bitext.project.project import SITE, Locale, Project
from bitext.project.snippets import snippet_texts
from bitext.update.nav_titles import nav_titles
from bitext.update.site_strings import localize_site, template_strings, toggle_names
from bitext.update.template_texts import fits, template_texts
from bitext.update.theme_texts import replace_theme_texts, theme_texts
from mkdocs_bitext.pages.build_log import log_errors, log_findings
from mkdocs_bitext.pages.segment_files import place_of, read_segments
from mkdocs_bitext.pages.snippets import snippet_mark


@dataclass(frozen=True, slots=True)
class SiteStrings:
    """The strings in mkdocs.yml, in one language."""

    site_name: str
    site_description: str | None
    nav: list[Any] | None
    """In the form of `nav` in mkdocs.yml; None if there is none."""
    toggles: tuple[str | None, ...]
    """Names of the buttons that switch to the next palette of the theme, in order of the palettes."""
    templates: Mapping[str, str]
    """`extra.strings`: what the site's own templates say."""
    texts: Mapping[str, str]
    """What Material shows as it is, by name."""
    snippets: Mapping[str, str] = field(default_factory=dict)
    """The files that pages include by `--8<--`, by path, with marks; only those that differ from the source."""
    marked: Mapping[str, str] = field(default_factory=dict)
    """What templates of the site mark with `{% trans %}`: the translation by the text."""
    nav_titles: Mapping[str, str] = field(default_factory=dict)
    """Titles in the navigation files of other plugins: the translation by the title."""

    @classmethod
    def of(cls, config: MkDocsConfig) -> SiteStrings:
        """The current strings of a configuration."""
        return cls(
            config.site_name,
            config.site_description,
            config.nav,
            toggle_names({"theme": config.theme}),
            template_strings({"extra": config.extra}),
            theme_texts(config),
        )

    def apply_to(self, config: MkDocsConfig) -> None:
        """Set the strings in a configuration."""
        replace_theme_texts(config, self.texts)
        config.site_name, config.site_description, config.nav = self.site_name, self.site_description, self.nav
        if self.templates:
            config.extra["strings"] = {**config.extra["strings"], **self.templates}
        palette = config.theme.get("palette")
        if isinstance(palette, list):
            config.theme["palette"] = [
                _with_toggle_name(entry, name) for entry, name in zip(palette, self.toggles, strict=True)
            ]


def _with_toggle_name(entry: dict[str, Any], name: str | None) -> dict[str, Any]:
    return entry if name is None else {**entry, "toggle": {**entry["toggle"], "name": name}}


def localized_strings(source: SiteStrings, project: Project, locale: Locale) -> SiteStrings:
    """The strings in a target locale. Untranslated ones stay, and so does a navigation from another plugin."""
    catalog, catalog_error = read_segments(project.source_path(SITE))
    path = project.locale_path(locale, SITE)
    target, target_error = read_segments(path)
    log_errors((error for error in (catalog_error, target_error) if error), project.root)
    templates, titles = _read(template_texts, project), _read(nav_titles, project)
    localized = localize_site(
        project.config,
        catalog,
        target,
        locale=locale,
        source_locale=project.source_locale,
        where=partial(place_of, path),
        snippets=_read(snippet_texts, project),
        others={**templates, **titles},
        mark=snippet_mark,
    )
    log_findings(localized.findings, project.root)
    # Another plugin may have put something else in place of a text.
    same = {name for name, text in theme_texts(project.config).items() if source.texts.get(name) == text}
    same_nav = source.nav == project.config.get("nav")
    return SiteStrings(
        localized.site_name or source.site_name,
        localized.site_description or source.site_description,
        localized.nav if same_nav else source.nav,
        localized.toggles if len(localized.toggles) == len(source.toggles) else source.toggles,
        {**source.templates, **localized.strings},
        {**source.texts, **{name: localized.texts[name] for name in localized.texts if name in same}},
        localized.snippets,
        {
            text: localized.texts[name]
            for name, text in templates.items()
            if name in localized.texts and fits(text, localized.texts[name])
        },
        {title: in_head(localized.texts[name]) for name, title in titles.items() if name in localized.texts},
    )


def _read(texts: Callable[[Project], Mapping[str, str]], project: Project) -> Mapping[str, str]:
    try:
        return texts(project)
    except BitextError as error:
        log_errors([error], project.root, "its texts stay in the source language")
        return {}
