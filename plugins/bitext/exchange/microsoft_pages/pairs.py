"""Parses a bilingual page: its pairs, and the page in each of the two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

START = "\ufdd0"
"""Marks the start of a pair's text; a noncharacter, which does not occur in pages."""
END = "\ufdd1"
"""Marks the end of a pair's text."""

_PAIR = re.compile(
    r'<span data-ttu-id="(?P<ttu>[^"&]*)(?P<quote>"|&quot;)>(?P<target>.*?)</span>'
    r'<span class="sxs-lookup"><span data-stu-id="(?P<stu>[^"]*)">(?P<source>.*?)</span></span>',
    re.DOTALL,
)
_ANCHOR = re.compile(r'(?<=.)<a (?:name|id)="[^"]*"></a>$')
_BROKEN = re.compile(r'<span (?:data-ttu-id|data-stu-id)="[^"]*">|<span class="sxs-lookup">')


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its source in a bilingual page."""

    ttu: str
    """Microsoft's id of the pair, e.g. `60d63-104`; it changes with every handback."""
    source: str
    """Markdown text in the source language."""
    target: str
    """Markdown text in the page's language."""
    line: int
    """1-based line of the start of the pair."""


@dataclass(frozen=True, slots=True)
class BilingualPage:
    """A bilingual page with its pairs in page order."""

    marked: str
    """The page in the source language, each pair's text between `START` and `END`."""
    pairs: tuple[Pair, ...]
    broken_lines: tuple[int, ...]
    """1-based lines with the markup of half a pair."""

    def in_language(self, side: Callable[[Pair], str]) -> str:
        """The page with one side of each pair, e.g. `page.in_language(lambda pair: pair.target)`."""
        texts = iter(self.pairs)
        return re.sub(f"{START}.*?{END}", lambda _: side(next(texts)), self.marked, flags=re.DOTALL)


def parse_bilingual(text: str) -> BilingualPage:
    """Parse a bilingual page into its pairs and the page around them.

    Args:
        text: a page as Microsoft's localization pipeline wrote it (`data-ttu-id`, `sxs-lookup`, `data-stu-id`).
    """
    text = text.replace(START, "").replace(END, "")
    pairs: list[Pair] = []
    parts: list[str] = []
    end, line = 0, 1
    for match in _PAIR.finditer(text):
        between = text[end : match.start()]
        line += between.count("\n")
        # Some pages have the quotation marks of a whole line mixed up.
        target = match["target"] if match["quote"] == '"' else match["target"].replace("&quot;", '"')
        source, target, anchor = _without_anchor(match["source"], target)
        pairs.append(Pair(match["ttu"], source, target, line))
        parts += [between, START, source, END, anchor]
        line += match[0].count("\n")
        end = match.end()
    parts.append(text[end:])
    marked = "".join(parts)
    broken = (marked.count("\n", 0, match.start()) + 1 for match in _BROKEN.finditer(marked))
    return BilingualPage(marked, tuple(pairs), tuple(broken))


def without_markers(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The page without its markers, and the span of each pair, in order."""
    spans: list[tuple[int, int]] = []
    parts = re.split(f"([{START}{END}])", marked)
    begin = position = 0
    for part in parts:
        if part == START:
            begin = position
        elif part == END:
            spans.append((begin, position))
        else:
            position += len(part)
    return "".join(part for part in parts if part not in (START, END)), tuple(spans)


def _without_anchor(source: str, target: str) -> tuple[str, str, str]:
    """Both texts without the anchor at their ends, and that anchor: it belongs to the page, not to the sentences."""
    anchor = _ANCHOR.search(source)
    if anchor is None or not target.endswith(anchor[0]):
        return source, target, ""
    return source[: anchor.start()], target.removesuffix(anchor[0]), anchor[0]
