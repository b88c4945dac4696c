"""Edits a page's Markdown: metadata, the block below the title, heading ids, and links that leave the locale."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch

import yaml
from mkdocs.utils import meta

from bitext.core.html_edit import splice
from bitext.markdown.renderer import without_front_matter

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]+\{:?[ \t]*(?P<list>[^{}\n]*?)[ \t]*\}[ \t]*\Z")
_MARK = re.compile(r'<i data-s="([^"<>-]*)-[^"<>]*"></i>')
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!\\)\]\((?P<inline>[^()\s#?]+)|^ {0,3}\[[^\]^][^\]]*\]:[ \t]+(?P<defined>[^#?\s]+)")

_INCLUDE = re.compile(r"""(?:\{%-?\s*include(?:-markdown)?|-+8<-+)\s+["']([^"'\n:]+)""")


def included_in_others(texts: Mapping[str, str], docs: str) -> set[str]:
    """The pages that others include by a plugin or an extension (`{% include-markdown "x.md" %}`, `--8<-- "x.md"`).

    Args:
        texts: of the pages, by path below the docs folder.
        docs: the docs folder, as mkdocs.yml names it.
    """
    patterns: set[str] = set()
    for name, text in texts.items():
        for found in _INCLUDE.findall(text):
            folders = (posixpath.dirname(name), "")
            patterns |= {posixpath.normpath(posixpath.join(folder, found)) for folder in folders}
            patterns.add(found.removeprefix(f"{docs}/"))
    return {name for name in texts if any(fnmatch(name, pattern) for pattern in patterns)}


def with_metadata(text: str, metadata: Mapping[str, object]) -> str:
    """The page with `bitext` in its front matter, which templates read as `page.meta.bitext`."""
    line = f"bitext: {json.dumps(metadata, ensure_ascii=False)}\n"
    body = without_front_matter(text)
    if body != text:
        head = text[: len(text) - len(body)]
        end = head.rstrip().rfind("\n") + 1
        return f"{head[:end]}{line}{head[end:]}{body}"
    body, own = meta.get_data(text.removeprefix("\ufeff"))
    head = yaml.safe_dump(dict(own), allow_unicode=True, sort_keys=False) if own else ""
    return f"---\n{head}{line}---\n{body}"


def below_title(text: str, block: str) -> str:
    """The page with a block of HTML after its first `<h1>`, or at its start where the theme adds the title."""
    body = without_front_matter(text)
    start = len(text) - len(body)
    end = start + _title_end(body)
    before = f"{text[:end].rstrip()}\n\n" if end > start else text[:start]
    return f"{before}{block}\n\n{text[end:].lstrip(chr(10))}"


def _title_end(body: str) -> int:
    lines = body.splitlines(keepends=True)
    at = 0
    for line, following, is_text in zip(lines, [*lines[1:], ""], _are_text(lines), strict=True):
        at += len(line)
        if not is_text:
            continue
        if re.match(r" {0,3}#(?!#)", line) or "</h1>" in line:
            return at
        if line.strip() and re.match(r"=+\s*\Z", following):
            return at + len(following)
    return 0


def _are_text(lines: list[str]) -> Iterator[bool]:
    """Whether each line is outside fenced code."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        yield not (fence or found)
        bare = line.strip(" \t>\r\n")
        if not fence:
            fence = found[1] if found else ""
        elif bare.startswith(fence) and not bare.strip(fence[0]):
            fence = ""


def with_heading_ids(text: str, ids: Mapping[str, str]) -> str:
    """The page with ` { #id }` on headings that have no id in the text.

    Args:
        text: Markdown with milestones.
        ids: unit id to the id of the heading that the unit is the text of.
    """
    lines = text.splitlines(keepends=True)
    following = [line.rstrip() for line in [*lines[1:], ""]]
    for number, line in enumerate(lines):
        mark = _MARK.search(line)
        if mark is None or mark[1] not in ids:
            continue
        if line.lstrip(" >\t").startswith("#") or _UNDERLINE.match(following[number]):
            bare = line.rstrip("\r\n")
            lines[number] = _with_id(bare, ids[mark[1]]) + line[len(bare) :]
    return "".join(lines)


def _with_id(heading: str, id: str) -> str:
    closing = _CLOSING.search(heading)
    rest = closing[0] if closing and heading.lstrip(" >\t").startswith("#") else ""
    text = heading.removesuffix(rest) if rest else heading.rstrip()
    attributes = _ATTRIBUTES.search(text)
    if attributes is None:
        return f"{text} {{ #{id} }}{rest}"
    if "#" in attributes["list"]:
        return heading
    return f"{text[: attributes.start()]} {{ #{id} {attributes['list']} }}{rest}"


def with_links(text: str, page: str, address: Callable[[str], str | None]) -> str:
    """The page with other addresses for some of the files that it links to.

    Args:
        text: Markdown.
        page: its path below the docs folder.
        address: gives the new address of a file by its path below the docs folder; None leaves the link.
    """
    lines = text.splitlines(keepends=True)
    folder = posixpath.dirname(page)
    for number, is_text in enumerate(_are_text(lines)):
        if is_text and "]" in lines[number]:
            lines[number] = _with_line_links(lines[number], folder, address)
    return "".join(lines)


def _with_line_links(line: str, folder: str, address: Callable[[str], str | None]) -> str:
    code = [found.span() for found in _CODE.finditer(line)]
    edits: list[tuple[int, int, str]] = []
    for link in _LINK.finditer(line):
        group = "inline" if link["inline"] else "defined"
        start, end = link.span(group)
        new = address(posixpath.normpath(posixpath.join(folder, link[group])))
        if new is not None and not any(first < start < last for first, last in code):
            edits.append((start, end, new))
    return splice(line, edits)
