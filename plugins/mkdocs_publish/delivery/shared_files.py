"""Joins what pages load into few files: one style sheet, and one file for the scripts and data that pages repeat."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from posixpath import dirname, join, relpath

import tinycss2

from bitext.core.html_edit import splice
from mkdocs_publish.built_page import FOLDER, BuiltPage, write
from mkdocs_publish.delivery.page_code import Code, Kind, PageLocation, page_code
from mkdocs_publish.delivery.unused_rules import without_unused_rules, words

_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.MULTILINE)
_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|/|#|["'])([^"')]+)\1\s*\)""", re.IGNORECASE)
_STANDS_FIRST = re.compile(r"@(?:import|namespace)\b", re.IGNORECASE)
_CHARSET = re.compile(r'\A\s*@charset "utf-8";', re.IGNORECASE)
_IS_STRICT = re.compile(r"""(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*["']use strict["']""")
"""A script with this directive: joined with others, they would be strict too, or it would not be."""
_ENDS_OF_REFERENCES = ('"', "'", "`", ")", "?", "#")
_NEEDS_ITS_PLACE = re.compile(r"""\bimport\b\s*(?![\s(.])|\bimport\(\s*["'`]|\bexport\b\s*[{*]|\bexport\s+\w""")
"""A module that imports or exports something."""
_OWN_ADDRESS = re.compile(r"\bimport\.meta\.url\b")
_MODULE = "(async()=>{{\n{}\n}})().catch(reportError);\n"
"""A function of its own, so that `var` names no variable of another module, and a fault stops no other."""
_UP = re.compile(r"""\.\.?(?=[/"'])/?""")
_DATA = """\
for(const[id,textContent]of Object.entries({data}))document.head.append(Object.assign(document.createElement("script"),\
{{type:"application/json",id,textContent}}));
"""


