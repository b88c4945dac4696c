"""Compares what is published for an adopted page with its original: where they differ, and whether readers notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bitext.core.quoting import short
from bitext.localize.publishable import Render
from bitext.markdown.render import looks_same
from bitext.markdown.renderer import without_front_matter

_ANCHOR = re.compile(r"^([ \t>]*#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#((?:[\w.:-]|\\_)+)[ \t]*\}[ \t]*$", re.MULTILINE)
_HEADING_ID = re.compile(r"<h[1-6]\b[^>]*?\bid=\"([^\"]+)\"")
_TITLE = re.compile(
    r"(?m)^(?P<head>[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+(?P<type>[\w-]+)[^\"\n]*?)[ \t]+\"(?P<title>[^\"\n]+)\"[ \t]*$"
)
_BLOCK_TITLE = re.compile(r"(?m)^(?P<head>[ \t>]*/{3,}[ \t]*(?P<type>[\w-]+))[ \t]*\|[ \t]*(?P<title>[^\n]+?)[ \t]*$")
_FENCE = re.compile(r"[ \t>]*(?:[*+-]|\d+[.)])?[ \t]*(`{3,}|~{3,})")
_LIST_MARKER = re.compile(r"^([ \t>]*)(?:[*+-]|(\d+[.)]))[ \t]+", re.MULTILINE)
_QUOTE_MARKER = re.compile(r"^[ \t]*>[ \t>]*", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*|(?<=\])\[[^][]*\]")
_LETTERS = re.compile(r"\w+")
_RULE = re.compile(r"-{3,}")
_EMPHASIS = re.compile(r"[*_]{1,3}|</?(?:strong|em|b|i)>")
_COMMENT = re.compile(r"(^|\s)(?:#|//|--|/\*|<!--|;|%|\*).*$", re.MULTILINE)


class Kind(StrEnum):
    """How the bytes of a page differ from those of its original."""

    FRONT_MATTER = "front matter"
    BLANK_LINES = "blank lines"
    TABLES = "the rules below table headers"
    LIST_MARKERS = "list markers"
    LINE_BREAKS = "line breaks"
    SPACES = "spaces"
    EMPHASIS = "emphasis"
    ADDRESSES = "addresses"
    COMMENTS = "comments in code"
    CODE = "code"
    TEXT = "text or markup"


LAYOUT = frozenset({Kind.FRONT_MATTER, Kind.BLANK_LINES, Kind.TABLES, Kind.LIST_MARKERS, Kind.LINE_BREAKS, Kind.SPACES})
"""What readers do not see, as a rule."""
_REASONS = {
    Kind.COMMENTS: "is not taken over: comments in code are those of the source page",
    Kind.CODE: "is not taken over: code is that of the source page",
    Kind.EMPHASIS: "is taken over, with its emphasis written in another way",
    Kind.ADDRESSES: "is taken over, with the addresses of the source page",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the original is not what is published."""

    kind: Kind
    lines: range
    """1-based, in the original."""
    text: str
    """What the original has there; empty where it lacks something."""
    is_more: bool
    """Whether words or marks of it are not published."""
    loses_words: bool = True
    """Whether words of it are not published."""

    def told(self) -> str:
        """One sentence for the owner of the pages."""
        if self.kind is Kind.FRONT_MATTER:
            shown = short("; ".join(line for line in self.text.split("\n") if line.strip("- ")))
            return f'"{shown}" is not taken over: front matter is that of the source page; translate texts in segments'
        if self.kind in LAYOUT:
            return f"{self.kind} as on the source page"
        shown = short(" ".join(self.text.split()))
        whole = "is not taken over: markup is that of the source page"
        reason = _REASONS.get(self.kind) or (whole if self.loses_words else "is taken over, with the source's markup")
        return f'"{shown}" {reason}'


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a page that was merged again compares with its original."""

    identical: bool
    """Whether they are equal byte for byte, apart from what the site gives every page by itself (see `compare`)."""
    same_html: bool
    """Whether readers see the same: both render to the same HTML, apart from white space that browsers do not show."""
    differences: Sequence[Difference] = ()


def compare(
    source: str, merged: str, original: str, render: Render, own_ids: Render, titles: Mapping[str, str]
) -> Comparison:
    """Compare a page that was merged with its original.

    Not a difference is what the site gives every page of the locale by itself, and the original has in another way:
    the ids of the source's headings, which one of them may write down as `{#id}`; the locale's titles of admonitions;
    and front matter on a page whose source has none.

    Args:
        source: the source page.
        merged: the page with its targets.
        original: the translated page.
        render: Markdown -> HTML, ids that are derived from headings numbered.
        own_ids: the same with the ids that the headings of source pages have on the site.
        titles: default titles of admonitions in the locale, by type.
    """
    more: list[Difference] = []
    front = original.removesuffix(without_front_matter(original))
    if front and without_front_matter(source) == source:
        more.append(Difference(Kind.FRONT_MATTER, range(1, front.count("\n") + 1), front, True))
        original = original.removeprefix(front)
    merged, original = (_without_titles(text, titles) for text in (merged, original))
    anchors = _anchors(original) ^ _anchors(merged)
    if anchors:
        anchors &= set(_HEADING_ID.findall(own_ids(source)))
        merged, original = (_without_anchors(text, anchors) for text in (merged, original))
    if merged == original:
        return Comparison(True, True, more)
    same_html = looks_same(render(merged), render(original))
    return Comparison(False, same_html, [*more, *_differences(merged, original, front.count("\n") if more else 0)])


def _anchors(text: str) -> set[str]:
    return {_anchor(found) for found in _ANCHOR.finditer(text)}


def _anchor(found: re.Match[str]) -> str:
    return found[2].replace("\\", "")


def _without_anchors(text: str, anchors: Set[str]) -> str:
    return _ANCHOR.sub(lambda found: found[1] if _anchor(found) in anchors else found[0], text)


def _without_titles(text: str, titles: Mapping[str, str]) -> str:
    """The page without titles that the site gives admonitions by itself."""

    def replaced(found: re.Match[str]) -> str:
        return found["head"] if titles.get(found["type"]) == found["title"] else found[0]

    return _BLOCK_TITLE.sub(replaced, _TITLE.sub(replaced, text))


def _differences(merged: str, original: str, before: int) -> Iterator[Difference]:
    ours, theirs = merged.split("\n"), original.split("\n")
    code = _lines_of_code(theirs)
    front = original.removesuffix(without_front_matter(original)).count("\n")
    for tag, i, next_i, j, next_j in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        text = "\n".join(theirs[j:next_j])
        mine = "\n".join(ours[i:next_i])
        is_front = next_j <= front and j < front
        kind = Kind.FRONT_MATTER if is_front else _kind(mine, text, in_code=code[j] and code[max(j, next_j - 1)])
        is_more = bool(Counter(_words(text)) - Counter(_words(mine)))
        loses_words = bool(Counter(_LETTERS.findall(text)) - Counter(_LETTERS.findall(mine)))
        yield Difference(kind, range(before + j + 1, before + max(next_j, j + 1) + 1), text, is_more, loses_words)


def _kind(ours: str, theirs: str, *, in_code: bool) -> Kind:
    for kind, normal in _CODE_FORMS if in_code else _FORMS:
        if normal(ours) == normal(theirs):
            return kind
    return Kind.CODE if in_code else Kind.TEXT


def _lines_of_code(lines: Sequence[str]) -> list[bool]:
    """Of each line whether it is inside a fence; one more for the end."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        is_edge = mark is not None and (not fence or mark[1].startswith(fence))
        found.append(bool(fence) and not is_edge)
        if mark and is_edge:
            fence = "" if fence else mark[1]
    return [*found, False]


