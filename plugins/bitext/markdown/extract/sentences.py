"""The sentence splitter: where a sentence ends and the next begins, by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PROTECTED = "\ufffc"
"""Placeholder for one character of an inline code or of a run that must stay whole (bold, link, code, include)."""
BREAK = "\u2028"
"""Placeholder for one character of a hard line break: between two sentences it belongs to neither."""

_END = re.compile(
    rf"""[.!?…。！？]+                       # one or more sentence-ending marks
    (?P<close>["'”’»)\]{PROTECTED}]*)        # closing quotes and brackets; markup that ends right after it
    (?P<gap>[\s{BREAK}]+)
    (?=(?P<next>["'“‘«„([¿¡]*.))             # how the next sentence would begin
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD_BEFORE = re.compile(rf"[^\s{PROTECTED}\"'“”‘’«»()\[\]]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose dot does not end a sentence, in lower case and without their last dot."""

    never: frozenset[str]
    """Never end a sentence: `e.g`, `bijv`, `no`."""
    rarely: frozenset[str]
    """End a sentence only before a capital: `etc`, `inc`."""


@lru_cache
def abbreviations(locale: str) -> Abbreviations:
    """The list of a BCP 47 locale's language, plus the English list; lines marked `?` may end a sentence."""
    never: set[str] = set()
    rarely: set[str] = set()
    for language in {"en", locale.partition("-")[0].lower()}:
        path = files("bitext") / "data" / "abbreviations" / f"{language}.txt"
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            word = line.partition("#")[0].strip()
            (rarely if word.endswith("?") else never).add(word.rstrip("?").rstrip(".").casefold())
    return Abbreviations(frozenset(never - {""}), frozenset(rarely))


def boundaries(text: str, locale: str = "en") -> list[tuple[int, int]]:
    """The sentences of a unit's text.

    Args:
        text: one block without its markup: soft line breaks are spaces, every character of an inline code or of
            a run that must stay whole is `PROTECTED`, every character of a hard break is `BREAK`.
        locale: BCP 47; its language decides which abbreviations do not end a sentence.

    Returns:
        (start, end) of each sentence as character offsets, in order, without white space or breaks at either end;
        every other character of the text is in exactly one of them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    known = abbreviations(locale)
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match, known):
            _append(spans, text, start, match.start("gap"))
            start = match.end("gap")
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stripped = text[start:end].strip()
    if stripped:
        begin = start + text[start:end].index(stripped[0])
        spans.append((begin, begin + len(stripped)))


def _ends_sentence(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    following = match["next"].lstrip("\"'“‘«„([¿¡")
    if following and not _begins_sentence(following):
        return False
    mark = match[0][0]
    if mark != "." or match[0].startswith(".."):
        return not following.isdigit() or mark != "…"
    if _LIST_NUMBER.fullmatch(text, start, match.start("close") or match.end()):
        return False
    before = _WORD_BEFORE.search(text, start, match.start())
    word = before[0].casefold() if before else ""
    if word in known.never or (len(word) > 1 and "." in word and _INITIALS.fullmatch(word)):
        return word in known.rarely and following.isupper()
    if len(word) == 1 and word.isalpha() and before is not None and before[0].isupper():
        return False
    return word not in known.rarely or following.isupper() or following == PROTECTED


def _begins_sentence(character: str) -> bool:
    return character == PROTECTED or not (character.islower() or character in ",;:)]}–—-=<>|/&%+")
