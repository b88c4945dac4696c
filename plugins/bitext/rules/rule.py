"""What a rule is: a generator over one segment, with a code, a severity and the reason why it matters to a reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Finding, Segment, Severity
from bitext.core.quoting import short
from bitext.rules.context import Context
from bitext.rules.fast_path.precheck import Glance


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found in a target."""

    what: str
    """The rest of the sentence that begins "the target of ..": what is wrong, and what to do."""
    near: str = ""
    """The piece of the target's text that it is about; empty where it is about all of it."""


When: TypeAlias = Callable[[Glance], bool]
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
    trigger: re.Pattern[str] | None = None
    """What must stand in a target's text for the rule to find anything, as long as its markup is its source's."""
    when: When | None = None
    """What a first look must say for the rule to find anything."""

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
    code: str, severity: Severity, *, cheap: bool = True, trigger: str = "", when: When | None = None
) -> Callable[[Search], Rule]:
    """Make a generator of faults a rule; its docstring says why a reader suffers.

    Args:
        code: its stable name.
        severity: of what it finds.
        cheap: whether every build may ask it.
        trigger: an expression without which in the target's text there is nothing to find; "" for none.
        when: a look without which there is nothing to find; without it and a trigger the rule is asked always.
    """
    pattern = re.compile(trigger) if trigger else None

    def made(search: Search) -> Rule:
        return Rule(code, severity, " ".join((search.__doc__ or "").split()), search, cheap, pattern, when)

    return made


def texts(content: Content) -> list[str]:
    """The texts between the inline codes."""
    return [part for part in content if isinstance(part, str)]
