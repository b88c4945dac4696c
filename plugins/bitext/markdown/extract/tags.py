"""The block tags of a page's raw HTML, each with the position of its closing tag, found in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.markdown.extract.inline import TAG, VOID

_BLOCK_TAGS = """
    address article aside blockquote body button canvas caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe legend li link main menu meta nav noscript object ol optgroup option output p
    pre progress script section select source style summary svg table tbody td template textarea tfoot
    th thead title tr track ul video audio
"""
BLOCK_TAGS = frozenset(_BLOCK_TAGS.split())
"""Elements that separate blocks (HTML living standard; Python-Markdown's `block_level_elements`)."""
SKIPPED = frozenset({"pre", "script", "style", "svg", "textarea", "iframe", "template"})
"""Elements whose content is not text."""
TYPES = {
    **{name: name for name in ("li", "td", "th", "dt", "dd", "summary", "caption")},
    "figcaption": "caption",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
"""Type of the unit in an element; `p` for all others."""

_SPAN_TAGS = frozenset(TYPES) - {"figcaption", "caption"} | {"p", "address", "legend"}
"""Elements whose `markdown` content is one paragraph (Python-Markdown's `md_in_html`)."""
_SPAN = re.compile(r"\smarkdown\s*=\s*[\"']?span", re.I)
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})([^\n]*)$", re.M)
_TAG_NAME = re.compile(rf"<!--|`[^`\n]*`|</?(?:{'|'.join(sorted(BLOCK_TAGS))})(?=[\s/>])", re.I)
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?!0)[\w-]*[\"']?)?(?=[\s/>])", re.I)


@dataclass(slots=True)
class Tag:
    """A block tag: where it ends, and for an opening one where its element ends."""

    name: str
    end: int
    closing: bool
    markdown: bool = False
    span: bool = False
    """Whether its content is one paragraph of Markdown, even if indented."""
    inner_end: int = 0
    """Start of the closing tag."""
    close: int | None = None
    """End of the closing tag; None if the element is never closed."""


class Tags:
    """All block tags of a page, parsed on first use."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tags: dict[int, Tag] | None = None
        self._no_comment_end = len(text) + 1

    def at(self, position: int) -> Tag | None:
        """The tag that begins here."""
        if self._tags is None:
            self._tags = self._find()
        return self._tags.get(position) or self._parse(position)

    def comment_end(self, position: int) -> int | None:
        """The end of the comment that begins here; None if it never ends."""
        if position >= self._no_comment_end:
            return None
        end = self._text.find("-->", position + 4)
        if end < 0:
            self._no_comment_end = position
            return None
        return end + 3

    def _parse(self, position: int) -> Tag | None:
        found = TAG.match(self._text, position)
        if not found:
            return None
        name, attributes = found.group(2).lower(), found.group(3) + ">"
        marked = bool(_MARKDOWN.search(attributes))
        span = marked and (name in _SPAN_TAGS or bool(_SPAN.search(attributes)))
        return Tag(name, found.end(), bool(found.group(1)), marked, span)

    def _find(self) -> dict[int, Tag]:
        fences = _fences(self._text)
        tags: dict[int, Tag] = {}
        open_tags: list[Tag] = []
        counts: dict[str, int] = {}
        fence = at = 0
        while found := _TAG_NAME.search(self._text, at):
            start = found.start()
            at = found.end()
            while fence < len(fences) and fences[fence][1] <= start:
                fence += 1
            if fence < len(fences) and fences[fence][0] <= start:
                at = fences[fence][1]
            elif found.group() == "<!--":
                at = self.comment_end(start) or at
            elif found.group()[0] == "<" and (tag := self._parse(start)):
                at = tag.end
                tags[start] = tag
                _match(tag, start, open_tags, counts)
        return tags


def _match(tag: Tag, start: int, open_tags: list[Tag], counts: dict[str, int]) -> None:
    """Put an opening tag on the stack; a closing tag closes the innermost element of its name."""
    if not tag.closing:
        if tag.name not in VOID:
            open_tags.append(tag)
            counts[tag.name] = counts.get(tag.name, 0) + 1
        return
    if not counts.get(tag.name):
        return
    while True:
        other = open_tags.pop()
        counts[other.name] -= 1
        if other.name == tag.name:
            other.inner_end, other.close = start, tag.end
            return


def _fences(text: str) -> list[tuple[int, int]]:
    """Spans of fenced code anywhere in the page."""
    spans: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        mark = found.group(1)
        if opened is None:
            if mark[0] == "~" or "`" not in found.group(2):
                opened = found
        elif mark.startswith(opened.group(1)) and not found.group(2).strip():
            spans.append((opened.start(), found.end()))
            opened = None
    if opened:
        spans.append((opened.start(), len(text)))
    return spans
