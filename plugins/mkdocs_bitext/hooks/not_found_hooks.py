"""The hooks of the not-found page: its content for the theme, and its file for each locale."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from mkdocs_bitext.build_state import Site
from mkdocs_bitext.head import accessible_names, theme
from mkdocs_bitext.pages import typography
from mkdocs_bitext.pages.build_log import warn_unknown_pages
from mkdocs_bitext.site import not_found


def fill(context: TemplateContext, site: Site, config: MkDocsConfig, references: Sequence[str]) -> None:
    """Give the template its content with the suggested pages, and let the language switcher link to start pages."""
    where = not_found.error_page(config, site.locale, site.languages)
    site.show_languages(None, config)
    suggestions, missing = not_found.suggested_links(references, site.rendered, context["nav"], where.base)
    if site.in_source:
        warn_unknown_pages("not_found", missing, site.project.config_file)
    search = theme.searches_by_address(config.theme) and any("search" in name for name in config.plugins)
    context["not_found"] = not_found.content(where, suggestions, search=search)  # type: ignore[typeddict-unknown-key]


def store(output: str, site: Site, config: MkDocsConfig) -> str:
    """Complete the page as the theme made it, and store it to be written into the folder of its locale."""
    where = not_found.error_page(config, site.locale, site.languages)
    output = theme.with_alternates(output, [], [one.code for one in site.languages])
    output = theme.with_html_lang(output, site.locale.code)
    if "access" in site.enhance:
        output = accessible_names.with_accessible_names(output)
    if "typography" in site.enhance:
        output = typography.with_typography(output, site.locale.code)
    lines = [*site.search.head(config, site.locale), *not_found.head(where, site.bundles)]
    output = theme.with_head(output, lines)
    site.links.published.not_found[site.locale.code] = output
    return output
