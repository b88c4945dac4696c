"""What the checklist is made of: steps with choices, and outcomes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a step."""

    id: str
    """Unique within its step; what a link to a result carries."""
    goto: str
    """Id of the step or outcome that follows."""
    result: str = ""
    """What the answer says about the thing checked: `passed`, `failed`, or nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question."""

    id: str
    """Unique among steps and outcomes."""
    kind: str
    """`choice`: the reader picks; `email`, `url`, `text`: a check picks from what the reader typed."""
    choices: tuple[Choice, ...]
    """Every answer, in the order in which it is shown."""

    def choice(self, answer: str | None) -> Choice | None:
        """The choice with this id; None where there is none."""
        return next((choice for choice in self.choices if choice.id == answer), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cause, who acts, and what to do."""

    id: str
    """Unique among steps and outcomes."""
    actor: str
    """Who acts: `you`, `client`, `it`, `wait` or `support`."""
    actions: int
    """How many numbered things to do the message catalogue has for it (`outcome.<id>.do.1` and on), at most 5."""
    mails: tuple[str, ...] = ()
    """Ids of the texts to send."""
    otherwise: str = ""
    """Id of the step or outcome to go on with where this did not help; empty at the end of the road."""

    @property
    def action_ids(self) -> tuple[str, ...]:
        """Message ids of the things to do, in order."""
        return tuple(f"outcome.{self.id}.do.{number}" for number in range(1, self.actions + 1))
