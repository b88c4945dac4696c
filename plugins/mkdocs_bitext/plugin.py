"""The hooks of the plugin `bitext`, which pass their arguments on to plain functions."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from bitext.localize.segment_markers import without_milestones
from mkdocs_bitext.build_state import Site
from mkdocs_bitext.head import theme
from mkdocs_bitext.head.compiled_templates import reuse_compiled
from mkdocs_bitext.hooks import not_found_hooks, post_build, post_page, template_hooks
from mkdocs_bitext.i18n import other_plugins, static_i18n
from mkdocs_bitext.i18n.initial_state import GivenOptions, InitialState
from mkdocs_bitext.options import BitextOptions
from mkdocs_bitext.pages import article, page_text, raw_addresses, table_cards, through_plugins
from mkdocs_bitext.pages.build_log import log
from mkdocs_bitext.pages.localized import Kind, SitePage
from mkdocs_bitext.preview.changes import Scope
from mkdocs_bitext.preview.notice import with_problems
from mkdocs_bitext.preview.server import Preview
from mkdocs_bitext.shards.shard import Shard, refuse_deployment, shard_of
from mkdocs_bitext.site import mkdocs_files, navigation, not_found, sitemap
from mkdocs_bitext.site.contributors import ContributorPages, SplitNavigation

_BEFORE_GROUP = 200  # Material's plugin group has 150
_FIRST, _BEFORE_I18N, _AFTER_I18N = 100, -99, -200  # mkdocs-static-i18n itself has -100
_LASTING = ("bitext", static_i18n.NAME)
"""Plugins that build all locales together."""
_AFTER_I18N_FILES = static_i18n.ON_FILES - 0.5


class BitextPlugin(BasePlugin[BitextOptions]):
    """One site per locale, from pages in one language and their segment files."""

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self._config: MkDocsConfig | None = None
        self._options: GivenOptions | None = None
        self._initial: InitialState | None = None
        self._address = ""
        self._files: Files | None = None
        self._preview: Preview | None = None
        self._shard: Shard | None = None
        self._navigation: SplitNavigation | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Start a preview if this is `mkdocs serve`; MkDocs then keeps the plugin from build to build."""
        self._preview = Preview() if command == "serve" else None
        if command == "gh-deploy":
            refuse_deployment()

    def on_shutdown(self) -> None:
        """End the preview: later builds in this process are ordinary builds."""
        if self._preview is not None:
            self._preview.stop()
        self._preview = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Rebuild only what changed when a file is saved."""
        if self._preview is not None:
            self._preview.start(server, config, self.site.project, self.config.status_page, builder)

    @property
    def _scope(self) -> Scope | None:
        return self._preview.scope if self._preview else None

    @property
    def site(self) -> Site:
        """The site that is being built; set by `on_config`."""
        assert self._site is not None
        return self._site

    @event_priority(_BEFORE_GROUP)
    def _on_config_first(self, config: MkDocsConfig) -> None:
        if self._config is config and self._options is not None:
            self._options.restore(config)
        else:
            self._options = GivenOptions(config, _LASTING)

    @event_priority(_FIRST)
    def _on_config_early(self, config: MkDocsConfig) -> None:
        theme.prepare_environments(config.theme, reuse_compiled)
        # A build calls itself once per locale, with the same configuration.
        if self._config is config and self._initial is not None:
            self._initial.restore(config)
            return
        self._config, self._site = (
            config,
            Site(
                config,
                self.config.status_page,
                self.config.search_help,
                enhance=self.config.enhance,
                processes=self.config.processes,
            ),
        )
        self._initial = InitialState(config, _LASTING)
        if self._preview is not None and self._preview.scope is not None:
            self.site.build_only(self._preview.scope.locale, self._preview.kept)
        self._shard = None if self._preview else shard_of(self.site, config)

    @event_priority(_AFTER_I18N)
    def _on_config_late(self, config: MkDocsConfig) -> None:
        self.site.localize_config(config)
        theme.prepare_environments(config.theme, partial(self._prepare, config))

    def _prepare(self, config: MkDocsConfig, env: Environment) -> None:
        self.site.prepare(config, env)
        if self._preview is not None:
            self._preview.prepare(env)

    on_config = CombinedEvent(_on_config_first, _on_config_early, _on_config_late)

    @event_priority(_FIRST)
    def _on_files_first(self, files: Files, config: MkDocsConfig) -> None:
        mkdocs_files.drop_includes(files, self.site.project.includes)

    @event_priority(_AFTER_I18N_FILES)
    def _on_files_localized(self, files: Files, config: MkDocsConfig) -> None:
        self.site.limit_source_only_pages(files)
        self.site.pages.begin(files, self.site.locale, self.site.built_locales, self.site.kept)

    @event_priority(_AFTER_I18N)
    def _on_files_late(self, files: Files, config: MkDocsConfig) -> None:
        self.site.localize_files(files, config)
        self.site.bundles.add_to_files(files, config)
        if self.site.side_by_side:
            self.site.side_by_side.add_to_files(files, config)
        self.site.status.add(files, config, self.site.locale)

    on_files = CombinedEvent(_on_files_first, _on_files_localized, _on_files_late)

    @event_priority(_FIRST)
    def _on_pre_page_early(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        self._address = page.file.url
        other_plugins.show_address(page, config, page.file.url.removeprefix(self.site.start))

    @event_priority(_AFTER_I18N)
    def _on_pre_page_late(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        other_plugins.show_address(page, config, self._address)
        self.site.localize_extensions(self._page(page), config)

    on_pre_page = CombinedEvent(_on_pre_page_early, _on_pre_page_late)

    @event_priority(_AFTER_I18N)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Title the pages of the navigation, and shorten it where the site asks for that."""
        mkdocs_files.title_pages(nav, config)
        navigation.translate_titles(nav.items, self.site.nav_titles)
        for note in navigation.shorten(nav, config) if "navigation" in self.site.enhance else ():
            log.info("%s", note)
        self._navigation = ContributorPages(GitIgnoreSpec.from_lines(self.config.contributor_pages)).split(nav)
        if self._preview is not None:
            self._preview.before_pages(files)

    def _on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        # All pages of the locale are rendered; its templates follow.
        self.site.search.find_help(config, files)
        self.site.search.reuse_entries(config, self.site.pages.stored)
        self.site.index_pages(files, config.site_url)

    @event_priority(_AFTER_I18N)
    def _on_env_late(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        if self._shard is not None:
            self._shard.before_templates(self.site, env, files, config)
        split = self._navigation
        if self._scope is None:
            self.site.reuse_output(env, config, [split.readers, split.whole, split.contributors] if split else [])
        # A preview does not write unchanged pages again.
        if self._preview is not None:
            self._files = files
            self._preview.after_pages(config, files, self.site.locale.code, self.site.pages.by_uri)

    on_env = CombinedEvent(_on_env, _on_env_late)

    @event_priority(_AFTER_I18N)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Just before a page is rendered, set heading ids for it, and put in its milestones."""
        if self._scope is not None and not self._scope.covers(page.file.src_uri):
            return markdown
        self.site.pages.assign_ids(page, in_source=self.site.in_source)
        self.site.pages.hand_over(page, config)
        known = self._page(page)
        if known is None or not known.marks:
            return markdown
        plugins = through_plugins.transformation(self, page, config, files)
        return self.site.pages.with_milestones(markdown, page.file.src_uri, plugins)

    @event_priority(_FIRST)
    def _on_page_content_early(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        # The milestones are in the HTML now; feeds and excerpts are made of the Markdown.
        self.site.pages.excerpts.keep(page, self._page(page))
        page.markdown = without_milestones(page.markdown or "")
        if self._preview is None:
            self.site.pages.let_go(page)

    @event_priority(_AFTER_I18N)
    def _on_page_content_late(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Prepare tables, mark what is untranslated, and add notices and the data of the side-by-side view."""
        if self._scope is not None and not self._scope.covers(page.file.src_uri):
            return None
        if self.site.status.uri == page.file.src_uri:
            return self.site.status.fill(page, config, self.site.locale)
        if self.site.in_source:
            self.site.pages.remember_source(html, page.file.src_uri)
        else:
            html = self.site.pages.with_languages(html, page, self.site.locale)
        if "cards" in self.site.enhance:
            html = table_cards.with_cards(html)
        known = self._page(page)
        if known is None:
            return html
        source = self.site.source_page(page.file)
        if known.kind is Kind.FALLBACK:
            page.canonical_url = self.site.source_url(page)
        html = article.with_callout_titles(html, known, config, self.site.locale.code)
        html = article.with_language_of_docstrings(html, known, self.site.locale.code, source.locale)
        html = article.with_date_of_check(html, page, self.site.locale.code, source.locale)
        html = article.with_feedback_questions(html, self.config.feedback, page, self.site.locale.code, source.locale)
        html = article.with_notices(html, known, self.site.locale.code, source, page.file.url)
        return with_problems(html, known, self.site.locale.code, self.site.project.root) if self._preview else html

    on_page_content = CombinedEvent(_on_page_content_early, _on_page_content_late)

    @event_priority(_BEFORE_I18N)
    def _on_page_context_early(self, context: TemplateContext, page: Page, **_: Any) -> None:
        # Then Material's blog renders the excerpts of a list.
        if page_text.lists_others(page.file):
            self.site.pages.excerpts.put_in_milestones()

    @event_priority(_AFTER_I18N)
    def _on_page_context_late(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Let the page show the navigation that is its readers', and the footer the entries that are not."""
        self.site.search.add_anchors(config, page, self.site.pages.stored)
        self.site.show_languages(page.file, config)
        other_plugins.skip_generated_markdown(config)
        posts: Any = ()
        if page_text.lists_others(page.file):
            posts = context.get("posts") or ()
            pages, source = self.site.pages, self.site.project.source_locale
            pages.excerpts.mark(posts, pages.by_uri, source, self.site.locale.code)
        if not self.site.in_source:
            for shown in (page, *posts):
                shown.content = raw_addresses.in_locale(
                    shown.content or "", page.url, self.site.start, self.site.addresses
                )
        return self._with_navigation(context, page)

    on_page_context = CombinedEvent(_on_page_context_early, _on_page_context_late)

    def _with_navigation(self, context: TemplateContext, page: Page | None) -> TemplateContext:
        if self._navigation is not None:
            context["nav"] = self._navigation.of(page)
            context["contributor_nav"] = self._navigation.contributors  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(_AFTER_I18N)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Fill the pages that the theme makes without Markdown in the current locale."""
        self._with_navigation(context, None)
        if template_name == not_found.NAME:
            not_found_hooks.fill(context, self.site, config, self.config.not_found)
        else:
            template_hooks.fill(context, template_name, self.site)
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig, **_: Any) -> str:
        """Store the pages that the theme makes without Markdown in each locale; at the root is that of the source."""
        if self._scope is not None:
            return ""
        if template_name == sitemap.NAME:
            return output
        if template_name != not_found.NAME:
            return template_hooks.store(output, template_name, self.site, config)
        return not_found_hooks.store(output, self.site, config)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Complete the whole page: its language, its alternates, and on its article whether it is translated."""
        if self._navigation is not None:
            output = self._navigation.with_links(output, page)
        return post_page.finished(output, page, self._page(page), self.site, config)

    @event_priority(_BEFORE_I18N)
    def _on_post_build_early(self, config: MkDocsConfig) -> None:
        # mkdocs-static-i18n builds the other locales from within this event.
        if self._preview is not None:
            self._preview.complete_search(config, self._files, self.site.locale.code)
        theirs = self._navigation.pages if self._navigation else ()
        low = {file.url for file in self.site.rendered.documentation_pages() if file in theirs}
        later = self._preview.later if self._preview is not None else None
        self.site.search.write(config, self.site.locale, self.site.start, low, later)
        if self.site.in_source:
            self.site.settle_root_files()
        if self._shard is not None:
            self._shard.after_locale(self.site, config)
        if self._preview is None:
            self.site.let_go(config)

    @event_priority(_AFTER_I18N)
    def _on_post_build_late(self, config: MkDocsConfig) -> None:
        if self.site.i18n.building and not self.site.in_source:
            self.site.settle_root_files()
        if self._scope is not None:
            self.site.i18n.building = False
            self.site.search.finish(config)
            self.site.pages.stored.close()
        elif not self.site.i18n.building:
            self.site.search.finish(config)
            if self._shard is None:
                post_build.finish(self.site, config, self.config.feedback.pages)
            else:
                self._shard.finish(self.site, config)
                self.site.i18n.building = True  # What comes after the last locale is for the merge step.
            self.site.pages.stored.close()
        if self._preview is not None and not self.site.i18n.building:
            self._preview.after_build(config, self.site.project)

    on_post_build = CombinedEvent(_on_post_build_early, _on_post_build_late)

    def _page(self, page: Page) -> SitePage | None:
        return self.site.pages.of(page)
