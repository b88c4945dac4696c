"""The rendered page as oracle: a target must give the same elements and the same code as its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import lxml.etree
import lxml.html

from bitext.model import Finding, Severity

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style"})
_ATTRIBUTES = ("class", "for", "href", "id", "name", "src", "type")
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What must be equal in the rendered source and target."""

    elements: tuple[str, ...]
    """Opening tags with the attributes that make up the page, closing tags, in page order; no `<abbr>`."""
    code: str
    """All text inside code, blanks collapsed."""


def skeleton(html: str) -> Rendered:
    """Elements and code of a rendered page."""
    html = _CONTROLS.sub("", html)
    if not html.strip():
        return Rendered((), "")
    root = lxml.html.fragment_fromstring(html, create_parent="div")
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
            elements += _opening(element)
        else:
            inside -= is_code
            if inside and element.tail:
                code.append(element.tail)
            if element.tag != "abbr":
                elements.append(f"</{element.tag}>")
    return Rendered(tuple(elements), _BLANKS.sub(" ", "".join(code)).strip())


def _opening(element: lxml.html.HtmlElement) -> Iterator[str]:
    # A translated text may lose an abbreviation: that is a matter of words, not of structure.
    if element.tag != "abbr":
        attributes = "".join(f' {name}="{value}"' for name in _ATTRIBUTES if (value := element.get(name)) is not None)
        yield f"<{element.tag}{attributes}>"


def same_skeleton(render: Callable[[str], str], source: str, target: str) -> Finding | None:
    """Compare two pages as rendered; None where elements and code are the same.

    Args:
        render: Markdown -> HTML, as the site does it.
        source: the source page's Markdown.
        target: the target page's Markdown.
    """
    if source == target:
        return None
    left, right = skeleton(render(source)), skeleton(render(target))
    if left == right:
        return None
    if left.elements == right.elements:
        return _finding("code", "The translated page changes text inside code; compare the code spans of its segments.")
    at = next(
        (n for n, (one, other) in enumerate(zip(left.elements, right.elements, strict=False)) if one != other),
        min(len(left.elements), len(right.elements)),
    )
    shown = (side.elements[at] if at < len(side.elements) else "the end" for side in (left, right))
    return _finding(
        "render", "The translated page has {1} where the source has {0}; look for markup lost or added.".format(*shown)
    )


def _finding(kind: str, message: str) -> Finding:
    return Finding(f"struct-{kind}", Severity.WARNING, message)
