"""A first look at a segment, so that most rules need not take a second one: cheap signs that there is nothing to find.

Every sign errs on one side only: where it says no, its rule would find nothing. A test compares both ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bitext.content import visible
from bitext.cut.emphasis import flanks
from bitext.memory import STALE
from bitext.minor import STALE_MINOR
from bitext.model import Content, InlineCode, Kind, Segment

if TYPE_CHECKING:
    from bitext.check.rule import Context

_MARKUP = re.compile(r"[\\`<\[\]{+*_~=^$\r\n]|:(?!\s|\Z)|!(?!\s)")
"""What the tokenizer may take for markup: in a text without any, only inline codes are markup."""
_UNUSUAL = re.compile(r"[^ A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f,();'’‘“”€°…–—./?%!:-]")
"""What no trigger does without, apart from the few below: a text without any of these is words."""
MEASURED = 20
"""Characters from which on the length says something."""
_SCRIPT = re.compile(r"(?:script|source)\s*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_URL = r"\([^\s()<>{}\[\]\\\"'`]*(?: \"…\")?\)"
_STARTS = frozenset({"*", "**", "["})
_END = re.compile(rf"\*{{1,2}}|\]{_URL}")
_ALONE = re.compile(rf"`[^`\\\n]+`|!\[[\w …,.-]*\]{_URL}|\[![\w-]+ ?\[[\w ,.-]*\]{_URL}\]")
"""Codes that the tokenizer finds whatever words stand around them, as long as they are paired."""

LIMITS = {"meta:title": (60, 80), "meta:description": (160, 220), "site-name": (60, 80), "site-description": (160, 220)}
"""Characters that search results show of a text, and those from which on it is too long whatever the language."""


class Glance:
    """What can be said of a segment with a target at one look."""

    __slots__ = ("context", "given", "plain", "segment", "sound", "source", "target", "wanted")

    def __init__(self, segment: Segment, target: Content, context: Context) -> None:
        source = segment.source
        self.segment, self.context = segment, context
        self.source, self.target = source, target
        self.wanted, self.given = sketch(source), sketch(target)
        self.sound = is_sound(source, target)
        """Whether its markup is that of its source beyond doubt."""
        self.plain = self.sound and _is_plain(self.given)
        """Whether it is sound and nothing but words, so that no trigger would find anything."""

    def may_break_codes(self) -> bool:
        """Whether a code may be lost, added, doubled or crossed."""
        return not self.sound

    def has_own_codes(self) -> bool:
        """Whether the codes of the file itself are known."""
        return self.context.own is not None

    def is_rendered(self) -> bool:
        """Whether there is time to render."""
        return self.context.render is not None

    def may_be_decomposed(self) -> bool:
        """Whether an accent may be a character of its own."""
        return not self.plain and not self.given.isascii()

    def has_digits(self) -> bool:
        """Whether either side says a number in digits."""
        return bool(_DIGIT.search(self.given) or _DIGIT.search(self.wanted))

    def may_end_otherwise(self) -> bool:
        """Whether the two may end with different marks."""
        wanted, given = self.source[-1:], self.target[-1:]
        if not (wanted and given and isinstance(wanted[0], str) and isinstance(given[0], str)):
            return True
        one, other = wanted[0][-2:], given[0][-2:]
        if one[-1:].isalnum() and other[-1:].isalnum():
            return False
        return not (one[-1:] == other[-1:] and one[-1:] in ".?!:;" and one[:-1].isalnum() and other[:-1].isalnum())

    def may_have_edge_blanks(self) -> bool:
        """Whether the target may begin or end with a blank."""
        if not self.plain:
            return True
        return self.given[-1] == " "

    def may_be_of_other_length(self) -> bool:
        """Whether it may be much shorter or longer, in what readers see."""
        if not (self.plain and len(self.source) == 1 and self.wanted.isprintable() and "  " not in self.wanted):
            return len(visible(self.source)) > MEASURED
        wanted, given = len(self.wanted), len(self.given)
        # At most a blank at either end is not counted.
        return wanted > MEASURED and not (wanted <= 2 * (given - 2) and given <= 2 * (wanted - 2))

    def is_limited(self) -> bool:
        """Whether search results cut such a text off."""
        return self.context.unit.type in LIMITS

    def has_terms(self) -> bool:
        """Whether there is a glossary."""
        return bool(self.context.glossary.terms)

    def may_be_source(self) -> bool:
        """Whether the target may be its source, apart from blanks and codes."""
        wanted, given = _first_word(self.source), _first_word(self.target)
        return wanted == given or not (wanted and given)

    def may_be_empty(self) -> bool:
        """Whether there may be no text at all."""
        return not self.plain

    def is_told_stale(self) -> bool:
        """Whether its sub-state says that the source has changed, or was another one."""
        sub_state = self.segment.sub_state
        return sub_state in (STALE, STALE_MINOR) or "fuzzy" in sub_state


def sketch(content: Content) -> str:
    """The text of a content with a letter for each inline code."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join([part if isinstance(part, str) else "x" for part in content])


def is_sound(source: Content, target: Content) -> bool:
    """Whether the target has its source's codes in the same order, and is tokenized as its source is.

    It is where all codes are of a kind that is found whatever the words are, where the texts hold nothing that could
    be markup, and where emphasis stands beside the same sorts of characters.
    """
    if len(source) != len(target):
        return False
    opened: list[InlineCode] = []
    for one, other in zip(source, target, strict=True):
        if isinstance(one, str):
            if not (one and other and isinstance(other, str)) or _MARKUP.search(one) or _MARKUP.search(other):
                return False
        elif one != other or not _is_safe(one, opened):
            return False
    return not opened and (len(source) < 3 or _emphasis(source) == _emphasis(target))


def _emphasis(content: Content) -> list[tuple[bool, bool]]:
    """Whether each asterisk may begin and end emphasis, as far as that depends on what stands beside it."""
    marks = [part if isinstance(part, str) else part.data for part in content]
    return [
        flanks(marks[at - 1][-1] if at else " ", marks[at + 1][0] if at + 1 < len(marks) else " ")
        for at, mark in enumerate(marks)
        if mark[0] == "*"
    ]


def _is_safe(code: InlineCode, opened: list[InlineCode]) -> bool:
    """Whether the code is one of those above and closes what was opened last, if it closes anything."""
    if code.kind is Kind.OPEN:
        opened.append(code)
        return code.data in _STARTS
    if code.kind is Kind.STANDALONE:
        return _ALONE.fullmatch(code.data) is not None
    start = opened.pop() if opened else None
    if start is None or start.id != code.id or (start.data == "[") != (code.data[:1] == "]"):
        return False
    return _END.fullmatch(code.data) is not None


def _first_word(content: Content) -> list[str]:
    return next((part for part in content if isinstance(part, str)), "").split(None, 1)[:1]


def _is_plain(text: str) -> bool:
    start = text[:1]
    return (
        not _UNUSUAL.search(text)
        and (start.isalpha() or start in ("(", "“", "‘"))
        and "  " not in text
        and "--" not in text
        and "//" not in text
        and "www." not in text.lower()
        and not (":" in text and _SCRIPT.search(text))
    )
