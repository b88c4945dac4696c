"""The sentence splitter: where a sentence ends and the next begins, by script and language."""

from __future__ import annotations

import re

from bitext.markdown.extract.abbreviations import Abbreviations, abbreviations

PROTECTED = "\ufffc"
"""Placeholder for one character of an inline code or of a run that must stay whole (bold, link, code, include)."""
REFERENCE = "\ufffb"
"""Placeholder for one character of a footnote reference: it belongs to the sentence before it."""
BREAK = "\u2028"
"""Placeholder for one character of a hard line break: between two sentences it belongs to neither."""

FULL_WIDTH_STOPS = "。！？．｡︒︕︖﹒﹖﹗"
"""Stops of Chinese and Japanese, which need no space behind them."""
CLOSE_STOPS = (
    "\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u104a\u104b\u1362\u1367\u1368\u166e\u1735\u1736\u17d4\u17d5"
    "\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b4e\u1b4f\u1b5a\u1b5b\u1b5e\u1b5f\u1b7d-\u1b7f\u1c3b\u1c3c\u1c7e\u1c7f"
    "\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1\uabeb"
    "\u0589\u061d-\u061f\U00011047\U00011048\U000110be-\U000110c1\U00011141-\U00011143\U000111c5\U000111c6"
)
"""Stops of other scripts (danda, Arabic question mark, Ethiopic, Burmese, Khmer ..) that some write no space behind."""
_SPACED_STOPS = ".!?…\u037e\u06d4\u0f0d\u0f0e\u203c\u203d\u2047-\u2049\u2cf9-\u2cfb\u2e2e\u2e3c\u2e53\u2e54"
"""Stops with white space behind them, of which the dot has other uses too."""
_STOPS = _SPACED_STOPS + FULL_WIDTH_STOPS + CLOSE_STOPS
_SHAD = "\u0f0d\u0f0e"
# Both tables: Unicode 16, Sentence_Terminal, and the Tibetan shad, which ends what is closest to a sentence.

CLOSERS = "\"'”’“‘»«›‹)\\]" + "」』）】》〉］｝〗〙〛〟"
_HAN_KANA = "\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_OPENERS = "\"'“‘«„‹(\\[¿¡「『（【《〈［｛〖〘〚〝"
_END_PATTERN = rf"""
    [{_STOPS}](?<![{_STOPS}][{_STOPS}])[{_STOPS}]*+  # one or more sentence-ending marks, from the first one
    (?:
        (?<=[{FULL_WIDTH_STOPS}{CLOSE_STOPS}])
        (?P<closed>[{CLOSERS}{REFERENCE}]*+)         # closing quotes and brackets
        (?P<no_gap>[\s{BREAK}]*+)
      |
        (?:(?<=[{_SHAD}])\s[{_SHAD}])?
        (?P<close>(?:[\u00a0\u202f\ ]?[»›]|[{CLOSERS}{REFERENCE}{PROTECTED}])*)   # markup that ends right after it
        (?P<gap>[\s{BREAK}]+|(?<=[!?])(?=[{_HAN_KANA}])|(?<=[{_SHAD}]\s[{_SHAD}]))
    )
    (?=(?P<next>[{_OPENERS}]*.))                     # how the next sentence would begin
    """
_END = re.compile(_END_PATTERN, re.VERBOSE | re.DOTALL)
_GREEK_END = re.compile(_END_PATTERN.replace(_STOPS, f"{_STOPS};"), re.VERBOSE | re.DOTALL)
"""Greek writes its question mark as a semicolon."""
_WORD_BEFORE = re.compile(rf"[^\s{PROTECTED}{REFERENCE}{CLOSERS}{_OPENERS}]*$")
_WORD_TWO_BEFORE = re.compile(r"(\w+)\s+\S+$")
_NEXT_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"\s*[(（]?(?:\d{1,3}|[a-zA-Z])[.)．]\s*")
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("【", "】"), ("《", "》"), ("〈", "〉"), ("“", "”"))
_QUOTATION_GOES_ON = re.compile(r"[\u3040-\u309f的地得]")
"""What after `。」` shows that the quotation is only part of its sentence: a Japanese particle, for instance."""
_GOES_ON = re.compile(r"(?<=[！？])(?:と|って)|(?<=\u17d4)\u179b\u17d4")
"""What shows that a stop ends no sentence, without quotation marks: `本当？と`, the Khmer `។ល។` (etc.)."""
_NO_BEGINNING = frozenset(",;:)]}–—-=<>|/&%+»›、，；：）」』】》〉］｝・·…") | frozenset(FULL_WIDTH_STOPS + _SHAD)
_ORDINAL_DIGITS = 3
_NEAR, _QUOTATION = 60, 400
"""How far to look back for a word, and how long a bracketed text stays whole: keeps time linear."""


