"""`lang` on the sentences of a localized page that are still in the source language (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bitext.core.html_edit import Token, splice, tokens, written

_BLOCK_NAMES = (
    "address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that are not allowed in a `<span>`, or that contain running text of their own."""


@dataclass(frozen=True, slots=True)
class _Milestone:
    id: str
    token: int
    """Index of its opening tag; the closing one follows."""


class Nesting:
    """The nesting of a page's tags; the page need not be well formed."""

    def __init__(self, page: Sequence[Token]) -> None:
        self.tokens = page
        self.close: dict[int, int] = {}
        self.parent: list[int | None] = []
        stack: list[int] = []
        for index, token in enumerate(page):
            if token.kind == "close":
                self._end(stack, token.tag, index)
            self.parent.append(stack[-1] if stack else None)
            if token.kind == "open":
                stack.append(index)

    def _end(self, stack: list[int], tag: str, index: int) -> None:
        if any(self.tokens[opened].tag == tag for opened in stack):
            while self.tokens[stack[-1]].tag != tag:
                stack.pop()
            self.close[stack.pop()] = index

    def milestones(self) -> Iterator[_Milestone]:
        """The milestones, in order."""
        for index, token in enumerate(self.tokens):
            if is_milestone(token):
                yield _Milestone(token.attributes["data-s"], index)

    def block(self, index: int) -> int | None:
        """The innermost properly closed block around a token."""
        above = self.parent[index]
        while above is not None and not (self.tokens[above].tag in BLOCKS and above in self.close):
            above = self.parent[above]
        return above


def is_milestone(token: Token) -> bool:
    """Whether a tag opens the empty element at the start of a segment."""
    return token.kind == "open" and token.tag == "i" and "data-s" in token.attributes


def mark_language(html: str, untranslated: Collection[str], attributes: Mapping[str, str]) -> str:
    """Add `lang` to untranslated segments, as far as their text is contiguous.

    A block whose segments are all untranslated gets the attribute itself; otherwise a `<span>` encloses the
    segment's text, up to the next segment, the end of its element, or an element that it shares with the next.

    Args:
        html: the page's content.
        untranslated: `<unit>-<segment>` of each.
        attributes: `lang` and, where its direction differs from that of the page, `dir`.
    """
    if not untranslated:
        return html
    own = written(attributes)
    tree = Nesting(tokens(html))
    milestones = list(tree.milestones())
    inserts: dict[int, str] = {}
    for milestone in milestones:
        if milestone.id not in untranslated:
            continue
        block = tree.block(milestone.token)
        if block is not None and _all_untranslated(tree, block, milestones, untranslated):
            if "lang" not in tree.tokens[block].attributes:
                inserts[tree.tokens[block].start + 1 + len(tree.tokens[block].tag)] = own
        else:
            start, end = _extent(html, tree, milestone)
            if html[start:end].strip():
                inserts[start] = f"<span{own}>"
                inserts[end] = "</span>"
    return splice(html, [(at, at, text) for at, text in inserts.items()])


def mark_blocks(html: str, attributes: Mapping[str, str]) -> str:
    """Add `lang` to all outermost elements of a text that is in one language, but for those that have their own.

    Args:
        html: the text.
        attributes: see `mark_language`.
    """
    tree = Nesting(tokens(html))
    outer = (
        token
        for token, parent in zip(tree.tokens, tree.parent, strict=True)
        if token.kind == "open" and parent is None and "lang" not in token.attributes
    )
    own = written(attributes)
    return splice(html, [(at, at, own) for at in (token.start + 1 + len(token.tag) for token in outer)])


def _all_untranslated(
    tree: Nesting, block: int, milestones: Sequence[_Milestone], untranslated: Collection[str]
) -> bool:
    last = tree.close[block]
    return all(one.id in untranslated for one in milestones if block < one.token < last)


def _extent(html: str, tree: Nesting, milestone: _Milestone) -> tuple[int, int]:
    """From after the milestone to where its segment's text certainly ends, without trailing whitespace."""
    index = tree.close.get(milestone.token, milestone.token) + 1
    start = end = tree.tokens[index].start if index < len(tree.tokens) else len(html)
    while index < len(tree.tokens):
        token = tree.tokens[index]
        if token.kind == "close" or token.tag in BLOCKS or is_milestone(token):
            break
        last = tree.close.get(index, index)
        if token.kind == "open" and (last == index or _contains_boundary(tree, index, last)):
            break
        end = tree.tokens[last].end
        index = last + 1
    return start, start + len(html[start:end].rstrip())


def _contains_boundary(tree: Nesting, first: int, last: int) -> bool:
    inside = tree.tokens[first + 1 : last]
    return any(token.tag in BLOCKS or is_milestone(token) for token in inside)
