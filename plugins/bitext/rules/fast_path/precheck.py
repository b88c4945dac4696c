"""A first look at a segment, so that most rules need not take a second one: cheap signs that there is nothing to find.

Every sign errs on one side only: where it says no, its rule would find nothing. A test compares both ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bitext.core.model import Content, Segment
from bitext.rules.fast_path.plain_pair import are_of_like_length, end_alike, is_clear, is_plain
from bitext.rules.fast_path.same_markup import is_sound, sketch
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.retired_segments import STALE

if TYPE_CHECKING:
    from bitext.rules.context import Context

_DIGIT, _GROUPS = re.compile(r"\d"), re.compile(r"\d,\d")

LIMITS = {"meta:title": (60, 80), "meta:description": (160, 220), "site-name": (60, 80), "site-description": (160, 220)}
"""Characters that search results show of a text, and those from which on it is too long whatever the language."""


class Glance:
    """What can be said of a segment with a target at one look."""

    __slots__ = ("clear", "context", "given", "plain", "segment", "sound", "source", "target", "wanted")

    def __init__(self, segment: Segment, target: Content, context: Context) -> None:
        source = segment.source
        self.segment, self.context = segment, context
        self.source, self.target = source, target
        self.wanted, self.given = sketch(source), sketch(target)
        self.clear = is_clear(source, target, self.wanted, self.given)
        """Whether source and target alone give no rule a reason to look closer."""
        self.sound = self.clear or is_sound(source, target)
        """Whether its markup is that of its source beyond doubt."""
        self.plain = self.clear or (self.sound and is_plain(self.given))
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

    def has_groups(self) -> bool:
        """Whether the target may part the digits of a number by a comma."""
        return bool(_GROUPS.search(self.given))

    def may_end_otherwise(self) -> bool:
        """Whether the two may end with different marks."""
        return not end_alike(self.source, self.target)

    def may_have_edge_blanks(self) -> bool:
        """Whether the target may begin or end with a blank."""
        if not self.plain:
            return True
        return self.given[-1] == " "

    def is_of_other_length(self) -> bool:
        """Whether it is much shorter or longer, in what readers see."""
        return not are_of_like_length(self.source, self.target)

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


def _first_word(content: Content) -> list[str]:
    return next((part for part in content if isinstance(part, str)), "").split(None, 1)[:1]
