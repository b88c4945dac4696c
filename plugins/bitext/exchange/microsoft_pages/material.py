"""Rewrites Microsoft's Markdown so that Python-Markdown with Material renders the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bitext.exchange.microsoft_pages import containers
from bitext.exchange.microsoft_pages.containers import Container, Item, Quote
from bitext.exchange.microsoft_pages.layout import material_lines, regions
from bitext.exchange.microsoft_pages.pairs import START

_ANCHORED_HEADING = re.compile(
    rf"""
    ^(?P<marks>\s{{0,3}}\#{{1,6}})[ \t]*(?P<open>{START}?)
    <a[ ](?:name|id)="(?P<slug>[A-Za-z][\w:.-]*)">\s*</a>
    [ \t]*(?P<text>.*?)[ \t]*\#*[ \t]*$
    """,
    re.VERBOSE,
)
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_IMAGE = re.compile(r":::image(?P<attributes>(?:\s+[\w-]+=\"[^\"\n]*\")+)\s*:::")
_IMAGE_END = re.compile(r"[ \t]*:::image-end:::")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"\n]*)\"")
_BRACKETS = re.compile(r"[\[\]\\]")
_ADMONITIONS = ("note", "tip", "important", "warning", "caution")


def to_material(marked: str) -> str:
    """A page's body with lists, alerts, divisions and anchored headings in the syntax of Python-Markdown and Material.

    Args:
        marked: the body, without front matter; pairs may be marked (see `bitext.exchange.microsoft_pages.pairs`).
    """
    ending = "\r\n" if "\r\n" in marked else "\n"
    slugs: set[str] = set()

    def rewrite(lines: list[str]) -> list[str]:
        rewriter = _Rewriter(slugs=slugs)
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            rewriter.take(containers.expand_tabs(line), after)
        rewriter.close()
        return rewriter.out

    return ending.join(material_lines(regions(marked.split(ending)), rewrite))


@dataclass
class _Rewriter:
    out: list[str] = field(default_factory=list)
    stack: list[Container] = field(default_factory=list)
    paragraph: bool = False
    """Whether the last line belongs to a paragraph, which the next may continue."""
    slugs: set[str] = field(default_factory=set)
    """Heading anchors so far: an id must be unique on a page."""
    fence: str = ""
    fenced_in: int = 0
    """Number of containers around the open fence."""
    begun: list[int] = field(default_factory=list)
    """For each open container, the line of the output on which it begins."""

    def take(self, line: str, after: str) -> None:
        depth, rest = containers.inside(self.stack, line)
        if self.fence and depth >= self.fenced_in:
            self._fenced(line)
            return
        rest = _with_plain_images(rest)
        if not rest.strip():
            self._blank(depth)
        elif self.paragraph and depth < len(self.stack) and not containers.interrupts(rest):
            self._emit(rest.lstrip(" "))
        else:
            self._block(depth, rest, after)

    def _fenced(self, line: str) -> None:
        _, rest = containers.inside(self.stack[: self.fenced_in], line)
        self._emit(rest)
        if containers.closes(rest, self.fence):
            self.fence = ""

    def _blank(self, depth: int) -> None:
        open_quotes = [at for at, container in enumerate(self.stack) if isinstance(container, Quote) and at >= depth]
        if open_quotes:
            self.close(open_quotes[0])
        self.fence = self.fence if depth >= self.fenced_in else ""
        self.paragraph = False
        quoted = any(isinstance(container, Quote) and not container.name for container in self.stack)
        self.out.append(self._prefix().rstrip(" ") if quoted else "")

    def _block(self, depth: int, rest: str, after: str) -> None:
        self.fence = ""
        siblings = [container for container in self.stack[depth : depth + 1] if isinstance(container, Item)]
        loose = bool(siblings) and self._has_blank_since(depth)
        in_paragraph = self.paragraph and depth == len(self.stack)
        self.close(depth)
        if depth and not self.paragraph and containers.indent_of(rest) >= 4:
            return self._emit(rest)
        marker = ""
        while containers.indent_of(rest) < 4 and (found := containers.opened(rest, in_paragraph)):
            container, rest = found
            if loose:
                self._gap()
            marker = self._open(container, marker, siblings)
            siblings, loose, in_paragraph, self.paragraph = [], False, False, False
            if isinstance(container, Quote) and container.name:
                return None
        return self._leaf(marker, rest, after)

    def _open(self, container: Container, marker: str, siblings: list[Item]) -> str:
        """Write the lines and markers that begin a container; returns the marker of its first line."""
        if isinstance(container, Item):
            sibling = siblings[0] if siblings else None
            if sibling and sibling.family != container.family:
                self._gap()
                self.out += [self._prefix() + "<!-- -->", ""]
            elif not sibling and not marker and self.paragraph and not self._in_first_block():
                self._gap()
            prefix = marker or self._prefix()
            self._push(container)
            return prefix + container.marker.replace(")", ".").ljust(3) + " "
        if not marker:
            self._gap()
        if container.name:
            self.out.append((marker or self._prefix()) + _first_line(container))
            self._push(container)
            if container.name not in _ADMONITIONS:
                self.out.append("")
            return ""
        prefix = marker or self._prefix()
        self._push(container)
        return prefix + "> "

    def _leaf(self, marker: str, rest: str, after: str) -> None:
        mark = containers.fence(rest)
        if mark:
            self.fence, self.fenced_in = mark, len(self.stack)
        heading = containers.is_single_line_block(rest)
        if not marker and self._needs_gap(rest, after, own=bool(mark) or heading):
            self._gap()
        line = rest if containers.indent_of(rest) >= 4 and not self.paragraph else rest.lstrip(" ")
        if heading:
            line = _heading(rest, self.slugs)
        if rest.strip():
            self.out.append((marker or self._prefix()) + line)
        elif marker:
            self.out.append(marker.rstrip(" "))
        self.paragraph = bool(rest.strip()) and not mark and not heading

    def _needs_gap(self, rest: str, after: str, *, own: bool) -> bool:
        if not self.out or not self.out[-1].strip() or self.out[-1].lstrip().startswith("!!! "):
            return False
        begins_table = "|" in rest and "|" in after and bool(_DELIMITER_ROW.match(after.strip("> \t")))
        after_container = self.out[-1][:1] in (" ", ">", "-", "*", "+")
        return (own and (bool(self.stack) or after_container)) or begins_table or not self.paragraph

    def _push(self, container: Container) -> None:
        self.stack.append(container)
        self.begun.append(len(self.out))

    def _has_blank_since(self, depth: int) -> bool:
        return any(not line.strip() for line in self.out[self.begun[depth] :])

    def _in_first_block(self) -> bool:
        """Whether the innermost container is an item without blank lines so far: a list may follow directly."""
        return bool(self.stack) and isinstance(self.stack[-1], Item) and not self._has_blank_since(len(self.stack) - 1)

    def _emit(self, rest: str) -> None:
        self.out.append(self._prefix() + rest)

    def _gap(self) -> None:
        if self.out and self.out[-1].strip():
            self.out.append("")

    def close(self, depth: int = 0) -> None:
        while len(self.stack) > depth:
            container = self.stack.pop()
            self.begun.pop()
            self.paragraph = self.paragraph and isinstance(container, Item)
            if isinstance(container, Quote) and container.name == "div":
                self._gap()
                self.out += [self._prefix() + "</div>", ""]

    def _prefix(self) -> str:
        return "".join(map(_indent, self.stack))


def _indent(container: Container) -> str:
    if isinstance(container, Item) or container.name in _ADMONITIONS:
        return "    "
    return "" if container.name else "> "


def _first_line(alert: Quote) -> str:
    if alert.name == "div":
        return f"<div {alert.argument} markdown>"
    if alert.name == "video":
        return f"<{alert.argument}>"
    return f"!!! {alert.name}"


def _heading(line: str, taken: set[str]) -> str:
    match = _ANCHORED_HEADING.match(line)
    if not match:
        return line
    id = "" if match["slug"] in taken else f" {{ #{match['slug']} }}"
    taken.add(match["slug"])
    text = re.sub(rf'<a (?:name|id)="{re.escape(match["slug"])}"></a>', "", match["text"])
    return f"{match['marks']} {match['open']}{text}{id}"


def _with_plain_images(line: str) -> str:
    """The line with Microsoft's image extension (`:::image source="..":::`) as standard Markdown images.

    They keep their alt texts; lightbox images link to the larger image. A long description after an image
    (`type="complex"`) stays in place, as visible text.
    """
    return _IMAGE_END.sub("", _IMAGE.sub(_image, line))


def _image(match: re.Match[str]) -> str:
    attributes = {name: value.strip() for name, value in _ATTRIBUTE.findall(match["attributes"])}
    if not attributes.get("source"):
        return match[0]
    alt = _BRACKETS.sub(r"\\\g<0>", attributes.get("alt-text", ""))
    image = f"![{alt}]({_destination(attributes['source'])})"
    larger = attributes.get("lightbox", "")
    return f"[{image}]({_destination(larger)})" if larger and larger != attributes["source"] else image


def _destination(path: str) -> str:
    return f"<{path}>" if re.search(r"[\s()]", path) else path
