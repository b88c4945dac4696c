"""Fewer requests for a page: the small scripts and style sheets that it loads together become one file of each kind."""

from __future__ import annotations

import hashlib
import logging
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

from lxml.html import fragment_fromstring

from mkdocs_publish import modules, sheets
from mkdocs_publish.atomic_write import write
from mkdocs_publish.built_page import BuiltPage, pages

log = logging.getLogger("mkdocs.plugins.bitext-publish")

FOLDER = "assets/publish"
"""Below the site's root: where the joined files lie, under names that change with their content."""

_TAGS = re.compile(r"<link\b[^>]*>|<script\b[^>]*>\s*</script>", re.IGNORECASE)
_NAMED = re.compile(r"""["'](\.{1,2}/[^"'\n]+\.m?js)["']""")


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a page that loads one file, and does nothing else."""

    start: int
    end: int
    file: str
    """Below the site's root."""

    @property
    def is_script(self) -> bool:
        """Or else a style sheet."""
        return not self.file.endswith(".css")


@dataclass(slots=True)
class Joiner:
    """Joins the files of one site."""

    site: Path
    """Its folder."""
    patterns: Sequence[str]
    """The files that may be joined."""
    root: Callable[[BuiltPage], str]
    """The way from a page to the site's root: empty, or ending in a slash."""
    _made: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The address of what a group of files became; empty where they stay as they are."""

    def run(self, needed: Collection[str] = ()) -> None:
        """Join what pages load together, and take away the files that nothing names any more.

        What all pages load becomes one file, which the next page finds in the browser's cache; what only some load,
        another.

        Args:
            needed: files that something else than a page names.
        """
        found = [(page, list(self._tags(page))) for page in pages(self.site) if not page.is_redirect]
        loaded = [{tag.file for tag in tags} for _, tags in found if tags]
        everywhere = set.intersection(*loaded) if loaded else set()
        for page, tags in found:
            edits = [edit for group in self._groups(tags, everywhere) for edit in self._edits(page, group)]
            write(self.site / page.path, _edited(page.text, edits))
        self._remove_unnamed(set(needed))

    def _tags(self, page: BuiltPage) -> Iterator[Tag]:
        for found in _TAGS.finditer(page.text):
            attributes: Mapping[str, str] = dict(fragment_fromstring(found[0]).attrib)
            address = attributes.get("href") or attributes.get("src") or ""
            plain = attributes in (
                {"rel": "stylesheet", "href": address},
                {"type": "module", "src": address},
            )
            file = self._file(address, page) if plain else ""
            if file and any(fnmatchcase(file, pattern) for pattern in self.patterns):
                yield Tag(*found.span(), file)

    def _file(self, address: str, page: BuiltPage) -> str:
        """The file that an address of a page means; empty where it is none of the site."""
        root = self.root(page)
        if root.startswith("/") and address.startswith(root):
            path = address.removeprefix(root)
        else:
            path = posixpath.join(posixpath.dirname(page.path), address)
        path = posixpath.normpath(unquote(path))
        inside = not re.match(r"[a-z]+:|/|\.\./", path, re.IGNORECASE)
        return path if inside and (self.site / path).is_file() else ""

    def _groups(self, tags: Sequence[Tag], everywhere: Collection[str]) -> Iterator[Sequence[Tag]]:
        """The tags of a page by what may become one file."""
        for script in (False, True):
            own = [tag for tag in tags if tag.is_script is script]
            common, rest = ([tag for tag in own if (tag.file in everywhere) is shared] for shared in (True, False))
            # A module that two files hold would run twice.
            apart = not script or not self._modules(common) & self._modules(rest)
            yield from filter(None, (common, rest) if apart else (own,))

    def _modules(self, tags: Sequence[Tag]) -> set[Path]:
        return self._parts(tuple(tag.file for tag in tags)) if tags else set()

    def _edits(self, page: BuiltPage, group: Sequence[Tag]) -> Iterator[tuple[int, int, str]]:
        """What to put where: a sheet stands where the first one stood, a script where the last one did."""
        files = tuple(tag.file for tag in group)
        if files not in self._made:
            self._made[files] = self._join(files)
        made = self._made[files]
        if not made:
            return
        address = escape(self.root(page) + quote(made))
        script = group[0].is_script
        place = group[-1] if script else group[0]
        sheet, module = f'<link rel="stylesheet" href="{address}">', f'<script type="module" src="{address}"></script>'
        for tag in group:
            yield tag.start, tag.end, (module if script else sheet) if tag is place else ""

    def _join(self, files: tuple[str, ...]) -> str:
        paths = [self.site / file for file in files]
        folder = self.site / FOLDER
        is_style = files[0].endswith(".css")
        if len(paths if is_style else self._parts(files)) == 1:
            return ""
        try:
            text = sheets.joined(paths, folder) if is_style else modules.joined(paths, folder)
        except modules.JoiningError as fault:
            log.warning("%s", fault)
            return ""
        digest = hashlib.sha256(text.encode()).hexdigest()[:10]
        name = f"{FOLDER}/page.{digest}.{'css' if is_style else 'js'}"
        write(self.site / name, text)
        return name

    def _remove_unnamed(self, needed: set[str]) -> None:
        """Take away what was joined and is of no use on its own."""
        done = {path for files, made in self._made.items() if made for path in self._parts(files)}
        ours = {self.site / made for made in self._made.values()}
        named = {self.site / tag.file for page in pages(self.site) for tag in self._tags(page)} - ours
        others = set(self.site.rglob("*.*js")) - done - ours
        kept = named | {self.site / file for file in needed} | _imported([*named, *others])
        for path in done - kept:
            path.unlink()

    def _parts(self, files: tuple[str, ...]) -> set[Path]:
        """What a file in place of these holds; nothing where there can be none."""
        paths = [self.site / file for file in files]
        if files[0].endswith(".css"):
            return set(paths)
        try:
            return {module.path for module in modules.closure(paths)}
        except modules.JoiningError:
            return set()


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _imported(scripts: Sequence[Path]) -> set[Path]:
    """What scripts import at once or later, and what that imports."""
    found: set[Path] = set()
    waiting = list(scripts)
    while waiting:
        script = waiting.pop()
        text = script.read_text(encoding="utf-8") if script.is_file() else ""
        named = {Path(posixpath.normpath(script.parent / one)) for one in _NAMED.findall(text)}
        waiting += named - found
        found |= named
    return found
