"""Compares rendered pages: a translated page must have the same elements and the same code as its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

import lxml.etree
import lxml.html
from lxml.html import defs

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style"})
_EMPHASIS = ("em", "strong", "b", "i", "del", "s", "mark", "ins", "sup", "sub", "code", "dfn")
_INLINE = (
    defs.font_style_tags | defs.phrase_tags | defs.special_inline_tags | {"bdi", "data", "mark", "svg", "time", "wbr"}
)
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
_WORDS = frozenset({"abbr", "alt", "label", "placeholder", "summary", "title"})
"""Attributes that hold words, as do all `aria-` and `data-` attributes."""
_REFERENCES = ("for", "href")
_WHITESPACE = re.compile(r"\s+")
_COLLAPSED = re.compile(r"[ \t\r\n\f]+")
"""White space that browsers show as one space."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FOOTNOTE = re.compile(r"(fn(?:ref)?\d*.)(?:\d+-)?")
"""The beginning of the id of a footnote or of a reference to one; with `UNIQUE_IDS` it counts the rendered pages."""


class _Piece(NamedTuple):
    """A part of an element: a child in its normal form, or text inside code."""

    moves: bool
    """Whether it may trade places with such pieces beside it, as inline codes do in a translation."""
    text: str


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What must be equal in the rendered source and target."""

    elements: str
    """All elements with their structural attributes, and all text inside code, white space collapsed.

    Blocks are in page order. Inline elements are sorted within the element that holds them: a translation may change
    their order. Left out is `<abbr>`: a translation may not use an abbreviation of its source. Ids of blocks are
    numbered, because renderers derive some of them from text; references to such an id use its number. A `<sup>`
    around text alone is left out too: the ordinal `3<sup>rd</sup>` may be one word elsewhere.
    """
    ids: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Each id as it is in `elements`."""


def parsed(html: str) -> lxml.html.HtmlElement:
    """The rendered HTML in a `<div>`, without the control characters that libxml2 rejects."""
    return lxml.html.fragment_fromstring(_CONTROLS.sub("", html), create_parent="div")


def skeleton(
    html: str, source_ids: Mapping[str, str] = MappingProxyType({}), *, free_emphasis: bool = False
) -> Skeleton:
    """Elements and code of a rendered page.

    Args:
        html: the rendered body.
        source_ids: ids of the source page, to which a translated page may link too: its headings keep them.
        free_emphasis: whether emphasis and code spans in running text are left out.
    """
    root = parsed(html)
    if free_emphasis:
        _drop_emphasis(root)
    _order_emphasis(root)
    ids = _comparable_ids(root)
    known = {**source_ids, **ids}
    levels: list[list[_Piece]] = [[]]
    inside = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            inside += element.tag in _CODE
            levels.append([_Piece(False, element.text or "")] if inside else [])
            continue
        if event == "end":
            content = "".join(_in_order(levels[-1], inside))
            pieces = levels.pop()
            inside -= element.tag in _CODE
            opening = f"<{_opening(element, known)}>"
            if _is_placeholder(element):
                pieces.append(_Piece(True, opening))
            elif element.tag != "abbr" and not is_plain_sup(element):
                content = _WHITESPACE.sub(" ", content).strip() if element.tag in _CODE else content
                pieces = [_Piece(_moves(element), f"{opening}{content}</{element.tag}>")]
            levels[-1] += pieces
        if inside and element.tail:
            levels[-1].append(_Piece(False, element.tail))
    return Skeleton("".join(piece.text for piece in levels[0]), ids)


def _drop_emphasis(root: lxml.html.HtmlElement) -> None:
    """Leave only the words of emphasis and code spans, but not in blocks of code."""
    for element in list(root.iter(*_EMPHASIS)):
        if not any(parent.tag == "pre" for parent in element.iterancestors()):
            element.drop_tag()


def _order_emphasis(root: lxml.html.HtmlElement) -> None:
    """Put `<em>` outside where an element of each is around the same words: what `***` gives depends on the dialect."""
    for outer in list(root.iter("strong")):
        inner = outer[0] if len(outer) == 1 else None
        if inner is not None and inner.tag == "em" and not (outer.text or inner.tail or outer.attrib or inner.attrib):
            outer.tag, inner.tag = inner.tag, outer.tag


