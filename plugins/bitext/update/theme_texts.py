"""The texts in mkdocs.yml that Material shows as they are: copyright, consent, names of links, feedback, status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

_PATTERNS = (
    ("copyright",),
    ("extra", "consent", "title"),
    ("extra", "consent", "description"),
    ("extra", "consent", "cookies", "*"),
    ("extra", "consent", "cookies", "*", "name"),
    ("extra", "social", "*", "name"),
    ("extra", "status", "*"),
    ("extra", "analytics", "feedback", "title"),
    ("extra", "analytics", "feedback", "ratings", "*", "name"),
    ("extra", "analytics", "feedback", "ratings", "*", "note"),
)
"""Where they are; `*` stands for every key of a mapping, and for every entry of a list."""

_Path = tuple[str | int, ...]


def theme_texts(config: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a configuration, by a name such as `extra/social/1/name`."""
    return {_name(path): text for path, text in _found(config)}


def replace_theme_texts(config: Any, texts: Mapping[str, str]) -> None:
    """Set texts by name in a configuration of MkDocs; what it shares with another one stays as it is there."""
    for path, _ in list(_found(config)):
        if (text := texts.get(_name(path))) is not None:
            _set(config, path, text)


def _found(config: Mapping[str, Any]) -> Iterator[tuple[_Path, str]]:
    for pattern in _PATTERNS:
        for path, value in _matches(config, pattern, ()):
            if isinstance(value, str) and value.strip():
                yield path, value


def _matches(value: Any, pattern: tuple[str, ...], path: _Path) -> Iterator[tuple[_Path, Any]]:
    if not pattern:
        yield path, value
        return
    key, *rest = pattern
    if isinstance(value, Mapping):
        entries: list[tuple[str | int, Any]] = [(one, value[one]) for one in value if key in ("*", one)]
    else:
        entries = list(enumerate(value)) if isinstance(value, list) and key == "*" else []
    for one, below in entries:
        yield from _matches(below, tuple(rest), (*path, one))


def _set(config: Any, path: _Path, text: str) -> None:
    first, *rest = path
    if not rest:
        config[first] = text
        return
    if isinstance(config[first], dict | list):
        config[first] = copy(config[first])
    _set(config[first], tuple(rest), text)


def _name(path: _Path) -> str:
    return "/".join(str(one + 1 if isinstance(one, int) else one) for one in path)
