"""Compares rendered pages: a translated page must have the same elements and the same code as its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import lxml.etree
import lxml.html

from bitext.core.model import Finding, Severity

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style"})
_WORDS = frozenset({"abbr", "alt", "label", "placeholder", "summary", "title"})
"""Attributes that hold words, as do all `aria-` and `data-` attributes."""
_REFERENCES = ("for", "href")
_WHITESPACE = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What must be equal in the rendered source and target."""

    elements: tuple[str, ...]
    """Opening tags with their structural attributes, and closing tags, in page order; without `<abbr>`.

    Ids are numbered, because renderers derive some of them from text; references to an id use its number.
    """
    code: str
    """All text inside code, white space collapsed."""
    ids: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Number of each id."""


def parsed(html: str) -> lxml.html.HtmlElement:
    """The rendered HTML in a `<div>`, without the control characters that libxml2 rejects."""
    return lxml.html.fragment_fromstring(_CONTROLS.sub("", html), create_parent="div")


def skeleton(html: str, source_ids: Mapping[str, str] = MappingProxyType({})) -> Skeleton:
    """Elements and code of a rendered page.

    Args:
        html: the rendered body.
        source_ids: ids of the source page, to which a translated page may link too: its headings keep them.
    """
    root = parsed(html)
    ids: dict[str, str] = {}
    for element in root.iter(lxml.etree.Element):
        if (name := element.get("id")) is not None:
            ids.setdefault(name, f"#{len(ids) + 1}")
    known = {**source_ids, **ids}
    elements: list[str] = []
    code: list[str] = []
    inside = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment" or not isinstance(element.tag, str):
            if inside and event == "comment" and element.tail:
                code.append(element.tail)
            continue
        is_code = element.tag in _CODE
        if event == "start":
            inside += is_code
            if inside and element.text:
                code.append(element.text)
            elements += _opening(element, known)
        else:
            inside -= is_code
            if inside and element.tail:
                code.append(element.tail)
            if element.tag != "abbr":
                elements.append(f"</{element.tag}>")
    return Skeleton(tuple(elements), _WHITESPACE.sub(" ", "".join(code)).strip(), ids)


def _opening(element: lxml.html.HtmlElement, ids: Mapping[str, str]) -> Iterator[str]:
    # A translation may not use an abbreviation of its source: a matter of words, not of structure.
    if element.tag == "abbr":
        return
    parts = [str(element.tag)]
    for name, value in sorted(element.attrib.items()):
        if name in _WORDS or name.startswith(("aria-", "data-")):
            continue
        if name == "id":
            value = ids[value]
        elif name in _REFERENCES and value.lstrip("#") in ids:
            value = ids[value.lstrip("#")]
        parts.append(f'{name}="{value}"')
    yield f"<{' '.join(parts)}>"


def skeleton_difference(render: Callable[[str], str], source: str, target: str) -> Finding | None:
    """Compare two rendered pages; None if their elements and code are the same.

    Args:
        render: Markdown -> HTML, as the site renders it.
        source: the source page's Markdown.
        target: the target page's Markdown.
    """
    if source == target:
        return None
    left = skeleton(render(source))
    right = skeleton(render(target), left.ids)
    if left == right:
        return None
    if left.elements == right.elements:
        return _finding("code", "The translated page changes text inside code; compare the code spans of its segments.")
    at = next(
        (n for n, pair in enumerate(zip(left.elements, right.elements, strict=False)) if pair[0] != pair[1]),
        min(len(left.elements), len(right.elements)),
    )
    shown = (side.elements[at] if at < len(side.elements) else "the end" for side in (left, right))
    return _finding(
        "render",
        "The translated page has {1} where the source has {0}; look for missing or added markup.".format(*shown),
    )


def _finding(kind: str, message: str) -> Finding:
    return Finding(f"struct-{kind}", Severity.WARNING, message)
