"""A rule: a generator of faults in one segment, with a code, a severity and the reason why it matters to readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Finding, Segment, Severity
from bitext.core.quoting import short
from bitext.rules.context import Context


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that a rule found in a target."""

    what: str
    """The rest of the sentence that begins "the target of ..": what is wrong, and what to do."""
    near: str = ""
    """The part of the target that is at fault; empty for the whole target."""


class PairKind(IntEnum):
    """What is certain about a pair of source and target; each kind implies the one above it."""

    ANY = 0
    SAME_MARKUP = 1
    """The target has the inline codes of its source, and nothing else in either can be markup."""
    PLAIN_TEXT = 2
    """Besides such codes both are words, with the same numbers, similar length and the same closing punctuation."""


Search: TypeAlias = Callable[[Segment, Context], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement on every published target. Called with a segment, it yields findings."""

    code: str
    """Stable name, e.g. `link-scheme`."""
    severity: Severity
    """`error` keeps a target from being published."""
    why: str
    """Why it matters to readers; shown in SARIF."""
    search: Search
    cheap: bool = True
    """Whether it is fast enough to run in every build."""
    never_in: PairKind | None = None
    """The kind of pairs in which it never finds anything, and is skipped; None if it is never skipped."""

    def __call__(self, segment: Segment, context: Context) -> Iterator[Finding]:
        """The findings about one segment; none if it has no target."""
        if segment.target is not None:
            for fault in self.search(segment, context):
                yield self.finding(segment, context, fault)

    def finding(self, segment: Segment, context: Context, fault: Fault) -> Finding:
        """The fault as a finding with its location."""
        unit = context.unit.id
        message = f"{about(segment)}{fault.what}"
        place = context.locate(unit, segment.id, fault.near)
        return Finding(self.code, self.severity, message, place, unit, segment.id)


def about(segment: Segment) -> str:
    """How every message about its target begins."""
    return f'the target of "{short(markdown(segment.source))}" '


def rule(
    code: str, severity: Severity, *, cheap: bool = True, never_in: PairKind | None = None
) -> Callable[[Search], Rule]:
    """Turn a generator of faults into a rule; its docstring says why it matters to readers.

    Args:
        code: its stable name.
        severity: of what it finds.
        cheap: whether it runs in every build.
        never_in: the kind of pairs in which it never finds anything, e.g. `PairKind.PLAIN_TEXT`; without it the rule
            sees every pair. A property test holds every rule to its declaration.
    """

    def made(search: Search) -> Rule:
        return Rule(code, severity, " ".join((search.__doc__ or "").split()), search, cheap, never_in)

    return made


def added(segment: Segment, pieces: Callable[[Content], Iterable[str]]) -> Counter[str]:
    """What occurs more often in the target than in the source, and how much more often."""
    in_target = Counter(pieces(segment.target or ()))
    return in_target - Counter(pieces(segment.source)) if in_target else in_target


def texts(content: Content) -> list[str]:
    """The texts between the inline codes."""
    return [part for part in content if isinstance(part, str)]
