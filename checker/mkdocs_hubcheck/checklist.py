"""The checklist as HTML: all questions with their outcomes, which work without scripts, and the interactive part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from hubcheck.checklist import MAILS, OUTCOMES, START, STEPS, UNKNOWN, Outcome, Step, remaining
from hubcheck.checklist.outcomes import answer_message_id
from hubcheck.explain import MEANINGS
from hubcheck.messages import Catalogue
from mkdocs_hubcheck import markup
from mkdocs_hubcheck.checklist_states import checklist_states

_DISTRIBUTION = "accountant-hub-checker"
_ANY_CODE = "AADSTS…"
"""For the one explanation that contains the code of a sign-in message."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Answers to a question, and where they lead."""

    labels: tuple[str, ...]
    target: str
    """Id of the step or outcome, and of its heading on the page."""
    title: str
    """Title of the target."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to send."""

    subject: str
    body: str
    missing: tuple[str, ...]
    """The places in the body that the sender fills in."""


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """An outcome with its texts."""

    outcome: Outcome
    letters: tuple[Letter, ...]
    """The messages to send."""
    next_title: str
    """Title of the step or outcome to continue with if this did not help; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A step with its texts, and the outcomes that are described below it."""

    step: Step
    branches: tuple[Branch, ...]
    outcomes: tuple[OutcomeText, ...]


def render(catalogue: Catalogue, *, live: bool, messages: str = "") -> str:
    """The checklist of a page.

    Args:
        catalogue: messages of the page's locale.
        live: whether the page loads the checker; without it there is only the written checklist.
        messages: URL of the page with the rows of all messages; empty if there is none.
    """
    return markup.render(
        "checklist.html",
        catalogue,
        live=live,
        messages=messages,
        first=STEPS[START],
        most=str(remaining(START)),
        questions=questions(catalogue),
    )


def data(catalogue: Catalogue, letters: Mapping[str, str]) -> dict[str, object]:
    """What the interactive part needs besides the messages; the type is `ChecklistData` in `checklist.js`.

    Args:
        catalogue: messages of the page's locale.
        letters: locale -> name of the file with the messages to send, in the folder of the data.
    """
    return {
        "states": json.loads(checklist_states()),
        "letters": dict(letters),
        "fills": {name: mail.variables for name, mail in MAILS.items()},
        "forms": {
            kind: markup.form(kind, f"hubcheck-step-{kind}", catalogue, live=True, with_examples=False)
            for kind in markup.FORMS
        },
        "version": _version(),
    }


def _version() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return ""


def questions(catalogue: Catalogue) -> tuple[Question, ...]:
    """All questions in order; every outcome is described once, below the first question that leads to it."""
    homes = {name: _home(name) for name in OUTCOMES}
    return tuple(
        Question(
            step,
            tuple(_branches(step, catalogue)),
            tuple(_outcome_text(OUTCOMES[name], catalogue) for name, home in homes.items() if home == step.id),
        )
        for step in STEPS.values()
    )


def _message_step() -> Step:
    """The step for readers who start with a message, which lists all known messages."""
    first = (STEPS[choice.goto] for choice in STEPS[START].choices if choice.goto in STEPS)
    return next(step for step in first if step.kind == "text")


def _home(outcome: str) -> str:
    """Id of the question below which an outcome is described: preferably not one that takes a message."""
    choices = [step for step in STEPS.values() if step.kind != "text"]
    messages = [_message_step(), *(step for step in STEPS.values() if step.kind == "text")]
    homes = (step.id for step in (*choices, *messages) if any(choice.goto == outcome for choice in step.choices))
    return next(homes, _message_step().id)


def _title(name: str, catalogue: Catalogue) -> str:
    return catalogue.text(f"step.{name}.question" if name in STEPS else f"outcome.{name}.title")


def _branches(step: Step, catalogue: Catalogue) -> Iterator[Branch]:
    main = _message_step()
    listed = {(choice.id, choice.goto) for choice in main.choices}
    for choice in step.choices:
        if step is main and choice.id != UNKNOWN:
            labels = tuple(_explanations(choice.id, catalogue))
        elif step.kind == "text" and choice.id in OUTCOMES and (choice.id, choice.goto) in listed:
            continue
        elif step.kind == "text" and choice.id in OUTCOMES:
            labels = tuple(_explanations(choice.id, catalogue))
        else:
            labels = (catalogue.text(answer_message_id(step, choice.id)),)
        yield Branch(labels, choice.goto, _title(choice.goto, catalogue))
    if step.kind == "text" and step is not main:
        yield Branch((catalogue.text("checklist.known-message"),), main.id, _title(main.id, catalogue))


def _explanations(goto: str, catalogue: Catalogue) -> Iterator[str]:
    for code, meaning in MEANINGS.items():
        if meaning.goto == goto:
            yield catalogue.text(code, number=_ANY_CODE)


def _outcome_text(outcome: Outcome, catalogue: Catalogue) -> OutcomeText:
    return OutcomeText(
        outcome,
        tuple(_letter(mail, catalogue) for mail in outcome.mails),
        _title(outcome.otherwise, catalogue) if outcome.otherwise else "",
    )


def _letter(mail: str, catalogue: Catalogue) -> Letter:
    values = {name: catalogue.text(f"mail.fill.{name}") for name in MAILS[mail].variables}
    subject, body = catalogue.text(f"mail.{mail}.subject"), catalogue.text(f"mail.{mail}.body", **values)
    return Letter(subject, body, tuple(values.values()))
