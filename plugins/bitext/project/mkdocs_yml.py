"""mkdocs.yml, read tolerantly: what only MkDocs or its plugins can resolve becomes a placeholder, never an error."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bitext.core.model import BitextError
from bitext.core.storage import absolute, read_text

ALIAS = "!alias"
"""The tag that `compose` gives to an alias (`*name`)."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value behind a tag that YAML does not know, e.g. `!!python/name:pymdownx.superfences.fence_code_format`."""

    tag: str
    """As `!!python/name:x.y` or `!relative`, in the short form."""
    value: Any


class _Loader(yaml.SafeLoader):
    """SafeLoader that keeps unknown tags as `Tagged` and reads `!ENV`."""


class _PlacesLoader(_Loader):
    """Loader whose nodes say where they stand; an alias is a node of its own, not the one that it repeats."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose the next node."""
        # PyYAML has no types for its parser.
        alias = self.peek_event() if self.check_event(yaml.AliasEvent) else None  # type: ignore[no-untyped-call]
        node: yaml.Node | None = super().compose_node(parent, index)
        return node if alias is None else yaml.ScalarNode(ALIAS, alias.anchor, alias.start_mark, alias.end_mark)


def read_config(path: Path) -> dict[str, Any]:
    """The configuration with what it inherits (`INHERIT`), as MkDocs merges it: mappings deeply, the rest replaced.

    Raises:
        BitextError: a file cannot be read, is no YAML, or inherits from itself.
    """
    config: dict[str, Any] = {}
    for file in reversed(config_chain(path)):
        config = _merged(config, parse_config(config_text(file), file))
    config.pop("INHERIT", None)
    return config


def config_chain(path: Path) -> list[Path]:
    """The file, the one it inherits from, and so on."""
    chain = [path]
    while parent := parse_config(config_text(chain[-1]), chain[-1]).get("INHERIT"):
        following = absolute(chain[-1].parent / str(parent))
        if following in chain:
            raise BitextError(
                "inherits from itself; remove this INHERIT", chain[-1], line_of(config_text(chain[-1]), "INHERIT")
            )
        chain.append(following)
    return chain


def config_text(path: Path) -> str:
    """The file's text without a byte order mark."""
    return read_text(path).removeprefix("\ufeff")


def line_of(text: str, key: str) -> int | None:
    """The 1-based line where a key or word first stands, for a message."""
    found = re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def parse_config(text: str, path: Path) -> dict[str, Any]:
    """The settings of one file, without what it inherits.

    Raises:
        BitextError: the text is no YAML, or no mapping; the path is for the message.
    """
    with _yaml_errors(path):
        # _Loader is a SafeLoader.
        parsed = yaml.load(text, Loader=_Loader)  # noqa: S506
    if not isinstance(parsed or {}, dict):
        raise BitextError("holds no settings; it must be a mapping such as site_name: My site", path)
    return parsed or {}


def compose(text: str, path: Path) -> yaml.Node | None:
    """The nodes of one file with the places where they stand; None where it is empty.

    Raises:
        BitextError: the text is no YAML.
    """
    with _yaml_errors(path):
        node: yaml.Node | None = yaml.compose(text, Loader=_PlacesLoader)
        return node


@contextlib.contextmanager
def _yaml_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise BitextError(f"is not valid YAML ({error.problem}); correct this line", path, line) from error
    except yaml.YAMLError as error:
        raise BitextError(f"is not valid YAML ({error})", path) from error


def entries(value: Any) -> list[tuple[str, Any]]:
    """Names and options of plugins or Markdown extensions, which are listed in either of two ways."""
    if isinstance(value, Mapping):
        return [(str(name), options) for name, options in value.items()]
    found: list[tuple[str, Any]] = []
    for entry in value if isinstance(value, list | tuple) else ():
        found += entries(entry) if isinstance(entry, Mapping) else [(str(entry), None)]
    return found


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        known = merged.get(key)
        both = isinstance(known, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(known, value) if both else value  # type: ignore[arg-type]
    return merged


def _plain(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Tagged:
    return Tagged(node.tag.replace("tag:yaml.org,2002:", "!!"), _plain(loader, node))


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`, as MkDocs reads it (pyyaml_env_tag)."""
    value = _plain(loader, node)
    if not isinstance(value, list):
        return _read_as_yaml(os.environ.get(str(value)))
    *names, default = value if len(value) > 1 else [*value, None]
    for name in names:
        if str(name) in os.environ:
            return _read_as_yaml(os.environ[str(name)])
    return default


def _read_as_yaml(value: str | None) -> Any:
    try:
        return yaml.safe_load(value) if value is not None else None
    except yaml.YAMLError:
        return value


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)
