"""Adds a locale to mkdocs.yml the way its author would, keeping comments and layout."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bitext.core.html_edit import splice
from bitext.core.model import BitextError
from bitext.project.mkdocs_yml import compose, config_chain, config_text, parse_config
from bitext.project.project import plugin_options

_PLAIN = re.compile(r"[^\W\d_][\w .()-]*", re.UNICODE)


_Edit = tuple[int, int, str]
"""Start, end and replacement of a passage."""


def file_with_plugins(config_file: Path) -> Path:
    """The file that lists the project's plugins: mkdocs.yml, or the first one it inherits from that does."""
    for path in config_chain(config_file):
        if "plugins" in parse_config(config_text(path), path):
            return path
    return config_file


def with_locale(text: str, code: str, name: str, path: Path) -> str:
    """The text of mkdocs.yml with the locale under our plugin, which is added if necessary.

    Args:
        text: of the file, without byte order mark.
        code: BCP 47.
        name: the locale's name in its own language.
        path: for messages.

    Raises:
        BitextError: the layout of the file does not allow an automatic edit.
    """
    before = parse_config(text, path)
    if _has(before, code):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    body = text.replace("\r\n", "\n")
    body = body if body.endswith("\n") or not body else body + "\n"
    changed = splice(body, [_Writer(body, code, name).edit(compose(body, path))])
    try:
        after = parse_config(changed, path)
        good = _has(after, code) and _others(before) == _others(after)
    except BitextError:
        good = False
    if not good:
        raise BitextError(
            f'cannot be edited automatically; add to its plugins: "bitext: {{locales: {{{code}: {{name: {name}}}}}}}"',
            path,
        )
    return changed.replace("\n", newline)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Finds where to insert the locale, for each way of writing `plugins`."""

    text: str
    code: str
    name: str

    @property
    def entry(self) -> str:
        is_plain = _PLAIN.fullmatch(self.name) and _is_text(self.name)
        name = self.name if is_plain else json.dumps(self.name, ensure_ascii=False)
        return f"{self.key}: {{name: {name}}}"

    @property
    def key(self) -> str:
        # YAML 1.1 reads a bare `no` as false.
        return self.code if _is_text(self.code) else json.dumps(self.code)

    def edit(self, root: yaml.Node | None) -> _Edit:
        found = _value(root, "plugins")
        if found is None:
            lines = ("", "plugins:", "  - search", *self._listed("  "))
            return len(self.text), len(self.text), "".join(f"{line}\n" for line in lines)
        key, plugins = found
        if _is_empty(plugins):
            # MkDocs runs `search` unless plugins are listed, even an empty list.
            search = ["  - search"] if isinstance(plugins, yaml.ScalarNode) else []
            return self._below(key, *search, *self._listed("  "))
        if isinstance(plugins, yaml.SequenceNode):
            return self._in_list(plugins)
        return self._in_mapping(plugins)

    def _in_list(self, plugins: yaml.SequenceNode) -> _Edit:
        for item in plugins.value:
            if isinstance(item, yaml.ScalarNode) and item.value == "bitext":
                return self._bare(item, plugins)
            if (found := _value(item, "bitext")) is not None:
                return self._options(*found)
        if _in_brackets(plugins):
            return self._flow(plugins, f"{{bitext: {{locales: {{{self.entry}}}}}}}")
        return self._after(plugins, *self._listed(" " * plugins.start_mark.column))

    def _in_mapping(self, plugins: yaml.Node) -> _Edit:
        if (found := _value(plugins, "bitext")) is not None:
            return self._options(*found)
        if _in_brackets(plugins):
            return self._flow(plugins, f"bitext: {{locales: {{{self.entry}}}}}")
        pad = " " * plugins.start_mark.column
        return self._after(plugins, f"{pad}bitext:", f"{pad}  locales:", f"{pad}    {self.entry}")

    def _bare(self, item: yaml.ScalarNode, plugins: yaml.SequenceNode) -> _Edit:
        start, end = item.start_mark.index, item.end_mark.index
        if _in_brackets(plugins):
            return start, end, f"{{bitext: {{locales: {{{self.entry}}}}}}}"
        rest = self.text[end : self._line_end(end)]
        pad = " " * (plugins.start_mark.column + 4)
        return end, self._line_end(end), f":{rest}\n{pad}locales:\n{pad}  {self.entry}"

    def _options(self, key: yaml.Node, options: yaml.Node) -> _Edit:
        pad = " " * (key.start_mark.column + 2)
        if _is_empty(options):
            return self._below(key, f"{pad}locales:", f"{pad}  {self.entry}")
        found = _value(options, "locales")
        if found is None:
            if _in_brackets(options):
                return self._flow(options, f"locales: {{{self.entry}}}")
            pad = " " * options.start_mark.column
            return self._after(options, f"{pad}locales:", f"{pad}  {self.entry}")
        return self._locales(*found)

    def _locales(self, key: yaml.Node, locales: yaml.Node) -> _Edit:
        if _is_empty(locales):
            return self._below(key, f"{' ' * (key.start_mark.column + 2)}{self.entry}")
        listed = isinstance(locales, yaml.SequenceNode)
        entry = self.key if listed else self.entry
        if _in_brackets(locales):
            return self._flow(locales, entry)
        return self._after(locales, f"{' ' * locales.start_mark.column}{'- ' if listed else ''}{entry}")

    def _listed(self, pad: str) -> tuple[str, ...]:
        return f"{pad}- bitext:", f"{pad}    locales:", f"{pad}      {self.entry}"

    def _flow(self, node: yaml.Node, entry: str) -> _Edit:
        """Before the closing bracket."""
        last = _last(node)
        at = last.end_mark.index if last else node.end_mark.index - 1
        return at, at, f", {entry}" if last else entry

    def _below(self, key: yaml.Node, *lines: str) -> _Edit:
        """Below a key without a value; an empty value in brackets is removed."""
        at = key.end_mark.index + 1
        end = self._line_end(at)
        rest = re.sub(r"^[ ]*(\[[ ]*\]|\{[ ]*\}|~|null)?", "", self.text[at:end])
        return at, end, "\n".join([f" {rest}".rstrip(), *lines])

    def _after(self, node: yaml.Node, *lines: str) -> _Edit:
        """Below the last line of a block."""
        at = _content_end(node)
        # A literal block (`|`) ends where the next line starts.
        at = len(self.text[:at].rstrip("\n")) if self.text[:at].endswith("\n") else self._line_end(at)
        return at, at, "".join(f"\n{line}" for line in lines)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def _value(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next(((name, value) for name, value in node.value if name.value == key), None)


def _in_brackets(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.value in ("", "~", "null")
    return not node.value


def _last(node: yaml.Node) -> yaml.Node | None:
    last = node.value[-1] if node.value else None
    return last[1] if isinstance(last, tuple) else last


def _content_end(node: yaml.Node) -> int:
    """Where the text of a block ends; the end mark of its node is at the next block."""
    while not isinstance(node, yaml.ScalarNode) and not _in_brackets(node) and (last := _last(node)) is not None:
        node = last
    return int(node.end_mark.index)


def _is_text(word: str) -> bool:
    return isinstance(yaml.safe_load(word), str)


def _has(config: Mapping[str, Any], code: str) -> bool:
    return code in ((plugin_options(config) or {}).get("locales") or ())


def _others(config: Mapping[str, Any]) -> dict[str, Any]:
    """Everything except our plugin, to prove that nothing else changed."""
    plugins = config.get("plugins")
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]
    plugins = ["search"] if plugins is None else plugins
    rest = [plugin for plugin in plugins if "bitext" not in (plugin if isinstance(plugin, Mapping) else [plugin])]
    return {**config, "plugins": rest}
