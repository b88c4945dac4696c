"""The locales of the site, handed to mkdocs-static-i18n: it builds each, we fill in their text."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]
from mkdocs_static_i18n.reconfigure import LUNR_LANGUAGES  # type: ignore[import-untyped]

from bitext.core.locales import wider
from bitext.project.project import Locale

NAME = "i18n"
"""The name under which mkdocs-static-i18n stands among the plugins; themes ask for it by this name."""


class SiteLocales(I18n):  # type: ignore[misc]  # mkdocs-static-i18n ships no types
    """mkdocs-static-i18n as our plugin makes it, from the locales that stand once in mkdocs.yml."""

    def reconfigure_mkdocs_theme(self, config: MkDocsConfig, locale: str) -> None:
        """Tell one of MkDocs' own themes its locale, which it wants in POSIX form."""
        super().reconfigure_mkdocs_theme(config, locale.replace("-", "_"))


def insert(config: MkDocsConfig, languages: Sequence[Locale], *, apart: bool = False) -> SiteLocales:
    """Add mkdocs-static-i18n to the plugins of a build that has begun; the first language is the source.

    Args:
        config: of the build.
        languages: all of them.
        apart: each has a search index of its own.

    Raises:
        PluginError: mkdocs.yml names it already, or it refuses a locale.
    """
    present = config.plugins.get(NAME)
    if isinstance(present, SiteLocales):
        return present
    if present is not None:
        raise PluginError(
            f"Take `{NAME}` out of the plugins in mkdocs.yml: `bitext` sets it up from its own `locales`."
        )
    plugin = SiteLocales()
    errors, _ = plugin.load_config(
        {
            "docs_structure": "suffix",
            "fallback_to_default": True,
            # Only an index that all locales share holds doubles; finding them takes the square of its length.
            "reconfigure_search": not apart,
            "languages": [
                {"locale": language.code, "name": language.name, "default": language is languages[0]}
                for language in languages
            ],
        }
    )
    if errors:
        reasons = "; ".join(str(error) for _, error in errors)
        raise PluginError(f"The locales of `bitext` in mkdocs.yml cannot be built: {reasons}")
    config.plugins[NAME] = plugin
    return plugin


def search_languages(codes: Sequence[str]) -> list[str]:
    """The stemmers that the search index needs for these locales, each once."""
    found = (next((wide for wide in wider(code) if wide in LUNR_LANGUAGES), "en") for code in codes)
    return list(dict.fromkeys(found))


def prepare_search(config: MkDocsConfig, codes: Sequence[str]) -> None:
    """Give the search plugin its stemmers, unless mkdocs.yml does."""
    for name in ("search", "material/search"):
        plugin = config.plugins.get(name)
        if plugin is not None and not plugin.config.get("lang"):
            plugin.config["lang"] = search_languages(codes)
