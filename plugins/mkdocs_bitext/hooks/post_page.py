"""Completes a page after the theme has rendered it: the metadata in its head, and the attributes of its article."""

from __future__ import annotations

from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from bitext.core.locales import language_attributes
from mkdocs_bitext.build_state import Site
from mkdocs_bitext.head import accessible_names, hreflang, language_suggestion, opengraph, theme
from mkdocs_bitext.i18n import other_plugins
from mkdocs_bitext.pages import article, page_text, typography
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.pages.sidebyside import SHOW_HINT


def finished(output: str, page: Page, known: SitePage | None, site: Site, config: MkDocsConfig) -> str:
    """The whole page, from what the theme rendered; a page of another plugin has no `known` text."""
    source = site.project.source_locale
    fallback = known is not None and known.kind is Kind.FALLBACK
    versions = site.links.versions(page.file)
    # Search engines should not list an untranslated page: it has no alternates.
    links = [] if fallback else hreflang.links(versions, source, config.site_url)
    if not site.in_source:
        output = theme.with_html_lang(output, site.locale.code)
        output = site.untranslated_texts.marked(output, language_attributes(source, site.locale.code))
    output = theme.with_alternates(output, links, [one.code for one in site.languages])
    output = site.completed(output, page.url, config)
    if "access" in site.enhance:
        output = accessible_names.with_accessible_names(output)
    output = theme.with_head(output, site.search.head(config, site.locale))
    if "open_graph" in site.enhance and not theme.has_open_graph(output):
        output = theme.with_head(output, opengraph.tags(_card(page, tuple(versions), site, config, fallback)))
    # The notice of an untranslated page links to the source page already.
    others = {code: url for code, url in versions.items() if not (fallback and code == source)}
    output = theme.below_title(output, language_suggestion.links(others, site.locale.code, page.file.url))
    if f'id="{language_suggestion.TEMPLATE_ID}"' in output:
        offered = language_suggestion.head(others, site.locale.code, page.file.url, site.bundles, source)
        output = theme.with_head(output, offered)
    if not site.in_source:
        output = other_plugins.with_feeds_below(output, page, site.locale.code)
    if "typography" in site.enhance:
        output = typography.with_typography(output, site.locale.code)
    if not site.in_source and page_text.lists_others(page.file):
        output = theme.with_contents_language(output, language_attributes(source, site.locale.code))
    if known is None:
        return output
    if site.side_by_side and known.kind in (Kind.PARTIAL, Kind.TRANSLATED):
        output = theme.with_control(output, site.side_by_side.button())
        output = theme.with_head(output, [SHOW_HINT])
        output = theme.with_contents_language(output, language_attributes(source, site.locale.code))
    return theme.with_article_attributes(output, article.attributes(known, source, site.locale.code))


def _card(page: Page, versions: tuple[str, ...], site: Site, config: MkDocsConfig, fallback: bool) -> opengraph.Card:
    locale = site.project.source_locale if fallback else site.locale.code
    described = site.source_description() if fallback else config.site_description
    return opengraph.Card(
        title=unescape(str(page.meta.get("title") or page.title or config.site_name)),
        site_name=unescape(config.site_name),
        locale=locale,
        others=tuple(code for code in versions if code != locale),
        description=unescape(str(page.meta.get("description") or described or "")),
        url=page.canonical_url or "",
        home=site.is_home(page.file),
    )
