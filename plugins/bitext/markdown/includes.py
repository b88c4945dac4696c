"""Expands `[!INCLUDE[text](includes/x.md)]`, the include syntax of Microsoft Learn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from bitext.core.storage import read_text
from bitext.markdown.renderer import without_front_matter

MAX_DEPTH = 8
"""How deep includes may be nested; deeper ones are taken for a cycle."""

ReadPage: TypeAlias = Callable[[str, bool], str | None]
"""Gives the text of a page below `docs` without its front matter, or None if there is no such page.
The second argument says whether the text becomes blocks of its own, not part of a sentence."""

_BEGIN = re.compile(r"\[!INCLUDE", re.IGNORECASE)
_MACRO = re.compile(r"\[!INCLUDE\s*\[(?P<text>[^\]]*)\]\((?P<path>[^()\s]+)\)\]", re.IGNORECASE)
_FENCE = re.compile(r"[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})")
_MALFORMED = r"(?P<malformed>(?<!\\)\[!INCLUDE\s*+(?=[\[(])\[?[^\[\]()]*+\]?(?:\([^()\s]*+\)*)?\]?)"
_CODE_OR_MACRO = re.compile(
    rf"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|{_MACRO.pattern}|{_MALFORMED}", re.I
)
_ALONE = re.compile(r"(?P<indent>[ \t]*)" + _MACRO.pattern + r"[ \t]*\Z", re.IGNORECASE)
_LINK = re.compile(r"(?P<open>(?<!\\)\]\()(?P<path>[^()\s#?][^()\s]*)")
_LINK_DEFINITION = re.compile(r"(?m)^(?P<open> {0,3}\[[^\]^][^\]]*\]:[ \t]+)(?P<path>[^#?\s]\S*)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|/|<", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Missing:
    """An include that cannot be expanded; it stays as it is."""

    page: str
    """The page that contains it, relative to `docs`."""
    line: int
    """1-based, in that page."""
    path: str
    """The path of the included page, as written."""
    cyclic: bool = False
    """Whether the page exists, but includes itself in the end."""
    malformed: bool = False
    """Whether `path` is the whole macro, which cannot be read."""

    def __str__(self) -> str:
        if self.malformed:
            return (
                f"{self.page}:{self.line}: the include {self.path} is malformed, so readers see it as it is written; "
                "write it like [!INCLUDE[text](includes/page.md)]"
            )
        where = f"{self.page}:{self.line}: the include '{self.path}'"
        if self.cyclic:
            return f"{where} is cyclic; remove it, or the include in the page that it includes"
        return f"{where} does not exist, so it is left as it is; correct the path, or add the page"


@dataclass(slots=True)
class IncludedPages:
    """The pages that others include, in the source language; each is read once."""

    docs: Path
    """The docs folder; nothing outside it is included."""
    _texts: dict[str, str | None] = field(default_factory=dict)

    def text(self, page: str) -> str | None:
        """A page as in its file, or None if there is no such file below the docs folder.

        Raises:
            BitextError: the file cannot be read.
        """
        if page not in self._texts:
            path = (self.docs / page).resolve()
            exists = path.is_relative_to(self.docs.resolve()) and path.is_file()
            self._texts[page] = read_text(path).removeprefix("\ufeff") if exists else None
        return self._texts[page]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were asked for so far, missing ones too."""
        return tuple(self.docs / page for page in self._texts)

    def body(self, page: str) -> str | None:
        """A page without its front matter, or None if there is no such page."""
        text = self.text(page)
        return None if text is None else without_front_matter(text)

    def expanding(self, render: Callable[[str], str], page: str) -> Callable[[str], str]:
        """The renderer for a page in the source or in a locale; its includes stay in the source language."""
        return lambda text: render(expand(text, page, lambda included, _: self.body(included)).text)


@dataclass(frozen=True, slots=True)
class Expanded:
    """A page with its includes expanded."""

    text: str
    missing: tuple[Missing, ...] = ()
    used: tuple[str, ...] = ()
    """The included pages, missing ones too, relative to `docs`; with repetitions."""