def boundaries(text: str, locale: str = "en") -> list[tuple[int, int]]:
    """The sentences of a unit's text.

    Args:
        text: one block without its markup: soft line breaks are spaces, every character of an inline code or of
            a run that must stay whole is `PROTECTED`, of a footnote reference `REFERENCE`, of a hard break `BREAK`.
        locale: BCP 47; its language decides which abbreviations do not end a sentence.

    Returns:
        (start, end) of each sentence as character offsets, in order, without white space or breaks at either end;
        every other character of the text is in exactly one of them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    known = abbreviations(locale)
    end = _GREEK_END if locale.partition("-")[0].lower() == "el" else _END
    for match in end.finditer(text):
        gap = "gap" if match["gap"] is not None else "no_gap"
        if _ends_sentence(text, start, match, known):
            _append(spans, text, start, match.start(gap))
            start = match.end(gap)
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stripped = text[start:end].strip()
    if stripped:
        begin = start + text[start:end].index(stripped[0])
        spans.append((begin, begin + len(stripped)))


def _ends_sentence(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    following = match["next"][-1]
    if match["no_gap"] is not None:
        return _ends_without_space(text, start, match, following)
    if not _begins_sentence(following):
        return False
    if match[0].startswith(("…", "..")):
        # A sentence may go on after it: only a capital or a code shows that it does not.
        return following.isupper() or following == PROTECTED
    if match[0][0] != ".":
        return True
    if _LIST_NUMBER.fullmatch(text, start, match.start("close")):
        return False
    return _is_full_stop(text, start, match, known)


def _is_full_stop(text: str, start: int, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether a dot is more than the end of an abbreviation, an initial or an ordinal number."""
    dot, following = match.start(), match["next"][-1]
    before = _WORD_BEFORE.search(text, max(start, dot - _NEAR), dot)
    word = before[0].casefold() if before else ""
    spaced = _spaced(text, start, dot, known)
    if spaced:
        if spaced.end() > dot + 1:
            return False
        word = "".join(spaced[0].split())[:-1].casefold()
    has_capital = before is not None and not before[0].islower()
    if word in known.never or (len(word) > 1 and "." in word and _INITIALS.fullmatch(word)):
        return word in known.rarely and following.isupper()
    if word.endswith(known.endings):
        return False
    if has_capital and (word in known.labels or (len(word) == 1 and word.isalpha())):
        return False
    if known.before_ordinal and word.isdigit() and len(word) <= _ORDINAL_DIGITS and _is_ordinal(text, match, known):
        return False
    return word not in known.rarely or following.isupper() or following == PROTECTED


def _spaced(text: str, start: int, dot: int, known: Abbreviations) -> re.Match[str] | None:
    """The abbreviation with several dots of which this dot is one."""
    if known.spaced is None:
        return None
    around = known.spaced.finditer(text, max(start, dot - 20), dot + 20)
    return next((found for found in around if found.start() < dot < found.end()), None)


def _is_ordinal(text: str, match: re.Match[str], known: Abbreviations) -> bool:
    """Whether the number before a dot is an ordinal: `am 1. Januar`, `1. 1. 2027`, `im 2. Quartal`."""
    following = _NEXT_WORD.match(text, match.end("gap"))
    if following and (following[0].isdigit() or following[0].casefold() in known.after_ordinal):
        return True
    before = _WORD_TWO_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    return before is not None and before[1].casefold() in known.before_ordinal


def _ends_without_space(text: str, start: int, match: re.Match[str], following: str) -> bool:
    """Whether a stop that needs no space behind it ends a sentence."""
    if following in _NO_BEGINNING:
        return False
    at = match.start()
    is_full_width = match[0][0] in FULL_WIDTH_STOPS
    if not match["no_gap"] and (
        (following.isdigit() and text[at - 1 : at].isdigit())
        or _GOES_ON.match(text, match.end("no_gap"))
        or (match["closed"] and _QUOTATION_GOES_ON.match(match["next"]))
        or (not is_full_width and match["closed"])
    ):
        return False
    if match[0][0] == "．" and _LIST_NUMBER.fullmatch(text, start, at + 1):
        return False
    return not (is_full_width and _is_bracketed(text, start, match.end("closed")))


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether the text up to here has opened a bracket or quotation that is closed later."""
    before, after = text[max(start, end - _QUOTATION) : end], text[end : end + _QUOTATION]
    return any(before.count(opening) > before.count(closing) and closing in after for opening, closing in _PAIRS)


def _begins_sentence(character: str) -> bool:
    return character in (PROTECTED, REFERENCE) or not (character.islower() or character in _NO_BEGINNING)
