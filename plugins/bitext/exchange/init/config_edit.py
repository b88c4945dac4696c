"""Adds a locale to mkdocs.yml the way its author would, keeping comments and layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bitext.core.html_edit import splice
from bitext.core.model import BitextError
from bitext.exchange.init.yaml_places import (
    ADDED,
    DEFAULT,
    REPLACED,
    Edit,
    Text,
    in_brackets,
    is_empty,
    last_child,
    quoted,
    value_of,
)
from bitext.project.mkdocs_yml import ALIAS, compose, config_chain, config_text, parse_config
from bitext.project.project import plugin_options


def file_with_plugins(config_file: Path) -> Path:
    """The file to add a plugin to: mkdocs.yml, unless it inherits its plugins.

    MkDocs merges an inherited mapping with that of mkdocs.yml, but replaces an inherited list: only then it is the
    inherited file.
    """
    for path in config_chain(config_file):
        if (plugins := parse_config(config_text(path), path).get("plugins")) is not None:
            return config_file if isinstance(plugins, Mapping) else path
    return config_file


def with_locale(text: str, code: str, name: str, path: Path) -> str:
    """The text of mkdocs.yml with the locale under our plugin, which is added if necessary.

    Args:
        text: of the file, without byte order mark.
        code: BCP 47.
        name: the locale's name in its own language.
        path: of the file; what it inherits decides how plugins are added.

    Raises:
        BitextError: the layout of the file does not allow an automatic edit.
    """
    entry = f"{quoted(code)}: {{name: {quoted(name)}}}"
    return _edited(text, path, "locales", code, _Writer(Text(text), entry, quoted(code)))


def with_option(text: str, name: str, value: str, path: Path) -> str:
    """The text of mkdocs.yml with an option of our plugin, unless it has that option.

    Args:
        text: of the file, which has our plugin.
        name: of the option.
        value: of the option.
        path: for messages.

    Raises:
        BitextError: the layout of the file does not allow an automatic edit.
    """
    return _edited(text, path, None, name, _Writer(Text(text), f"{name}: {quoted(value)}", "", in_locales=False))


def _edited(text: str, path: Path, below: str | None, key: str, writer: _Writer) -> str:
    # Whatever follows ends the last line, which may belong to a block of text.
    before = parse_config(f"{text}\n", path)
    if _has(before, below, key):
        return text
    merges = "plugins" not in before and _inherits_mapping(path, before)
    for edit in writer.edits(compose(text, path), as_mapping=merges):
        changed = splice(text, [edit])
        try:
            after = parse_config(f"{changed}\n", path)
        except BitextError:
            continue
        if _has(after, below, key) and other_settings(before, implicit=not merges) == other_settings(after):
            return changed
    option = f"{below}: {{{writer.entry}}}" if below else writer.entry
    raise BitextError(f'cannot be edited automatically; add to its plugins: "bitext: {{{option}}}"', path)


def _inherits_mapping(path: Path, config: Mapping[str, Any]) -> bool:
    parents = config_chain((path.parent / str(config["INHERIT"])).resolve()) if config.get("INHERIT") else ()
    return any(isinstance(parse_config(config_text(each), each).get("plugins"), Mapping) for each in parents)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Finds where to insert an entry of our plugin, for each way of writing `plugins`."""

    file: Text
    entry: str
    """`nl-BE: {name: Nederlands}`, or an option: `source: fr`."""
    code: str
    """The locale alone, for a list of codes."""
    in_locales: bool = True
    """Whether the entry is a locale."""

    def edits(self, root: yaml.Node | None, *, as_mapping: bool) -> Iterator[Edit]:
        """Ways to insert it, the nicest first.

        Args:
            root: of the file.
            as_mapping: whether a new `plugins` is a mapping, without `search`.
        """
        found = value_of(root, "plugins")
        if found is None:
            yield from self._new_plugins(root, as_mapping=as_mapping)
            return
        key, plugins = found
        if plugins.tag == ALIAS:
            return
        if isinstance(plugins, yaml.ScalarNode) and is_empty(plugins):
            pad = " " * (key.start_mark.column + 2)
            yield self._below(key, plugins, f"{pad}- search  {DEFAULT}", *self._listed(pad))
        elif isinstance(plugins, yaml.SequenceNode):
            yield self._in_list(plugins)
        elif isinstance(plugins, yaml.MappingNode):
            yield self._in_mapping(plugins)

    def _new_plugins(self, root: yaml.Node | None, *, as_mapping: bool) -> Iterator[Edit]:
        if root is not None and in_brackets(root):
            entry = f"bitext: {self._options_in_braces}"
            yield self._flow(root, f"plugins: {{{entry}}}" if as_mapping else f"plugins: [search, {{{entry}}}]")
            return
        pad = " " * (root.start_mark.column if root is not None else 0)
        inside = self._mapped(f"{pad}  ") if as_mapping else (f"{pad}  - search  {DEFAULT}", *self._listed(f"{pad}  "))
        lines = self.file.newline.join((f"{pad}plugins:  {ADDED}", *inside))
        text, newline = self.file.text, self.file.newline
        whole = not text or text.endswith("\n")
        yield len(text), len(text), f"{newline}{lines}{newline}" if whole else f"{newline}{newline}{lines}"
        if root is not None:  # where the file goes on after its settings
            at = self.file.last_line_end(root)
            yield at, at, f"{newline}{lines}"

    def _in_list(self, plugins: yaml.SequenceNode) -> Edit:
        for item in plugins.value:
            if isinstance(item, yaml.ScalarNode) and item.value == "bitext":
                return self._bare(item, plugins)
            if (found := value_of(item, "bitext")) is not None:
                return self._options(*found)
        if in_brackets(plugins):
            return self._flow(plugins, f"{{bitext: {self._options_in_braces}}}")
        return self._after(plugins, *self._listed(" " * plugins.start_mark.column))

    def _in_mapping(self, plugins: yaml.Node) -> Edit:
        if (found := value_of(plugins, "bitext")) is not None:
            return self._options(*found)
        if in_brackets(plugins):
            return self._flow(plugins, f"bitext: {self._options_in_braces}")
        return self._after(plugins, *self._mapped(" " * plugins.start_mark.column))

    def _bare(self, item: yaml.ScalarNode, plugins: yaml.SequenceNode) -> Edit:
        start, end = item.start_mark.index, item.end_mark.index
        if in_brackets(plugins):
            return start, end, f"{{bitext: {self._options_in_braces}}}"
        rest = self.file.text[end : self.file.line_end(end)]
        lines = self._lines(" " * (plugins.start_mark.column + 4))
        return end, self.file.line_end(end), self.file.newline.join((f":{rest}", *lines))

    def _options(self, key: yaml.Node, options: yaml.Node) -> Edit:
        if is_empty(options):
            return self._below(key, options, *self._lines(" " * (key.start_mark.column + 2)))
        found = value_of(options, "locales") if self.in_locales else None
        if found is None:
            if in_brackets(options):
                return self._flow(options, self._options_in_braces[1:-1])
            return self._after(options, *self._lines(" " * options.start_mark.column))
        return self._locales(*found)

    def _locales(self, key: yaml.Node, locales: yaml.Node) -> Edit:
        if is_empty(locales):
            return self._below(key, locales, f"{' ' * (key.start_mark.column + 2)}{self.entry}")
        listed = isinstance(locales, yaml.SequenceNode)
        entry = self.code if listed else self.entry
        if in_brackets(locales):
            return self._flow(locales, entry)
        return self._after(locales, f"{' ' * locales.start_mark.column}{'- ' if listed else ''}{entry}")

    @property
    def _options_in_braces(self) -> str:
        return f"{{locales: {{{self.entry}}}}}" if self.in_locales else f"{{{self.entry}}}"

    def _lines(self, pad: str) -> tuple[str, ...]:
        return (f"{pad}locales:", f"{pad}  {self.entry}") if self.in_locales else (f"{pad}{self.entry}",)

    def _listed(self, pad: str) -> tuple[str, ...]:
        return f"{pad}- bitext:", *self._lines(f"{pad}    ")

    def _mapped(self, pad: str) -> tuple[str, ...]:
        return f"{pad}bitext:", *self._lines(f"{pad}  ")

    def _flow(self, node: yaml.Node, entry: str) -> Edit:
        """Before the closing bracket."""
        last = last_child(node)
        at = last.end_mark.index if last else node.end_mark.index - 1
        return at, at, f", {entry}" if last else entry

    def _below(self, key: yaml.Node, value: yaml.Node, *lines: str) -> Edit:
        """Below a key without a value; an empty value is moved into a comment."""
        at = self.file.text.index(":", key.end_mark.index) + 1
        end = self.file.line_end(at)
        rest = self.file.text[at:end]
        start, stop = value.start_mark.index, value.end_mark.index
        if self.file.text[start:stop].strip():
            kept = f"{self.file.text[at:start].rstrip()}{self.file.text[stop:end]}"
            rest = f"  {REPLACED}{rest}" if key.value == "plugins" else kept
        return at, end, self.file.newline.join((rest, *lines))

    def _after(self, node: yaml.Node, *lines: str) -> Edit:
        """Below the last line of a block."""
        at = self.file.last_line_end(node)
        return at, at, "".join(f"{self.file.newline}{line}" for line in lines)


def other_settings(config: Mapping[str, Any], own: tuple[str, ...] = ("bitext",), *, implicit: bool = True) -> Any:
    """Everything except our plugins, to prove that nothing else changed.

    Args:
        config: of one file.
        own: names of our plugins.
        implicit: whether MkDocs runs `search` where the file lists no plugins.
    """
    plugins = config.get("plugins")
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]
    if plugins is None:
        plugins = ["search"] if implicit else []
    if not isinstance(plugins, list):
        return config
    rest = [
        plugin
        for plugin in plugins
        if not any(name in own for name in (plugin if isinstance(plugin, Mapping) else [plugin]))
    ]
    return {**config, "plugins": rest}


def _has(config: Mapping[str, Any], below: str | None, key: str) -> bool:
    options = plugin_options(config) or {}
    return key in ((options.get(below) or ()) if below else options)