def _without_comments(text: str) -> str:
    return "\n".join(line.rstrip() for line in _COMMENT.sub("", text).split("\n"))


def _without_markers(text: str) -> str:
    return _LIST_MARKER.sub(lambda found: found[1] + ("1. " if found[2] else "- "), text)


def _words(text: str) -> list[str]:
    return _QUOTE_MARKER.sub("", _without_markers(text)).split()


_FORMS: tuple[tuple[Kind, Callable[[str], object]], ...] = (
    (Kind.BLANK_LINES, lambda text: [line.rstrip() for line in text.split("\n") if line.strip()]),
    (Kind.TABLES, lambda text: _RULE.sub("---", text)),
    (Kind.LIST_MARKERS, lambda text: [line.strip() for line in _without_markers(text).split("\n") if line.strip()]),
    (Kind.LINE_BREAKS, _words),
    (Kind.SPACES, lambda text: "".join(_without_markers(text).split())),
    (Kind.EMPHASIS, lambda text: "".join(_EMPHASIS.sub("", _without_markers(text)).split())),
    (Kind.ADDRESSES, lambda text: _ADDRESS.sub("", text)),
)
"""What two texts have in common if they differ in this alone; the first that fits counts."""
_CODE_FORMS = ((Kind.COMMENTS, _without_comments),)
"""The same inside fenced code."""
