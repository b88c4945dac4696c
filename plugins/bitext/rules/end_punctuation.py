"""The rule on closing punctuation: a target ends like its source, where that is not a matter of style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.core.inline import visible
from bitext.core.model import Content, InlineCode, Kind, Segment, Severity, Unit
from bitext.markdown.extract.abbreviations import abbreviations
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule

CLOSERS = "\"'”’»›“」』）)]}*_ \t\n\u00a0"
"""Characters that may follow closing punctuation."""
_STOPS = {"。": ".", "．": ".", "।": ".", "؟": "?", "？": "?", "！": "!", "：": ":", "；": ";", "…": "...", "۔": "."}
_SENTENCE_END = re.compile(r"[.?!:;]\Z")
_ALIKE = ({".", "!"}, {":", "."}, {";", "."}, {":", ";"})
_REMARK = re.compile(r"(?<=[.?!。？！])\s*[(（][^()（）]*[)）]\s*\Z")
"""A remark in brackets after a sentence: `Answer our questions. (in English)`."""
_WHITESPACE = re.compile(r"\s")
_PICTURES_AT_END = re.compile("[\\s\u200d\u20e3\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+\\Z")
_ABBREVIATED = re.compile(r"(?:\w\.)+\w\.\Z|nr\.\Z|\A(?:\S+\s+){0,4}\w{1,4}\.\Z")
"""A full stop that is part of the last word: `n.v.t.`, or a short label such as `Nr.`."""
_SHORTENED = re.compile(r"\w\.(?=[\w(/-])|\w\. (?=[^\WA-Z\d_]|[(&/%])|\([^()]*\w\.\Z")
"""A full stop that ends no sentence: `Prod.omkostn.`, `Cód. nivel`, `(min.`."""
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]]+\Z")
_UNSTOPPED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]\\Z|\\A\\W*\\Z")
_PROSE = frozenset({"p", "quote", "dd", "footnote"})


@rule("end-punct", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def end_punct(segment: Segment, context: Context) -> Iterator[Fault]:
    """Without closing punctuation a sentence runs into the next; with it a heading or button looks cut off."""
    target = segment.target or ()
    in_source, in_target = closing_mark(segment.source), closing_mark(target)
    is_one_word = not _WHITESPACE.search(visible(segment.source).strip())
    if in_source == in_target or {in_source, in_target} in _ALIKE or is_one_word:
        return
    if _is_style(segment, context, in_source, in_target):
        return
    source_end, target_end = (f'"{mark}"' if mark else "no punctuation" for mark in (in_source, in_target))
    yield Fault(f"ends with {target_end}, its source with {source_end}; use the same")


def closing_mark(content: Content) -> str:
    """The closing punctuation of the sentence; "" for none."""
    text = _end(content)
    if text.rstrip("。").endswith(("...", "…")):
        return "..."
    last = _STOPS.get(text[-1:], text[-1:])
    return last if _SENTENCE_END.match(last) else ""


def needs_closing_mark(unit: Unit, segment: Segment) -> bool:
    """Whether its closing punctuation is no matter of style: it is prose, or another sentence of the unit follows."""
    return unit.type in _PROSE or segment.id != unit.segments[-1].id


def readable(content: Content) -> str:
    """The visible text with a letter for each code span: a dot in `..` closes no sentence."""
    return visible(tuple("x" if isinstance(part, InlineCode) and part.type == "code" else part for part in content))


def _end(content: Content) -> str:
    """The visible text without what may follow closing punctuation: quotes, brackets, white space, emoji."""
    text = _REMARK.sub("", readable(content)).rstrip(CLOSERS)
    return _PICTURES_AT_END.sub("", text).rstrip(CLOSERS) or text


def _is_style(segment: Segment, context: Context, in_source: str, in_target: str) -> bool:
    """Whether the difference is none to a reader of the target."""
    source, target = segment.source, segment.target or ()
    changed = {in_source, in_target}
    if changed == {".", ""}:
        language = context.source_locale
        if _is_shortened(source, language) or _is_shortened(target, context.locale):
            return True
        # A source without its full stop is at fault itself; Japanese and Chinese leave it out after a noun phrase.
        return _UNSTOPPED.search(_end(target)) is not None if in_source else _is_prose(segment, context)
    if _end(target).endswith({":": "、", "?": "か。"}.get(in_source, "\n")):
        return True  # So a Japanese sentence leads to what follows it, or asks.
    if in_source:
        # An exclamation mark of advertising: `Get [training!](x.md)`.
        return changed == {"!", ""} and (_ends_in_label(source) or not _is_prose(segment, context))
    # A heading that asks: some authors give it no question mark, most translators do.
    return changed in ({":", ""}, {"?", ""})


def _is_prose(segment: Segment, context: Context) -> bool:
    return bool(context.unit.segments) and needs_closing_mark(context.unit, segment)


def _is_shortened(content: Content, locale: str) -> bool:
    """Whether its final full stop may belong to an abbreviation."""
    text = _end(content)
    if not text.endswith("."):
        return False
    word = _LAST_WORD.search(text)
    known = abbreviations(locale)
    return (
        _ABBREVIATED.search(text) is not None
        or _SHORTENED.search(text) is not None
        or _ends_in_label(content)
        or (word is not None and word[0].rstrip(".").casefold() in known.never | known.rarely | known.labels)
    )


def _ends_in_label(content: Content) -> bool:
    """Whether the full stop is inside markup that is only part of the sentence: `Fill in **From No.**`."""
    parts = list(content)
    while parts and isinstance(parts[-1], str) and not parts[-1].rstrip(CLOSERS):
        parts.pop()
    last, first = (parts[-1], parts[0]) if parts else ("", "")
    if not isinstance(last, InlineCode) or last.kind is not Kind.CLOSE:
        return False
    return not (isinstance(first, InlineCode) and first.id == last.id)
