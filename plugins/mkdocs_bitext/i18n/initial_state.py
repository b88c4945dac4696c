"""Builds each locale as if it were the only one: other plugins and the settings begin as the first one found them."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import Files

_OBJECTS = frozenset({"plugins", "theme", "config_file_path", "site_dir"})
"""Settings that are not restored as values."""
_CONTAINERS = (dict, list, set, defaultdict, OrderedDict, Counter)
"""Types whose objects do nothing but contain others, unlike the collection of plugins, which registers them."""


class InitialState:
    """The plugins and settings of a build before the first plugin has changed them.

    mkdocs-static-i18n builds all locales with one set of plugins, though most plugins are made for a single build: what
    they remembered of one locale would end up in the next one, such as the entries of a feed, the anchors of an API, or
    an option that they converted. A plugin that needs its memory has the class attribute `spans_locales = True`.

    Args:
        config: of the build.
        lasting: names of plugins that build all locales together.
    """

    def __init__(self, config: MkDocsConfig, lasting: Collection[str]) -> None:
        self._names = frozenset(config.plugins)
        self._plugins = {name: _contents(plugin) for name, plugin in _begin_anew(config, lasting)}
        self._settings = _copied({key: value for key, value in config.data.items() if key not in _OBJECTS}, {})
        self._theme = _contents(config.theme)
        self._warnings = list(_loader(config).warnings)

    def restore(self, config: MkDocsConfig) -> None:
        """Begin anew with another locale."""
        for name in [name for name in config.plugins if name not in self._names]:
            _remove(config.plugins, name)
        # MkDocs would tell the next reading of mkdocs.yml that `group` has loaded the same plugins again.
        _loader(config).warnings = list(self._warnings)
        for name, contents in self._plugins.items():
            vars(config.plugins[name]).clear()
            vars(config.plugins[name]).update(_copied(contents, {}))
        config.data.update(_copied(self._settings, {}))
        vars(config.theme).update(_copied(self._theme, {}))


class GivenOptions:
    """The options of other plugins as mkdocs.yml gives them: MkDocs uses up those with which `group` loads plugins.

    Args:
        config: of the build, before any plugin has seen it.
        lasting: names of plugins that build all locales together.
    """

    def __init__(self, config: MkDocsConfig, lasting: Collection[str]) -> None:
        self._options = {name: _copied(plugin.config, {}) for name, plugin in _begin_anew(config, lasting)}

    def restore(self, config: MkDocsConfig) -> None:
        """Give the plugins their options again, before the first of them reads its own."""
        for name, options in self._options.items():
            config.plugins[name].config = _copied(options, {})


@contextmanager
def preserved(things: Iterable[object]) -> Iterator[None]:
    """After the block, the attributes of these objects, and the containers among them, are as before."""
    saved = [(thing, dict(vars(thing)), _contents(thing)) for thing in things]
    try:
        yield
    finally:
        for thing, attributes, contents in saved:
            for name, container in attributes.items():
                _refill(container, contents[name])
            vars(thing).clear()
            vars(thing).update(attributes)


def _begin_anew(config: MkDocsConfig, lasting: Collection[str]) -> Iterator[tuple[str, BasePlugin[Any]]]:
    """The plugins that are to forget a locale; among those of MkDocs are modules with hooks, too."""
    for name, plugin in config.plugins.items():
        if isinstance(plugin, BasePlugin) and name not in lasting and not getattr(plugin, "spans_locales", False):
            yield name, plugin


def _refill(container: Any, contents: Any) -> None:
    """Give a container these contents again; others may hold it too."""
    if type(container) is list:
        container[:] = contents
    elif type(container) in _CONTAINERS:
        container.clear()
        container.update(contents)


def _contents(thing: object) -> dict[str, Any]:
    copied: dict[str, Any] = _copied(vars(thing), {})
    return copied


def _loader(config: MkDocsConfig) -> BaseConfigOption[Any]:
    """What loads plugins; the same for every reading of mkdocs.yml in a process."""
    return dict(config._schema)["plugins"]


def _remove(plugins: PluginCollection, name: str) -> None:
    """Remove a plugin that another one added, which will add it again."""
    plugin = plugins.pop(name)
    for methods in plugins.events.values():
        methods[:] = [one for one in methods if getattr(one, "__self__", None) is not plugin]


def _copied(value: Any, known: dict[int, Any]) -> Any:
    """The value with containers of its own; what they contain in the end is shared.

    Args:
        value: containers may contain themselves, as the variables of macros do.
        known: the copies so far, by identity.
    """
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, Config):
        same = known[id(value)] = copy(value)
        same.data = _copied(value.data, known)
        return same
    if type(value) is dict:
        pairs: dict[Any, Any] = known.setdefault(id(value), {})
        pairs.update((key, _copied(one, known)) for key, one in value.items())
        return pairs
    if type(value) is list:
        items: list[Any] = known.setdefault(id(value), [])
        items.extend(_copied(one, known) for one in value)
        return items
    return copy(value) if type(value) in (*_CONTAINERS, Files) else value
