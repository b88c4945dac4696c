"""The hooks of the plugin `bitext`: each hands its arguments to a plain function."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

from mkdocs_bitext import assets, locales, options, sitefiles, theme
from mkdocs_bitext.options import BitextOptions


class BitextPlugin(BasePlugin[BitextOptions]):
    """One site per locale, from English pages and their segment files."""

    def __init__(self) -> None:
        super().__init__()
        self._bundles = assets.bundles()
        self._aside: list[File] = []

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before all others: make mkdocs-static-i18n, the theme and the search know the locales."""
        if locales.NAME in config.plugins and self._i18n is config.plugins[locales.NAME]:
            return config
        names = options.names(self.config)
        self._i18n = locales.insert(config, [locales.Language(code, name) for code, name in names.items()])
        theme.add_language_partials(config.theme, list(names), self)
        locales.prepare_search(config, list(names))
        assets.add_to_pages(config, self._bundles)
        return config

    @event_priority(100)
    def _before_i18n(self, files: Files, config: MkDocsConfig) -> Files:
        sitefiles.drop_includes(files, self.config.includes)
        self._aside = sitefiles.set_aside(files, options.names(self.config))
        return files

    @event_priority(-200)
    def _after_i18n(self, files: Files, config: MkDocsConfig) -> Files:
        sitefiles.put_back(files, self._aside)
        assets.add_files(files, config, self._bundles)
        return files

    on_files = CombinedEvent(_before_i18n, _after_i18n)
