"""Fragment identifiers such as `#f=f1/u=u1/n=n1`: their syntax, and what they refer to."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.xliff.validate.modules import PREFIXES
from bitext.xliff.validate.values import is_nmtoken

_PATH = ("f", "g", "u")
_REGISTERED = frozenset({"tbx"})
"""Extension prefixes registered with the committee (part 1, 2.2)."""
_LEAVES = frozenset({"", "n", "d", "t"}) | PREFIXES | _REGISTERED


@dataclass(frozen=True, slots=True)
class Fragment:
    """A well-formed fragment identifier."""

    absolute: bool
    """Whether it begins with a slash, and so is not relative to its element."""
    path: tuple[tuple[str, str], ...]
    """Prefix and id of the file, group and unit in its path."""
    leaf: tuple[str, str] | None
    """Prefix (empty for segments and inline elements of the source) and id of its target in that unit."""

    def leaf_in(self, file: str, unit: str) -> tuple[str, str] | None:
        """The leaf, if it is in that unit of that file; otherwise None."""
        named = dict(self.path)
        if (self.absolute or "f" in named or "g" in named) and "u" not in named:
            return None
        if named.get("u", unit) != unit or named.get("f", file) != file:
            return None
        return self.leaf


def parse(reference: str) -> Fragment | str:
    """The fragment identifier in a reference that begins with `#`, or what is wrong with it."""
    body = reference.removeprefix("#")
    absolute = body.startswith("/")
    selectors = [_selector(part) for part in body.removeprefix("/").split("/")]
    path: list[tuple[str, str]] = []
    leaf: tuple[str, str] | None = None
    for prefix, name in selectors:
        if error := _error(prefix, name, path, leaf):
            return error
        if prefix in _PATH:
            path.append((prefix, name))
        else:
            leaf = (prefix, name)
    return Fragment(absolute, tuple(path), leaf)


def _selector(part: str) -> tuple[str, str]:
    prefix, equals, name = part.partition("=")
    return (prefix, name) if equals else ("", prefix)


def _error(prefix: str, name: str, path: list[tuple[str, str]], leaf: tuple[str, str] | None) -> str:
    if not is_nmtoken(name):
        return f"“{name}” is not a valid id"
    if prefix not in _PATH and prefix not in _LEAVES:
        return f"the prefix “{prefix}” is not registered"
    if leaf is not None:
        return "something follows the last selector"
    if prefix in dict(path):
        return f"the prefix “{prefix}” is used twice"
    if prefix in _PATH and path and _PATH.index(prefix) < _PATH.index(path[-1][0]):
        return "file, group and unit must be in this order"
    return ""