def has_same_structure(render: Callable[[str], str], source: str, target: str, *, free_emphasis: bool = False) -> bool:
    """Whether two pages render to the same elements and the same code, apart from the order of inline elements.

    Args:
        render: Markdown -> HTML, as the site renders it.
        source: the source page's Markdown.
        target: the target page's Markdown.
        free_emphasis: whether it may have other emphasis and code spans.
    """
    if source == target:
        return True
    left = _skeleton_of_source(render(source), free_emphasis)
    return left == skeleton(render(target), left.ids, free_emphasis=free_emphasis)


@lru_cache(maxsize=2)  # It is compared with its page in each locale, and several times where a target is refused.
def _skeleton_of_source(html: str, free_emphasis: bool) -> Skeleton:
    return skeleton(html, free_emphasis=free_emphasis)


def looks_same(one: str, other: str) -> bool:
    """Whether two rendered bodies look the same: equal but for comments and white space that browsers do not show."""
    return one == other or _as_seen(one) == _as_seen(other)


def _as_seen(html: str) -> str:
    root = parsed(html)
    lxml.etree.strip_tags(root, lxml.etree.Comment)
    for element in root.iter(lxml.etree.Element):
        if not any(parent.tag in _VERBATIM for parent in (element, *element.iterancestors())):
            first = element[0] if len(element) else element
            element.text = _collapsed(element.text, after=element, before=first)
            for child in element:
                following = child.getnext()
                child.tail = _collapsed(child.tail, after=child, before=element if following is None else following)
    return str(lxml.html.tostring(root, encoding="unicode"))


def _collapsed(text: str | None, *, after: lxml.html.HtmlElement, before: lxml.html.HtmlElement) -> str:
    """Text between two tags, the white space as browsers show it: none beside a block or a line break."""
    text = _COLLAPSED.sub(" ", text or "")
    text = text if after.tag in _INLINE else text.lstrip(" ")
    return text if before.tag in _INLINE else text.rstrip(" ")


def _in_order(pieces: list[_Piece], in_code: int) -> list[str]:
    """The pieces in page order; those that stand beside each other and may move are sorted."""
    found: list[str] = []
    for moves, some in groupby(pieces, key=lambda piece: piece.moves and not in_code):
        texts = [piece.text for piece in some]
        found += sorted(texts) if moves else texts
    return found


def _moves(element: lxml.html.HtmlElement) -> bool:
    """Whether it is an inline element, or a footnote: these are listed in the order of their references."""
    return element.tag in _INLINE or (element.tag == "li" and element.get("id", "").startswith("fn"))


def is_plain_sup(element: lxml.html.HtmlElement) -> bool:
    """Whether it is a `<sup>` around text alone, which the rules on inline codes judge."""
    return element.tag == "sup" and not element.attrib and len(element) == 0


def _is_placeholder(element: lxml.html.HtmlElement) -> bool:
    """Whether it is a word between angle brackets, such as `<name>`; parsers nest what follows in it."""
    return str(element.tag) not in defs.tags | _INLINE and "-" not in str(element.tag)


def _comparable_ids(root: lxml.html.HtmlElement) -> dict[str, str]:
    """Ids that a renderer may derive from text, numbered; those of inline elements and footnotes as they are."""
    ids: dict[str, str] = {}
    for element in root.iter(lxml.etree.Element):
        if (name := element.get("id")) is not None:
            ids.setdefault(name, _FOOTNOTE.sub(r"\1", name, count=1) if _moves(element) else f"#{len(ids) + 1}")
    return ids


def _opening(element: lxml.html.HtmlElement, ids: Mapping[str, str]) -> str:
    parts = [str(element.tag)]
    for name, value in sorted(element.attrib.items()):
        if name in _WORDS or name.startswith(("aria-", "data-")):
            continue
        if name == "id":
            value = ids[value]
        elif name in _REFERENCES and value.lstrip("#") in ids:
            value = ids[value.lstrip("#")]
        parts.append(f'{name}="{value}"')
    return " ".join(parts)