def expand(text: str, page: str, read: ReadPage, depth: int = 0) -> Expanded:
    """Expand the includes of a page, and those in the included pages.

    Args:
        text: the page.
        page: its path relative to `docs`; paths in it are relative to its folder.
        read: gives the text of an include.
    """
    if not _BEGIN.search(text):
        return Expanded(text)
    reader = _Reader(page, read, depth)
    lines = [reader.line(line, number, fenced) for line, number, fenced in lines_with_fences(text)]
    return Expanded("".join(lines), tuple(reader.missing), tuple(reader.used))


def lines_with_fences(text: str) -> Iterator[tuple[str, int, bool]]:
    """Each line with its line ending, its number, and whether it is in a fenced code block."""
    fence = ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        found = _FENCE.match(line)
        yield line, number, bool(fence or found)
        closes = line.strip(" \t>\r\n")
        if not fence:
            fence = found[1] if found else ""
        elif closes.startswith(fence) and not closes.strip(fence[0]):
            fence = ""


class _Reader:
    def __init__(self, page: str, read: ReadPage, depth: int) -> None:
        self._page, self._read, self._depth = page, read, depth
        self.missing: list[Missing] = []
        self.used: list[str] = []

    def line(self, line: str, number: int, fenced: bool) -> str:
        """A line with its includes expanded."""
        if fenced or not _BEGIN.search(line):
            return line
        body = line.rstrip("\r\n")
        end = line[len(body) :]
        alone = _ALONE.match(body)
        if alone:
            text = self._included(alone["path"], number, alone=True)
            return (_literal(body) if text is None else _indented(text, alone["indent"])) + end
        return _CODE_OR_MACRO.sub(lambda found: self._inline(found, number), body) + end

    def _inline(self, found: re.Match[str], number: int) -> str:
        if found["code"]:
            return found[0]
        if found["malformed"]:
            self.missing.append(Missing(self._page, number, found[0], malformed=True))
            return _literal(found[0])
        text = self._included(found["path"], number, alone=False)
        return _literal(found[0]) if text is None else " ".join(text.split())

    def _included(self, path: str, number: int, *, alone: bool) -> str | None:
        target = resolve(path, self._page)
        text = self._read(target, alone)
        self.used.append(target)
        if text is None or self._depth >= MAX_DEPTH:
            self.missing.append(Missing(self._page, number, path, cyclic=text is not None))
            return None
        read = self._read if alone else lambda page, _: self._read(page, False)
        inner = expand(text, target, read, self._depth + 1)
        self.missing.extend(inner.missing)
        self.used.extend(inner.used)
        return rebased(inner.text.strip("\r\n \t"), target, self._page)


def resolve(path: str, page: str) -> str:
    """The page that an include's path refers to: relative to the page with the include, or to the root with `~/`."""
    if path.startswith(("~/", "/")):
        return posixpath.normpath(path.lstrip("~/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def _literal(macro: str) -> str:
    """The macro escaped, so that readers see it as written and not as a broken link."""
    return re.sub(r"([\[\]])", r"\\\1", macro)


def _indented(text: str, indent: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(indent + line if line.strip() else line for line in lines)


def rebased(text: str, origin: str, page: str, concerns: Callable[[str], bool] = lambda path: True) -> str:
    """Links of an include, which are relative to its own folder, made relative to the page's.

    Args:
        text: of the include.
        origin: its path relative to `docs`.
        page: that of the page.
        concerns: whether a link is meant, by the path that it leads to, which begins with `/` for `docs`.
    """
    source, target = posixpath.dirname(origin), posixpath.dirname(page)
    if source == target or ("](" not in text and "]:" not in text):
        return text

    def move(found: re.Match[str]) -> str:
        path = found["path"]
        reached = posixpath.normpath(posixpath.join("/", source, path))
        if _SCHEME.match(path) or not concerns(reached):
            return found[0]
        moved = posixpath.relpath(reached, posixpath.join("/", target))
        return found["open"] + moved + ("/" if path.endswith("/") else "")

    parts = re.split(r"(?<!`)(`+(?!`).+?(?<!`)`+(?!`))", text)
    return "".join(
        part if number % 2 else _LINK_DEFINITION.sub(move, _LINK.sub(move, part)) for number, part in enumerate(parts)
    )
