"""The checklist as HTML: all questions with their outcomes for whom no script comes, and the place for the walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from hubcheck.api.checklist import checklist
from hubcheck.checklist import MAILS, OUTCOMES, START, STEPS, UNKNOWN, Outcome, Step
from hubcheck.checklist.outcomes import answer_message_id
from hubcheck.explain import MEANINGS
from hubcheck.messages import Catalogue
from mkdocs_hubcheck import markup

_DISTRIBUTION = "accountant-hub-checker"
_SHOWN_NUMBER = "50000"
"""In the one explanation that quotes the code of a sign-in message."""


@dataclass(frozen=True, slots=True)
class Way:
    """Answers to a question, and where they lead."""

    labels: tuple[str, ...]
    target: str
    """Id of the step or outcome; an element with this id stands on the page."""
    title: str
    """Of the target, in words."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An outcome in words."""

    outcome: Outcome
    letters: tuple[tuple[str, str], ...]
    """Subject and body of each text to send."""
    next_title: str
    """What to look at where this did not help; empty at the end of the road."""


@dataclass(frozen=True, slots=True)
class Question:
    """A step in words, with the outcomes that are told below it."""

    step: Step
    ways: tuple[Way, ...]
    causes: tuple[Cause, ...]


def render(catalogue: Catalogue, letters: Mapping[str, str], number: int, *, live: bool) -> str:
    """The checklist of a page.

    Args:
        catalogue: the words of the page's locale.
        letters: locale -> address of the texts to send, relative to the page.
        number: how many parts stand before it on the page; ids of its forms are made of that.
        live: whether a script comes with it; without one there is the written checklist only.
    """
    return markup.template("checklist.html").render(
        live=live,
        locale=catalogue.locale,
        settings=_settings(letters),
        questions=questions(catalogue),
        forms={kind: markup.form(kind, number, catalogue, live=True) for kind in markup.FORMS},
        text=catalogue.text,
        label=catalogue.label,
        rich=lambda name: markup.rich(catalogue.text(name)),
        rich_text=markup.rich,
    )


def _settings(letters: Mapping[str, str]) -> dict[str, object]:
    return {
        "start": checklist({"answers": {}}),
        "letters": dict(letters),
        "fills": dict(MAILS),
        "version": _version(),
    }


def _version() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return ""


def questions(catalogue: Catalogue) -> tuple[Question, ...]:
    """All questions in order; every outcome is told once, below the first question that leads to it."""
    homes = {name: _home(name) for name in OUTCOMES}
    return tuple(
        Question(
            step,
            tuple(_ways(step, catalogue)),
            tuple(_cause(OUTCOMES[name], catalogue) for name, home in homes.items() if home == step.id),
        )
        for step in STEPS.values()
    )


def _main_text() -> Step:
    """The step to which somebody who starts with a message comes: there all known messages are told."""
    first = (STEPS[choice.goto] for choice in STEPS[START].choices if choice.goto in STEPS)
    return next(step for step in first if step.kind == "text")


def _home(outcome: str) -> str:
    """Id of the question below which an outcome is told: one that asks, rather than one that takes any message."""
    asking = [step for step in STEPS.values() if step.kind != "text"]
    taking = [_main_text(), *(step for step in STEPS.values() if step.kind == "text")]
    leads = (step.id for step in (*asking, *taking) if any(choice.goto == outcome for choice in step.choices))
    return next(leads, _main_text().id)


def _title(name: str, catalogue: Catalogue) -> str:
    return catalogue.text(f"step.{name}.question" if name in STEPS else f"outcome.{name}.title")


def _ways(step: Step, catalogue: Catalogue) -> Iterator[Way]:
    main = _main_text()
    told = {choice.id for choice in main.choices}
    for choice in step.choices:
        if step is main and choice.id != UNKNOWN:
            labels = tuple(_explanations(choice.id, catalogue))
        elif step.kind == "text" and choice.id in OUTCOMES and choice.id in told:
            continue
        else:
            labels = (catalogue.text(answer_message_id(step, choice.id)),)
        yield Way(labels, choice.goto, _title(choice.goto, catalogue))
    if step.kind == "text" and step is not main:
        yield Way((catalogue.text("checklist.known-message"),), main.id, _title(main.id, catalogue))


def _explanations(goto: str, catalogue: Catalogue) -> Iterator[str]:
    for code, meaning in MEANINGS.items():
        if meaning.goto == goto:
            yield catalogue.text(code, number=_SHOWN_NUMBER)


def _cause(outcome: Outcome, catalogue: Catalogue) -> Cause:
    return Cause(
        outcome,
        tuple(_letter(mail, catalogue) for mail in outcome.mails),
        _title(outcome.otherwise, catalogue) if outcome.otherwise else "",
    )


def _letter(mail: str, catalogue: Catalogue) -> tuple[str, str]:
    filled = {name: catalogue.text(f"mail.fill.{name}") for name in MAILS[mail]}
    return catalogue.text(f"mail.{mail}.subject"), catalogue.text(f"mail.{mail}.body", **filled)
