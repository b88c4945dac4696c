"""The questions that a page asks in its headings, with the answers below them as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "form", "button", "input", "select", "textarea", "dialog", "nav"}
    | {"svg", "iframe", "object", "canvas", "audio", "video"}
)
_LINES = frozenset(
    {"p", "div", "section", "aside", "blockquote", "pre", "figure", "figcaption", "details", "summary", "hr", "br"}
    | {"ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_MARKS = ("?", "\uff1f", "\u061f", "\u037e")
"""Question marks: of most scripts, full-width, Arabic, Greek."""


@dataclass(frozen=True, slots=True)
class Question:
    """A section whose heading is a question."""

    text: str
    anchor: str
    """Id of the heading; may be empty."""
    answer: str
    """Lines of plain text: what a reader sees below the heading, up to the next one of its level."""


def questions(article: HtmlElement, lang: str) -> tuple[Question, ...]:
    """The questions of a page that is made of them: at least two, and more than half of its sections.

    Args:
        article: the page's text; its sections are those below each `h2` in it.
        lang: of the text.
    """
    sections = list(_sections(article))
    found = []
    for heading, below in sections:
        text = " ".join(lines([heading]))
        answer = "\n".join(lines(below)) if is_question(text, lang) else ""
        if answer:
            found.append(Question(text, heading.get("id") or "", answer))
    return tuple(found) if len(found) > max(1, len(sections) / 2) else ()


def is_question(text: str, lang: str) -> bool:
    """Whether a heading ends as questions do in its language; Greek writes a semicolon.

    Args:
        text: of the heading.
        lang: its language.
    """
    return text.endswith((*_MARKS, ";") if lang.split("-")[0].lower() == "el" else _MARKS)


def _sections(article: HtmlElement) -> Iterator[tuple[HtmlElement, list[HtmlElement]]]:
    heading: HtmlElement | None = None
    below: list[HtmlElement] = []
    for child in article.iterchildren(etree.Element):
        if child.tag == "h2":
            if heading is not None:
                yield heading, below
            heading, below = child, []
        else:
            below.append(child)
    if heading is not None:
        yield heading, below


class _Lines:
    """Text as it comes, in lines that may start with the mark of a list."""

    def __init__(self) -> None:
        self.whole: list[str] = []
        self._line: list[str] = []
        self._mark = ""

    def add(self, text: str | None) -> None:
        self._line.append(text or "")

    def cell(self) -> None:
        while self._line and not self._line[-1].strip():
            self._line.pop()
        self._line.append("; ")

    def end(self) -> None:
        line = _BLANKS.sub(" ", "".join(self._line)).strip(" ")
        if line:
            self.whole.append(self._mark + line)
            self._mark = ""
        self._line = []

    def item(self, mark: str) -> None:
        self.end()
        self._mark = mark


def lines(elements: Iterable[HtmlElement]) -> list[str]:
    """What a reader sees of them, block by block: no forms, no scripts, nothing that the site's own search leaves out.

    Args:
        elements: parts of a page, one after the other.
    """
    text = _Lines()
    for element in elements:
        _read(element, text)
        text.end()
    return text.whole


def _read(root: HtmlElement, text: _Lines) -> None:
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    counted: list[int] = []
    for event, element in walk:
        if event == "start":
            if _is_silent(element):
                walk.skip_subtree()
                continue
            _open(element, text, counted)
            text.add(element.text)
            continue
        if element.tag in _LINES:
            text.item("") if element.tag == "li" else text.end()
        if element.tag in ("ol", "ul") and not _is_silent(element):
            counted.pop()
        if element is not root:
            text.add(element.tail)


def _open(element: HtmlElement, text: _Lines, counted: list[int]) -> None:
    """The mark of a list's item, the border of a table's cell, or the start of any other block."""
    if element.tag in _LINES:
        text.end()
    if element.tag in ("ol", "ul"):
        counted.append(0)
    elif element.tag == "li" and counted:
        counted[-1] += 1
        ordered = element.getparent().tag == "ol"
        text.item(f"{counted[-1]}. " if ordered else "- ")
    elif element.tag in ("td", "th") and element.getprevious() is not None:
        text.cell()


def _is_silent(element: HtmlElement) -> bool:
    return (
        element.tag in _SILENT
        or "hidden" in element.attrib
        or "data-search-exclude" in element.attrib
        or element.get("aria-hidden") == "true"
        or "headerlink" in (element.get("class") or "").split()
    )
