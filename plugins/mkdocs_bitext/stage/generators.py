"""The generators for which projects are staged, and what each can do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bitext.exchange.init.known_plugins import known_plugins

_ZENSICAL_PLUGINS = (
    "api-autonav autorefs awesome-nav blog callouts exclude gh-admonitions glightbox include-markdown literate-nav "
    "llmstxt macros mkdocs-nav-weight markdown-exec markdownextradata meta mike minify mkdocs-audio mkdocs-autoapi "
    "mkdocs-video mkdocstrings offline privacy redirects rss search social table-reader tags"
)
"""Of Zensical 0.0.73 (zensical/config.py, `_PLUGIN_UNSUPPORTED_OPTIONS`); it ignores all others without a word."""

_BASIC = {"mkdocs", "mkdocs-material"}
"""Packages that are required by other rules: with their versions."""
_WITH_EXTRAS = {"mkdocstrings": "mkdocstrings[python]"}
"""Its handlers are packages of their own; this is the default."""


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator."""

    name: str
    """Of its Python module and of its command."""
    requirements: tuple[str, ...]
    """What pip installs for it."""
    plugins: Collection[str] | None = None
    """The plugins that it knows; None for any that is installed."""
    packaged: Collection[str] | None = None
    """The plugins of which it needs the package too; None for all. It has the others itself."""
    themes: tuple[str, ...] | None = None
    """The themes that it has; the first replaces any other. None for any that is installed."""
    translates_templates: bool = True
    """Whether its templates may have `{% trans %}`."""
    runs_hooks: bool = True
    """Whether it runs the `hooks` of mkdocs.yml."""

    def knows(self, plugin: str) -> bool:
        """Whether it can run a plugin of that name, with or without the theme's prefix (`material/search`)."""
        return self.plugins is None or plugin.rpartition("/")[2] in self.plugins

    def packages(self, plugins: Collection[str]) -> list[str]:
        """What pip installs for it and for those of the plugins that we know."""
        needed = [name for name in plugins if self.knows(name) and (self.packaged is None or name in self.packaged)]
        packages = {known_plugins()[name].package for name in needed if name in known_plugins()}
        return [*self.requirements, *sorted(_WITH_EXTRAS.get(one, one) for one in packages - _BASIC)]


GENERATORS = {
    "zensical": Generator(
        "zensical",
        ("zensical>=0.0.73",),
        plugins=frozenset(_ZENSICAL_PLUGINS.split()),
        packaged=("mkdocstrings",),
        themes=("material", "zensical"),
        translates_templates=False,
        runs_hooks=False,
    ),
    "mkdocs": Generator("mkdocs", ("mkdocs>=1.6,<2",)),
}
"""By the name after `--site`."""
