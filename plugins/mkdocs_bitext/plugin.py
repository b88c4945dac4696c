"""The hooks of the plugin `bitext`: each hands its arguments to a plain function."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_bitext import article, assets, dead_ends, ending, navigation, notfound, sitefiles, wholepage
from mkdocs_bitext.options import BitextOptions
from mkdocs_bitext.pages import Kind, SitePage
from mkdocs_bitext.report import log
from mkdocs_bitext.site import Site

_FIRST, _BEFORE_I18N, _AFTER_I18N = 100, -99, -200  # mkdocs-static-i18n itself has -100


class BitextPlugin(BasePlugin[BitextOptions]):
    """One site per locale, from pages in one language and their segment files."""

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self._aside: list[File] = []

    @property
    def site(self) -> Site:
        """The site that is being built; there is one once `on_config` ran."""
        assert self._site is not None
        return self._site

    @event_priority(_FIRST)
    def _on_config_early(self, config: MkDocsConfig) -> None:
        # A build calls itself once per locale, with the same configuration.
        if self._site is None:
            self._site = Site(config, self.config.status_page, self.config.search_help)

    @event_priority(_AFTER_I18N)
    def _on_config_late(self, config: MkDocsConfig) -> None:
        self.site.say(config)

    on_config = CombinedEvent(_on_config_early, _on_config_late)

    @event_priority(_FIRST)
    def _on_files_first(self, files: Files, config: MkDocsConfig) -> None:
        sitefiles.drop_includes(files, self.site.project.includes)

    @event_priority(_BEFORE_I18N)
    def _on_files_early(self, files: Files, config: MkDocsConfig) -> None:
        self._aside = sitefiles.set_aside(files, [one.code for one in self.site.languages], config.docs_dir)

    @event_priority(_AFTER_I18N)
    def _on_files_late(self, files: Files, config: MkDocsConfig) -> None:
        sitefiles.put_back(files, self._aside, "" if self.site.in_source else self.site.locale.code)
        assets.add_files(files, config, (*self.site.bundles, *map(assets.on_demand, ("moved", "notfound"))))
        self.site.fill(files)
        self.site.status.add(files, config, self.site.locale)

    on_files = CombinedEvent(_on_files_first, _on_files_early, _on_files_late)

    @event_priority(_AFTER_I18N)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """The navigation: no page carries all of it where there are many pages."""
        for note in navigation.lighten(nav, config):
            log.info("%s", note)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All pages of a locale are rendered: its templates ask for its search, and the whole site takes them down."""
        self.site.search.put_into(env, config, files, self.site.locale)
        self.site.gather(files, config.site_url)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
        """Just before a page is rendered: its headings get the ids of the source page."""
        known = self._page(page)
        self.site.ids.wanted = known.heading_ids if known else None
        self.site.say_for(known, config)

    @event_priority(_AFTER_I18N)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str | None:
        """The rendered page: mark what is not translated, tell the reader, serve the side-by-side view."""
        if self.site.status.uri == page.file.src_uri:
            return self.site.status.fill(page, config, self.site.locale)
        known = self._page(page)
        if known is None:
            return None
        source = self.site.source_page(page.file)
        if known.kind is Kind.FALLBACK:
            page.canonical_url = self.site.source_url(page)
        return article.with_notices(html, known, self.site.locale.code, source, self.site.labels())

    @event_priority(_AFTER_I18N)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for addresses that lead nowhere gets its content, in the locale that is being built."""
        if template_name == notfound.NAME:
            dead_ends.fill(context, self.site, config, self.config.not_found)
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig, **_: Any) -> str:
        """Each locale has its own 404.html; the one at the root is that of the source."""
        if template_name != notfound.NAME:
            return output
        return dead_ends.keep(output, self.site, config)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The whole page: its locale, where it is in others, and on its article whether it is translated."""
        return wholepage.finished(output, page, self._page(page), self.site, config)

    @event_priority(_BEFORE_I18N)
    def _on_post_build_early(self, config: MkDocsConfig) -> None:
        # mkdocs-static-i18n builds the other locales from within this event.
        self.site.search.write(config, self.site.locale, self.site.start)

    @event_priority(_AFTER_I18N)
    def _on_post_build_late(self, config: MkDocsConfig) -> None:
        if not self.site.i18n.building:
            self.site.search.finish(config)
            ending.finish(self.site, config)

    on_post_build = CombinedEvent(_on_post_build_early, _on_post_build_late)

    def _page(self, page: Page) -> SitePage | None:
        return self.site.pages.get(page.file.src_uri)
