"""The model of the checklist: steps with choices, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from hubcheck.evidence import REPORTED, Evidence


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a step."""

    id: str
    """Unique within its step; part of links to a result."""
    goto: str
    """Id of the step or outcome that follows."""
    result: str = ""
    """The result of the check that the answer implies: `passed`, `failed`, or empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question."""

    id: str
    """Unique among steps and outcomes."""
    kind: str
    """`choice`: the reader chooses; `email`, `url`, `text`: a check chooses from what the reader typed."""
    choices: tuple[Choice, ...]
    """All answers, in display order."""

    def choice(self, answer: str | None) -> Choice | None:
        """The choice with this id, or None."""
        return next((choice for choice in self.choices if choice.id == answer), None)


@dataclass(frozen=True, slots=True)
class Mail:
    """A text to send."""

    variables: tuple[str, ...] = ()
    """Names of the values in it, each with its place to fill in, `mail.fill.<name>`."""
    states: tuple[str, ...] = ()
    """Ids of the facts that it states, from `FACTS`."""
    evidence: Evidence = REPORTED
    """What its sentences rest on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cause, who has to act, and what to do."""

    id: str
    """Unique among steps and outcomes."""
    actor: str
    """Who has to act: `you`, `client`, `it`, `wait` or `support`."""
    actions: int
    """The number of instructions in the message catalogue (`outcome.<id>.do.1`, ..), at most 5."""
    mails: tuple[str, ...] = ()
    """Ids of the messages to send."""
    otherwise: str = ""
    """Id of the step or outcome to continue with if this did not help; empty if there is none."""
    states: tuple[str, ...] = ()
    """Ids of the facts that its texts state, from `FACTS`."""
    evidence: Evidence = REPORTED
    """What its sentences rest on."""

    @property
    def action_ids(self) -> tuple[str, ...]:
        """Message ids of the instructions, in order."""
        return tuple(f"outcome.{self.id}.do.{number}" for number in range(1, self.actions + 1))
