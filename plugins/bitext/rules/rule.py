"""What a rule is: a generator over one segment, with a code, a severity and the reason why it matters to a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Finding, Segment, Severity
from bitext.core.quoting import short
from bitext.rules.context import Context


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found in a target."""

    what: str
    """The rest of the sentence that begins "the target of ..": what is wrong, and what to do."""
    near: str = ""
    """The piece of the target's text that it is about; empty where it is about all of it."""


class PairKind(IntEnum):
    """What a pair of source and target certainly is; each kind includes the one above it."""

    ANY = 0
    SAME_MARKUP = 1
    """The target has its source's inline codes, and nothing else in either of them can be markup."""
    PLAIN_TEXT = 2
    """Apart from such codes both are words, with the same numbers, of like length, and end alike."""


Search: TypeAlias = Callable[[Segment, Context], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that no published target may be guilty of. Called with a segment, it yields its findings."""

    code: str
    """Stable name, e.g. `link-scheme`."""
    severity: Severity
    """`error` keeps a target from being published."""
    why: str
    """Why a reader suffers; for SARIF and for people who wonder."""
    search: Search
    cheap: bool = True
    """Whether it is quick enough to be asked at every build."""
    never_in: PairKind | None = None
    """The kind of pairs in which there is nothing to find, so that the rule is not asked; None where it always is."""

    def __call__(self, segment: Segment, context: Context) -> Iterator[Finding]:
        """The findings about one segment; none where it has no target."""
        if segment.target is not None:
            for fault in self.search(segment, context):
                yield self.finding(segment, context, fault)

    def finding(self, segment: Segment, context: Context, fault: Fault) -> Finding:
        """The fault as a finding, with its place."""
        unit = context.unit.id
        message = f'the target of "{short(markdown(segment.source))}" {fault.what}'
        place = context.locate(unit, segment.id, fault.near)
        return Finding(self.code, self.severity, message, place, unit, segment.id)


def rule(
    code: str, severity: Severity, *, cheap: bool = True, never_in: PairKind | None = None
) -> Callable[[Search], Rule]:
    """Make a generator of faults a rule; its docstring says why a reader suffers.

    Args:
        code: its stable name.
        severity: of what it finds.
        cheap: whether every build may ask it.
        never_in: the kind of pairs in which it never finds anything, e.g. `PairKind.PLAIN_TEXT`; without it the rule
            is asked about every pair. A test holds every rule to what it declares.
    """

    def made(search: Search) -> Rule:
        return Rule(code, severity, " ".join((search.__doc__ or "").split()), search, cheap, never_in)

    return made


def texts(content: Content) -> list[str]:
    """The texts between the inline codes."""
    return [part for part in content if isinstance(part, str)]
