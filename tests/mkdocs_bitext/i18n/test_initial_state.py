"""Each locale begins with plugins and settings as the first one found them."""

from pathlib import Path
from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from mkdocs_bitext.i18n.initial_state import InitialState, preserved


class Options(Config):
    time = option.Type(object, default="09:00")
    nested = option.Type(dict, default={})


class Remembers(BasePlugin[Options]):
    def __init__(self) -> None:
        self.entries: list[str] = []
        self.pool = object()

    def on_config(self, config: MkDocsConfig) -> None:
        self.config.time = tuple(self.config.time)
        self.config.nested["seen"] = True
        config.extra_css.insert(0, "made.css")
        config.theme["features"] = ["made"]
        config.docs_dir = "elsewhere"
        config.plugins["helper"] = Helper()

    def on_files(self, files: Any, config: MkDocsConfig) -> None:
        self.entries.append("page")


class Spans(Remembers):
    spans_locales = True


class Helper(BasePlugin[Options]):
    def on_files(self, files: Any, config: MkDocsConfig) -> None:
        self.called = getattr(self, "called", 0) + 1


def built(tmp_path: Path, plugin: Remembers) -> tuple[MkDocsConfig, InitialState]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("{site_name: x, theme: material, plugins: []}")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin.load_config({})
    config.plugins["one"] = plugin
    state = InitialState(config, ())
    config.plugins.on_config(config)
    config.plugins.on_files([], config=config)
    return config, state


def test_a_plugin_begins_anew_with_the_same_objects_in_its_hands(tmp_path: Path) -> None:
    plugin = Remembers()
    config, state = built(tmp_path, plugin)
    pool, docs = plugin.pool, str(tmp_path / "docs")
    assert plugin.entries
    state.restore(config)
    assert config.plugins["one"] is plugin
    assert (plugin.entries, plugin.config.time, plugin.config.nested, plugin.pool) == ([], "09:00", {}, pool)
    assert (config.extra_css, config.docs_dir) == ([], docs)
    assert config.theme["features"] != ["made"]


def test_every_locale_begins_alike(tmp_path: Path) -> None:
    plugin = Remembers()
    config, state = built(tmp_path, plugin)
    for _ in range(2):
        state.restore(config)
        config.plugins.on_config(config)
        config.plugins.on_files([], config=config)
        assert (plugin.entries, plugin.config.time, config.extra_css) == (["page"], tuple("09:00"), ["made.css"])
        assert config.plugins["helper"].called == 1


def test_containers_that_contain_themselves_are_copied_once(tmp_path: Path) -> None:
    plugin = Remembers()
    shared: list[Any] = ["x"]
    for _ in range(60):
        shared = [shared, shared]
    plugin.loop = {"shared": shared}  # type: ignore[attr-defined]
    plugin.loop["itself"] = plugin.loop  # type: ignore[attr-defined]
    config, state = built(tmp_path, plugin)
    state.restore(config)
    assert plugin.loop["itself"] is plugin.loop  # type: ignore[attr-defined]


def test_a_plugin_that_spans_locales_keeps_its_memory(tmp_path: Path) -> None:
    plugin = Spans()
    config, state = built(tmp_path, plugin)
    state.restore(config)
    assert plugin.entries == ["page"]


def test_a_trial_leaves_no_trace_also_where_others_hold_the_same_list(tmp_path: Path) -> None:
    plugin = Remembers()
    plugin.entries = held = ["one"]
    plugin.numbers = {"figures": 1}  # type: ignore[attr-defined]
    config, _ = built(tmp_path, Remembers())
    plugin.all = config.plugins  # type: ignore[attr-defined]
    handlers = list(config.plugins.events["files"])
    with preserved([plugin]):
        plugin.entries.append("two")
        plugin.numbers["figures"] += 1  # type: ignore[attr-defined]
        plugin.more = True  # type: ignore[attr-defined]
    assert config.plugins.events["files"] == handlers
    assert plugin.entries is held
    assert (held, plugin.numbers, hasattr(plugin, "more")) == (["one"], {"figures": 1}, False)  # type: ignore[attr-defined]
