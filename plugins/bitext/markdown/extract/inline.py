"""The inline tokenizer: finds the markup inside a block's text, with exact spans, in time linear in its length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bitext.core.model import Kind
from bitext.markdown.extract.emphasis import Run, emphasis_pairs, run_at
from bitext.markdown.extract.formulas import formulas
from bitext.markdown.extract.link_targets import link_target
from bitext.markdown.extract.marks import Mark, Sub, nested
from bitext.markdown.extract.opaque import macro_at, opening
from bitext.markdown.extract.syntax import PLAIN, Syntax

_SPECIAL = "\\`<[]!{}+:*_~=^$\n"
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]++@[^\s<>]++)>")
TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=[^<>]*+>\s*</a>", re.I)
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(alt|title|aria-label|data-toc-label|label|placeholder)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I
)
_INCLUDE = re.compile(r"\[![\w-]++ ?\[[^\[\]]*+\]\([^()]*+\)\s*+\]")
_ALERT = re.compile(r"\[![\w-]++(?:[ \t][^\[\]]*+)?\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]++\]")
_GLUED = re.compile(r"\{(?::|\s?[.#]|\s?[\w-]++=)[^{}\n]*+\}")
_INCLUDED_FILE = re.compile(r"\{\*[^{}]*+\*\}|\{![^{}]*+!\}")
_BRACES = re.compile(r"\{[^{}\n]+\}")
_CRITIC = re.compile(r"\{(\+\+|--|==)")
_CRITIC_CHANGE = re.compile(r"\{~~(?:(?!~~\}).){0,2000}+~~\}|\{>>(?:(?!<<\}).){0,2000}+<<\}", re.S)
_KEYS = re.compile(r"\+\+(?:[\w-]++|\"[^\"]*+\")(?:\+(?:[\w-]++|\"[^\"]*+\"))*+\+\+")
_EMOJI = re.compile(r":[A-Za-z0-9_+-]{1,80}+:(?![\w:])")
_SCHEME = re.compile(r"(?:https?|ftp|file)\Z", re.I)
_URL_REST = re.compile(r"://[^\s<>()\"'\[\]`|]++(?:\([^\s<>()\"'\[\]`|]*+\)[^\s<>()\"'\[\]`|]*+)*")
_MATH = re.compile(r"\$([^\s$][^$\n]{0,200}+)\$(?!\d)")
_WIKILINK = re.compile(r"!?\[\[[^\[\]|\n]++(\|)?[^\[\]|\n]*+\]\](?![(\[])")
_PROGRESS = re.compile(r"\[=+\s*(?:\d[\d.]*+%|\d[\d.]*+\s*/\s*\d[\d.]*+)(?:\s+(?:\"([^\"\n]*+)\"|'([^'\n]*+)'))?\s*\]")
_MATH_SIGNS = re.compile(r"[\\^_](?=.)")
_RUN = re.compile(r"(.)\1*")

OPAQUE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "svg", "math", "textarea", "select", "iframe"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"})


@dataclass(slots=True)
class _Bracket:
    start: int
    image: bool
    marks: int
    runs: int


class _Tokenizer:
    """One pass over a text; each handler gets the position of a special character and returns where to continue."""

    def __init__(self, text: str, labels: frozenset[str], syntax: Syntax) -> None:
        self.text = text
        self.labels = labels
        self.syntax = syntax
        self.marks: list[Mark] = []
        self.brackets: list[_Bracket] = []
        self.runs: list[Run] = []
        self.tags: list[tuple[str, int]] = []
        self.insertions: list[tuple[int, str]] = []
        self.formulas = formulas(syntax)
        self.ticks: dict[int, list[int]] | None = None
        self.absent: dict[str, int] = {}

    def tokenize(self) -> list[Mark]:
        text, search, opens = self.text, special(self.syntax).search, opening(self.syntax).match
        found = search(text)
        while found:
            at = found.start()
            found = search(text, (opens(text, at) and self.macro(at)) or _HANDLERS.get(text[at], _past)(self, at))
        self._emphasize(0)
        return nested(sorted(self.marks))

    def add(self, start: int, end: int, kind: str, disp: str = "", subs: tuple[Sub, ...] = ()) -> int:
        self.marks.append(Mark(start, end, Kind.STANDALONE, kind, start, disp, subs))
        return end

    def pair(self, start: tuple[int, int], end: tuple[int, int], kind: str, *subs: tuple[Sub, ...]) -> None:
        first, last = subs or ((), ())
        self.marks.append(Mark(*start, Kind.OPEN, kind, start[0], "", first))
        self.marks.append(Mark(*end, Kind.CLOSE, kind, start[0], "", last))

    def find(self, what: str, start: int) -> int:
        """`text.find`, but text that is missing is searched for only once: keeps hostile pages linear."""
        if start >= self.absent.get(what, len(self.text) + 1):
            return -1
        at = self.text.find(what, start)
        if at < 0:
            self.absent[what] = start
        return at

    # -- characters -------------------------------------------------------------------------------------------

    def macro(self, at: int) -> int:
        """The end of the macro at this position; 0 for none."""
        macro = macro_at(self.text, at, self.syntax)
        return self.add(at, macro.end, "macro", self.text[at : macro.end]) if macro else 0

    def escape(self, at: int) -> int:
        if self.text.startswith("\n", at + 1):
            return self.add(at, at + 2, "break")
        return self.formula(at, self.text[at + 1 : at + 2]) or at + 2

    def formula(self, at: int, sign: str) -> int:
        """The end of the formula at this position, by the character that tells how it is written; 0 for none."""
        found = self.formulas[sign].match(self.text, at) if sign in self.formulas else None
        return self.add(at, found.end(), "math", found.group()) if found else 0

    def line_break(self, at: int) -> int:
        start = at
        while start and self.text[start - 1] == " ":
            start -= 1
        return self.add(start, at + 1, "break")

    def code(self, at: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for run in _TICKS.finditer(self.text):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        size = _end(_TICKS, self.text, at) - at
        starts = self.ticks.get(size, [])
        following = bisect_left(starts, at + size)
        if following == len(starts):
            return at + size
        close = starts[following]
        return self.add(at, self.glued(close + size), "code", self.text[at + size : close].strip())

    def glued(self, at: int) -> int:
        """The end of an attribute list that follows directly, otherwise `at`."""
        found = _GLUED.match(self.text, at)
        return found.end() if found else at

    def brace(self, at: int) -> int:
        text = self.text
        found = _INCLUDED_FILE.match(text, at)
        if found:
            return self.add(at, found.end(), "macro", found.group())
        found = _CRITIC_CHANGE.match(text, at)
        if found:
            return self.add(at, found.end(), "critic")
        found = _CRITIC.match(text, at)
        if found:
            end = self.find(f"{found.group(1)}}}", found.end())
            if end > found.end():
                self.insertions.append((at, found.group(1)))
                return found.end()
        found = _BRACES.match(text, at)
        if found:
            kind = "attributes" if _GLUED.match(text, at) else "macro"
            if kind == "attributes":
                return self.add(at, found.end(), kind, "", attribute_texts(text, at, found.end()))
            return self.add(at, found.end(), kind, found.group())
        return at + 1

    def close_brace(self, at: int) -> int:
        """The end of a Critic Markup insertion, deletion or highlight."""
        if self.insertions and self.insertions[-1][1] == self.text[at - 2 : at]:
            if self.runs and self.runs[-1].start == at - 2:
                self.runs.pop()
            start, _ = self.insertions.pop()
            self.pair((start, start + 3), (at - 2, at + 1), "critic")
        return at + 1

    def plus(self, at: int) -> int:
        found = _KEYS.match(self.text, at)
        if found:
            return self.add(at, found.end(), "keys", found.group().strip("+"))
        return at + 1

    def colon(self, at: int) -> int:
        text = self.text
        if text.startswith("://", at):
            scheme = _SCHEME.search(text[max(0, at - 5) : at])
            found = _URL_REST.match(text, at)
            if scheme and found:
                start, end = at - len(scheme.group()), found.end()
                while text[end - 1] in ".,;:!?*_~":
                    end -= 1
                return self.add(start, end, "url", text[start:end]) if end > at + 3 else at + 3
            return at + 3
        found = _EMOJI.match(text, at)
        if found and not (at and (text[at - 1].isalnum() or text[at - 1] in "_:")):
            return self.add(at, self.glued(found.end()), "emoji", found.group())
        return at + 1

    def dollar(self, at: int) -> int:
        if self.text.startswith("$$", at):
            end = self.find("$$", at + 2)
            return self.add(at, end + 2, "math") if end > at + 2 else at + 2
        if "$" in self.formulas:
            return self.formula(at, "$") or at + 1
        found = _MATH.match(self.text, at)
        if found and _MATH_SIGNS.search(found.group(1)) and not found.group(1)[-1].isspace():
            return self.add(at, found.end(), "math", found.group())
        return at + 1

    def run(self, at: int) -> int:
        end = _end(_RUN, self.text, at)
        run = run_at(self.text, at, end, self.syntax.smart)
        if run:
            self.runs.append(run)
        return end

    # -- tags -------------------------------------------------------------------------------------------------

    def angle(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            end = self.find("-->", at + 4)
            return self.add(at, end + 3, "comment") if end >= 0 else at + 4
        found = _AUTOLINK.match(text, at)
        if found:
            return self.add(at, found.end(), "url", found.group()[1:-1])
        found = TAG.match(text, at)
        if not found:
            return at + 1
        anchor = _ANCHOR.match(text, at)
        if anchor:
            return self.add(at, anchor.end(), "anchor")
        return self.tag(found)

    def tag(self, found: re.Match[str]) -> int:
        at, end, name = found.start(), found.end(), found.group(2).lower()
        if found.group(1):
            return self.close_tag(at, end, name)
        subs = attribute_texts(self.text, found.start(3), found.end(3))
        if name in OPAQUE and not found.group(3).endswith("/"):
            close = self.find(f"</{found.group(2)}", end)
            stop = self.find(">", close) if close >= 0 else -1
            if stop >= 0:
                kind = "code" if name in {"code", "kbd", "samp"} else "html"
                disp = self.text[end:close].strip() if kind == "code" else ""
                return self.add(at, stop + 1, kind, disp, subs)
        if name in VOID or found.group(3).endswith("/"):
            return self.add(at, end, {"br": "break", "img": "image"}.get(name, "html"), "", subs)
        self.tags.append((name, len(self.marks)))
        return self.add(at, end, "html", "", subs)

    def close_tag(self, at: int, end: int, name: str) -> int:
        low = max(-1, len(self.tags) - 60)
        for i in range(len(self.tags) - 1, low, -1):
            if self.tags[i][0] == name and self.tags[i][1] < len(self.marks):
                number = self.tags[i][1]
                opening = self.marks[number]
                if opening.type != "html" or opening.kind is not Kind.STANDALONE:
                    break
                self.marks[number] = opening._replace(kind=Kind.OPEN)
                self.marks.append(Mark(at, end, Kind.CLOSE, "html", opening.pair, "", ()))
                del self.tags[i:]
                return end
        return self.add(at, end, "html")

    # -- brackets ---------------------------------------------------------------------------------------------

    def bang(self, at: int) -> int:
        if not self.text.startswith("[", at + 1) or _FOOTNOTE.match(self.text, at + 1):
            return at + 1
        if found := _WIKILINK.match(self.text, at):
            return self.add(at, found.end(), "image")
        self.brackets.append(_Bracket(at, True, len(self.marks), len(self.runs)))
        return at + 2

    def open_bracket(self, at: int) -> int:
        text = self.text
        found = _INCLUDE.match(text, at)
        if found:
            label = text[text.index("[", at + 1) + 1 : text.index("]", at)]
            return self.add(at, found.end(), "include", label)
        found = _ALERT.match(text, at)
        if found and not text.startswith("(", found.end()):
            return self.add(at, found.end(), "alert")
        found = _FOOTNOTE.match(text, at)
        if found:
            return self.add(at, found.end(), "footnote", found.group())
        found = _PROGRESS.match(text, at)
        if found:
            return self.progress(found)
        found = _WIKILINK.match(text, at)
        if found and (found.group(1) or self.syntax.wikilinks):
            return self.wikilink(found)
        self.brackets.append(_Bracket(at, False, len(self.marks), len(self.runs)))
        return at + 1

    def progress(self, found: re.Match[str]) -> int:
        """The end of a progress bar, `[=50% "Label"]`."""
        start, end = found.span(found.lastindex or 0)
        label = (Sub(start, end, "link-title", self.text[start - 1]),) if found.lastindex else ()
        return self.add(found.start(), self.glued(found.end()), "html", "", label)

    def wikilink(self, found: re.Match[str]) -> int:
        """The end of `[[Page]]`, whose text is the name of the page, or of `[[Page|text]]`."""
        start, end = found.span()
        if found.group(1):
            self.pair((start, found.end(1)), (end - 2, end), "link")
            return end
        return self.add(start, end, "link", found.group()[2:-2])

    def close_bracket(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        bracket = self.brackets.pop()
        inner = bracket.start + (2 if bracket.image else 1)
        found = link_target(self.text, inner, at, self.labels)
        if found is None:
            return at + 1
        end, titles = found
        end = self.glued(end)
        if bracket.image:
            del self.marks[bracket.marks :]
            del self.runs[bracket.runs :]
            alt = (Sub(inner, at, "alt", ""),) if self.text[inner:at].strip() else ()
            return self.add(bracket.start, end, "image", self.text[inner:at].strip(), alt + titles)
        self._emphasize(bracket.runs)
        self.pair((bracket.start, inner), (at, end), "link", (), titles)
        return end

    def _emphasize(self, low: int) -> None:
        for start, end, width, kind in emphasis_pairs(self.runs[low:]):
            self.pair((start, start + width), (end, end + width), kind)
        del self.runs[low:]


def _past(_: _Tokenizer, at: int) -> int:
    """For a character that is special only where a macro begins."""
    return at + 1


@cache
def special(syntax: Syntax) -> re.Pattern[str]:
    """The characters with which markup may begin."""
    macros = "".join(start[0] for start, _ in (*(syntax.macros or ()), *syntax.directives))
    return re.compile(f"[{re.escape(_SPECIAL + macros)}]")


def attribute_texts(text: str, start: int, end: int) -> tuple[Sub, ...]:
    """The values of an HTML tag's attributes that readers see or hear."""
    if end - start < 5:
        return ()
    subs = []
    for found in _ATTRIBUTE.finditer(text, start, end):
        group = 2 if found.group(2) is not None else 3
        if found.group(group).strip():
            kind = "alt" if found.group(1).lower() == "alt" else "html-title"
            subs.append(Sub(*found.span(group), kind, '"' if group == 2 else "'"))
    return tuple(subs)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


_HANDLERS: dict[str, Callable[[_Tokenizer, int], int]] = {
    "\\": _Tokenizer.escape,
    "\n": _Tokenizer.line_break,
    "`": _Tokenizer.code,
    "<": _Tokenizer.angle,
    "!": _Tokenizer.bang,
    "[": _Tokenizer.open_bracket,
    "]": _Tokenizer.close_bracket,
    "{": _Tokenizer.brace,
    "}": _Tokenizer.close_brace,
    "+": _Tokenizer.plus,
    ":": _Tokenizer.colon,
    "$": _Tokenizer.dollar,
    "*": _Tokenizer.run,
    "_": _Tokenizer.run,
    "~": _Tokenizer.run,
    "=": _Tokenizer.run,
    "^": _Tokenizer.run,
}


def tokenize(text: str, labels: frozenset[str] = frozenset(), syntax: Syntax = PLAIN) -> list[Mark]:
    """The markup in a block's text, in order; `labels` are the normalised labels of the page's definitions."""
    if not special(syntax).search(text):
        return []
    return _Tokenizer(text, labels, syntax).tokenize()


def collapse(text: str) -> str:
    """White space collapsed to single spaces, none at the ends."""
    return " ".join(text.split())