class SharedFiles:
    """The files that take the place of what pages load and repeat."""

    def __init__(
        self,
        site: Path,
        pages: Iterable[BuiltPage],
        root: Callable[[BuiltPage], str] = lambda page: page.root,
        prune: Sequence[str] = (),
    ) -> None:
        """Read the pages.

        Args:
            site: the folder of the site.
            pages: its pages.
            root: gives the path from a page to the site's root.
            prune: patterns of style sheets, from which rules are removed that no page or script can use.
        """
        self._site = site
        self._root = root
        self._prune = prune
        self._code = {
            one.path: list(page_code(one.text, PageLocation(site, dirname(one.path), root(one)))) for one in pages
        }
        texts = (text for code in self._code.values() for text in {_at_any_depth(one.text) for one in code})
        self._repeated = {text for text, count in Counter(texts).items() if count > 1}
        self._joined: set[str] = set()

    def with_shared_files(self, page: BuiltPage) -> str:
        """One of the pages with few files in place of what it loads and repeats; writes these files."""
        root = self._root(page)
        edits = [edit for run in self._runs(page, Kind.SHEET) for edit in self._sheet(run, root)]
        data = [one for one in self._code[page.path] if one.kind is Kind.DATA and self._may_move(one)]
        for run in self._runs(page, Kind.SCRIPT):
            edits += self._script(run, data, root)
            data = []
        edits += [edit for run in self._runs(page, Kind.MODULE) for edit in self._module(run, root)]
        return splice(page.text, edits)

    def remove_unused_sheets(self, keep: Iterable[str]) -> None:
        """Remove the joined style sheets to which nothing refers any more; not those to keep.

        Call it once all pages have been written.
        """
        joined = {self._site / path for path in self._joined}
        files = (path for kind in ("*.html", "*.js", "*.css") for path in self._site.rglob(kind) if path not in joined)
        unused = joined - {self._site / path for path in keep}
        for file in files:
            text = _text_of(file)
            unused = {path for path in unused if not any(path.name + end in text for end in _ENDS_OF_REFERENCES)}
        for path in unused:
            path.unlink()
            path.with_name(f"{path.name}.map").unlink(missing_ok=True)

    def _runs(self, page: BuiltPage, kind: Kind) -> Iterator[list[Code]]:
        code = (one for one in self._code[page.path] if one.kind is kind)
        return (list(run) for may_move, run in groupby(code, self._may_move) if may_move)

    def _may_move(self, code: Code) -> bool:
        if code.stays or dirname(code.file) == FOLDER or (code.file and not self._is_utf_8(code.file)):
            return False
        if code.kind is Kind.MODULE:
            text = _OWN_ADDRESS.sub("", self._text(code.file))
            return not (_NEEDS_ITS_PLACE.search(text) or "import.meta" in text)
        if code.kind is Kind.SHEET:
            return not _STANDS_FIRST.search(self._css(code.file))
        if code.kind is Kind.SCRIPT and _IS_STRICT.match(self._text(code.file) if code.file else code.text):
            return False
        return bool(code.file) or _at_any_depth(code.text) in self._repeated

    def _sheet(self, run: list[Code], root: str) -> Iterator[tuple[int, int, str]]:
        self._joined.update(one.file for one in run)
        file = self._written("".join(self._css(one.file) for one in run), "css")
        return _in_place_of(run, f'<link rel="stylesheet" href="{root}{file}">')

    def _script(self, run: list[Code], data: list[Code], root: str) -> Iterator[tuple[int, int, str]]:
        texts = {one.id: one.text for one in data}
        moved = _DATA.format(data=json.dumps(texts, ensure_ascii=False)) if texts else ""
        scripts = (self._text(one.file) if one.file else one.text for one in run)
        file = self._written(moved + "".join(f"{text.strip()}\n;\n" for text in scripts), "js")
        return _in_place_of([*run, *data], f'<script src="{root}{file}"></script>')

    def _module(self, run: list[Code], root: str) -> Iterator[tuple[int, int, str]]:
        if len(run) == 1:
            return iter(())
        file = self._written("".join(_MODULE.format(self._module_text(one.file)) for one in run), "js")
        return _in_place_of(run, f'<script type="module" src="{root}{file}"></script>')

    def _module_text(self, file: str) -> str:
        """A module that may stand in a file of `FOLDER`, and still knows its own address."""
        address = f'new URL("{relpath(file, FOLDER)}",import.meta.url).href'
        return _OWN_ADDRESS.sub(lambda _: address, self._text(file).strip())

    def _written(self, text: str, kind: str) -> str:
        """Path of a file with this text."""
        path = f"{FOLDER}/{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}"
        if not (self._site / path).is_file():
            (self._site / FOLDER).mkdir(parents=True, exist_ok=True)
            write(self._site / path, text)
        return path

    @cache  # noqa: B019 - the object lives as long as its build step
    def _is_utf_8(self, file: str) -> bool:
        try:
            (self._site / file).read_bytes().decode()
        except UnicodeDecodeError:
            return False
        return True

    @cache  # noqa: B019
    def _text(self, file: str) -> str:
        return _SOURCE_MAP.sub("", _CHARSET.sub("", _text_of(self._site / file)))

    @cache  # noqa: B019
    def _css(self, file: str) -> str:
        # As at the end of a file, what a sheet leaves open is closed: the next one would be inside it.
        text = tinycss2.serialize(tinycss2.parse_component_value_list(self._text(file)))
        if any(fnmatchcase(file, pattern) for pattern in self._prune):
            text = without_unused_rules(text, self._used)
        return _URL.sub(lambda url: f'url("{relpath(join(dirname(file), url[2]), FOLDER)}")', text).strip() + "\n"

    @cached_property
    def _used(self) -> frozenset[str]:
        return words(path for kind in ("*.html", "*.js") for path in self._site.rglob(kind))


def _text_of(path: Path) -> str:
    """The text of a file; what is not UTF-8 in it becomes U+FFFD."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _at_any_depth(text: str) -> str:
    """The text without relative paths to the root: pages in other folders repeat it with other ones."""
    return _UP.sub("", text)


def _in_place_of(run: list[Code], element: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put an element in place of the first piece, and remove the others."""
    for number, one in enumerate(run):
        yield one.start, one.end, "" if number else element
