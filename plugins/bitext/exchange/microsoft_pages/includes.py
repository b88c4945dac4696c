"""Included files: safe names for a site generator, and references to the files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

_LOCALE_LIKE = re.compile(r"\.(?P<locale>[a-z]{2}(?:[-_][A-Za-z]{2,4})?)(?=\.md$)")
_INCLUDE = re.compile(r"(\[!INCLUDE *\[[^\]]*\]\()(?P<path>[^)\s]+)(\)\]?)", re.IGNORECASE)
_LINK = re.compile(r"(\]\()(?P<path>[^)\s#?]+\.md)(?=[)#?\s])")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a page to another file of the tree."""

    path: str
    """The file's path in the tree."""
    line: int
    """1-based."""


def safe_names(paths: Iterable[str]) -> dict[str, str]:
    """New names for files that mkdocs-static-i18n would read as localized pages: `x.md.md` as locale `md`.

    Returns:
        Old path to new path in the tree, only for renamed files; the new paths are unique.
    """
    taken = set(paths)
    renamed: dict[str, str] = {}
    for path in sorted(taken):
        folder, name = posixpath.split(path)
        safe = _LOCALE_LIKE.sub(lambda match: "_" + match["locale"], name)
        if safe == name:
            continue
        new, count = posixpath.join(folder, safe), 1
        while new in taken:
            count += 1
            new = posixpath.join(folder, f"{safe.removesuffix('.md')}_{count}.md")
        taken.add(new)
        renamed[path] = new
    return renamed


def rename_references(text: str, page: str, renamed: Mapping[str, str]) -> str:
    """The page's text with includes and links to the files' new names."""
    if not renamed:
        return text

    def follow(match: re.Match[str]) -> str:
        new = renamed.get(_resolve(page, match["path"]))
        if new is None:
            return match[0]
        return match[0].replace(
            match["path"], posixpath.join(posixpath.dirname(match["path"]), posixpath.basename(new))
        )

    return _LINK.sub(follow, _INCLUDE.sub(follow, text))


def references(text: str, page: str) -> Iterator[Reference]:
    """The files that the page includes, in page order."""
    for match in _INCLUDE.finditer(text):
        yield Reference(_resolve(page, match["path"]), text.count("\n", 0, match.start()) + 1)


def expanded(text: str, page: str, read: Mapping[str, str]) -> str:
    """A line of text with its includes replaced by the text of the files, for titles, which cannot include files.

    Args:
        text: e.g. a heading's.
        page: path of its page in the tree.
        read: text of each include file, by path in the tree.
    """

    def insert(match: re.Match[str]) -> str:
        return read.get(_resolve(page, match["path"]), match[0]).strip()

    return _INCLUDE.sub(insert, text)


def _resolve(page: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
