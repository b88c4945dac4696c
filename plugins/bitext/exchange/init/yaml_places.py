"""Where the parts of mkdocs.yml stand in its text, so that lines can be added and removed without touching others."""

from __future__ import annotations

import json
from dataclasses import dataclass

import yaml

ADDED = "# added by bitext init"
"""Comment behind `plugins:` where init has added the key."""
DEFAULT = "# MkDocs runs it by default, unless plugins are listed"
"""Comment behind `- search` where init has added the entry."""
REPLACED = "# before bitext init:"
"""Comment behind `plugins:` that holds what init has replaced, such as `~`."""

Edit = tuple[int, int, str]
"""Start, end and replacement of a passage."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a YAML file."""

    text: str

    @property
    def newline(self) -> str:
        """The file's line end: that of its first line."""
        first = self.text.find("\n")
        return "\r\n" if self.text[max(first - 1, 0) : first + 1] == "\r\n" else "\n"

    def line_start(self, at: int) -> int:
        """Where the line of a place starts."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of a place ends, before its line end."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" and end < len(self.text) else end

    def after_newline(self, at: int) -> int:
        """The place, or the one after the line end that is there."""
        return at + len(self._newline_at(at))

    def before_newline(self, at: int) -> int:
        """The place, or the one before the line end that precedes it."""
        return at - next((len(end) for end in ("\r\n", "\n") if self.text.endswith(end, 0, at)), 0)

    def last_line_end(self, node: yaml.Node) -> int:
        """Where the last line of a node ends; the end mark of a block is at what follows it."""
        at = content_end(node)
        if self.text.endswith("\n", 0, at):
            # A literal block (`|`) ends where the next line starts.
            return len(self.text[:at].rstrip("\r\n"))
        return self.line_end(at)

    def _newline_at(self, at: int) -> str:
        return next((end for end in ("\r\n", "\n") if self.text.startswith(end, at)), "")


def value_of(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The last entry of a mapping with that key: the key and its value."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next(((name, value) for name, value in reversed(node.value) if name.value == key), None)


def in_brackets(node: yaml.Node) -> bool:
    """Whether it is a list in `[]` or a mapping in `{}`."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_empty(node: yaml.Node) -> bool:
    """Whether it holds nothing: `[]`, `{}`, `~`, or nothing at all."""
    if isinstance(node, yaml.ScalarNode):
        return node.tag == "tag:yaml.org,2002:null"
    return not node.value


def last_child(node: yaml.Node) -> yaml.Node | None:
    """The last entry of a list, or value of a mapping."""
    last = node.value[-1] if node.value else None
    return last[1] if isinstance(last, tuple) else last


def content_end(node: yaml.Node) -> int:
    """Where the content of a node ends."""
    while not isinstance(node, yaml.ScalarNode) and not in_brackets(node) and (last := last_child(node)) is not None:
        node = last
    return int(node.end_mark.index)


def quoted(word: str) -> str:
    """The word as a YAML scalar: as it is where that reads as the same text."""
    plain = all(letter.isalnum() or letter in " .()_-" for letter in word) and word[:1].isalpha()
    if plain and word == word.strip() and yaml.safe_load(word) == word:
        return word
    return json.dumps(word, ensure_ascii=False)
