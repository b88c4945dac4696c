"""Macros and block formulas: spans of a page that are no text, even where they look like Markdown or cross lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bitext.markdown.extract.syntax import Delimiters, Syntax

_LIMIT = 20_000
"""Characters: nothing longer is taken for a macro, so that hostile pages take linear time."""
_DEPTH = 40
_STEP = re.compile(r"\"(?:[^\"\\]|\\.){0,2000}+\"|'(?:[^'\\]|\\.){0,2000}+'|[(\[{]|[)\]}]|.", re.S)
_TEXT = re.compile(r"[^\"'()\[\]{}%#$<>@!?|*+=~^-]*+")
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")
_FENCE = re.compile(r"\n[ \t>]*(?:`{3}|~{3})")
_CALL = re.compile(r"[-+\s]*[\w.]+\s*\(")
_LAYOUT = re.compile(r"[\s>]+")
_RAW = re.compile(r"[-+\s]*raw\b")
_SIMPLE = re.compile(r"\{\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}\}|\{%[^{}]*+%\}|\{#[^{}]*+#\}")
_FORMULA = re.compile(
    r"^[ \t>]*(\\\[(?:\\[^\]]|[^\\]){1,5000}+\\\]|\\begin\{(\w+\*?)\}(?:(?!\\end\{\2\}).){1,5000}+\\end\{\2\})[ \t]*$",
    re.M | re.S,
)


class Opaque(NamedTuple):
    """A macro or a formula."""

    start: int
    end: int
    statement: bool
    """Whether it stands for no text: a comment, or a statement such as `{% if x %}`."""


class OpaqueSpans:
    """The macros and block formulas of a text, in order; none overlaps another."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self._text = text
        self.spans: Sequence[Opaque] = _spans(text, syntax)
        self._starts = [span.start for span in self.spans]

    def around(self, position: int) -> Opaque | None:
        """The span that contains this character; None for any other character."""
        number = bisect_right(self._starts, position) - 1
        found = self.spans[number] if number >= 0 else None
        return found if found and position < found.end else None

    def are_statements(self, start: int, end: int) -> bool:
        """Whether there is something here, and nothing but statements, comments and white space."""
        if not self.spans or start == end:
            return False
        while start < end:
            span = self.around(start)
            if span and span.statement:
                start = span.end
            elif self._text[start].isspace():
                start += 1
            else:
                return False
        return True


def directives(text: str, syntax: Syntax) -> Counter[str]:
    """What plugins evaluate or replace in a text, without white space and marks of quotes; and how often."""
    return Counter(_LAYOUT.sub("", text[span.start : span.end]) for span in OpaqueSpans(text, syntax).spans)


def macro_at(text: str, at: int, syntax: Syntax) -> Opaque | None:
    """The macro or directive that begins at this position.

    A site without macros shows them as text; they are then left alone where they are written as one would expect.
    """
    directive = _directive(syntax).match(text, at) if syntax.directives else None
    if directive:
        return Opaque(*directive.span(), True)
    delimiters = syntax.macros or Delimiters()
    pair = next((one for one in _longest_first(delimiters) if text.startswith(one[0], at)), None)
    if pair is None:
        return None
    end = _comment_end(text, at, pair) if pair == delimiters.comment else _expression_end(text, at, pair)
    if end is None or (syntax.macros is None and not _is_likely(text[at:end])):
        simple = _SIMPLE.match(text, at)
        if simple is None or _BLANK_LINE.search(simple.group()):
            return None
        end = simple.end()
    return Opaque(at, end, pair != delimiters.variable)


@cache
def opening(syntax: Syntax) -> re.Pattern[str]:
    """Where a macro or directive may begin."""
    starts = [one[0] for one in _longest_first(syntax.macros or Delimiters())]
    return re.compile("|".join(map(re.escape, (*starts, *(one.start for one in syntax.directives)))))


@cache
def _directive(syntax: Syntax) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one.start) + one.rest for one in syntax.directives), re.S)


def _longest_first(delimiters: Delimiters) -> list[tuple[str, str]]:
    return sorted(delimiters, key=lambda pair: -len(pair[0]))


def _is_likely(macro: str) -> bool:
    """Whether text on a site without macros is a macro: in one paragraph, or a call that is laid out in several."""
    if macro.startswith("{#"):
        return bool(_SIMPLE.fullmatch(macro))
    return not _FENCE.search(macro) and (not _BLANK_LINE.search(macro) or bool(_CALL.match(macro, 2)))


def _comment_end(text: str, at: int, pair: tuple[str, str]) -> int | None:
    end = text.find(pair[1], at + len(pair[0]), at + _LIMIT)
    return end + len(pair[1]) if end >= 0 else None


def _expression_end(text: str, at: int, pair: tuple[str, str]) -> int | None:
    """The end of a macro, as Jinja's lexer finds it: strings are skipped, brackets balanced."""
    opens, closes = pair
    start = at = at + len(opens)
    limit = min(len(text), at + _LIMIT)
    if text.find(closes, at, limit) < 0:
        return None
    depth = 0
    while at < limit:
        if depth == 0 and text.startswith(closes, at):
            return at + len(closes)
        found = _STEP.match(text, at)
        assert found
        char = found.group()
        depth += (char in "([{") - (char in ")]}") if len(char) == 1 else 0
        if depth < 0 or depth > _DEPTH or (char == opens[0] and at > start and text.startswith(opens + " ", at)):
            return None
        at = found.end()
        plain = _TEXT.match(text, at, limit) if closes[0] in "}%#])>$@!?|*+=~^-" else None
        at = plain.end() if plain else at
    return None


def _spans(text: str, syntax: Syntax) -> list[Opaque]:
    formulas = _formulas(text, syntax.block_math) if "\\" in text else iter(())
    return _without_overlaps(sorted([*_macros(text, syntax), *formulas]))


def _macros(text: str, syntax: Syntax) -> Iterator[Opaque]:
    search = opening(syntax).search
    found = search(text)
    while found:
        macro = macro_at(text, found.start(), syntax)
        if macro:
            yield macro
            if syntax.macros and _RAW.match(text, macro.start + len(syntax.macros.block[0])) and macro.statement:
                yield from _raw(text, macro.end, syntax.macros)
                found = search(text, _raw_end(text, macro.end, syntax.macros))
                continue
        found = search(text, macro.end if macro else found.end())


def _raw_end(text: str, at: int, delimiters: Delimiters) -> int:
    opens, _ = map(re.escape, delimiters.block)
    found = re.compile(rf"{opens}[-+\s]*endraw\b").search(text, at)
    return found.start() if found else len(text)


def _raw(text: str, at: int, delimiters: Delimiters) -> Iterator[Opaque]:
    """What looks like macros between `{% raw %}` and `{% endraw %}`: text that is left alone."""
    for found in _SIMPLE.finditer(text, at, _raw_end(text, at, delimiters)):
        if not _BLANK_LINE.search(found.group()):
            yield Opaque(*found.span(), False)


def _formulas(text: str, kinds: frozenset[str]) -> Iterator[Opaque]:
    for found in _FORMULA.finditer(text) if kinds & {"square", "begin"} else ():
        formula = found.group(1)
        kind = "begin" if found.group(2) else "square"
        if kind in kinds and not _BLANK_LINE.search(formula) and not _FENCE.search(formula):
            yield Opaque(*found.span(1), False)


def _without_overlaps(spans: list[Opaque]) -> list[Opaque]:
    kept: list[Opaque] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
