"""The hooks' side of the page for addresses that lead nowhere: its content for the theme, its file for each locale."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from mkdocs_bitext.build_state import Site
from mkdocs_bitext.head import accessible_names, theme
from mkdocs_bitext.pages.build_log import warn_unknown_suggestions
from mkdocs_bitext.site import not_found


def fill(context: TemplateContext, site: Site, config: MkDocsConfig, references: Sequence[str]) -> None:
    """Give the template what it shows, and let the theme's switcher lead to start pages.

    Args:
        context: of the template.
        site: with the locale that is being built.
        config: of MkDocs.
        references: pages that mkdocs.yml wants to be offered.
    """
    where = not_found.place(config, site.locale, site.languages)
    homes = {one.code: where.home(one) for one in site.languages}
    switcher = [{**one, "link": homes.get(one["lang"], one["link"])} for one in config.extra.get("alternate") or ()]
    # Templates read the attribute before the key; mkdocs-static-i18n leaves the links of the last page there.
    vars(config.extra)["alternate"] = switcher
    found, missing = not_found.suggested_links(references, site.rendered, context["nav"], where.base)
    if site.in_source:
        warn_unknown_suggestions(missing, site.project.config_file)
    search = theme.searches_by_address(config.theme) and any("search" in name for name in config.plugins)
    context["not_found"] = not_found.content(where, found, search=search)  # type: ignore[typeddict-unknown-key]


def keep(output: str, site: Site, config: MkDocsConfig) -> str:
    """Take the page down for its locale's folder, whole.

    Args:
        output: the page as the theme made it.
        site: with the locale that is being built.
        config: of MkDocs.
    """
    where = not_found.place(config, site.locale, site.languages)
    output = theme.with_html_lang(theme.with_alternates(output, []), site.locale.code)
    output = accessible_names.with_accessible_names(output)
    lines = [*site.search.head(config, site.locale), *not_found.head(where, site.bundles)]
    output = theme.with_head(output, lines)
    site.published.not_found[site.locale.code] = output
    return output
