"""The checklist in a terminal: asks, reads answers line by line, ends with an outcome and the report."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from typing import TextIO

from hubcheck.checklist import (
    MAILS,
    UNKNOWN,
    Outcome,
    Step,
    answer_for_email,
    answer_for_url,
    answers_for_text,
    is_solved,
    next_step,
    remaining,
)
from hubcheck.checklist.flow import SOLVED, UNSOLVED
from hubcheck.checklist.report import Circumstances, Typed, make_report, plain, to_json, to_text
from hubcheck.explain import explain
from hubcheck.messages import Catalogue, answer_id, describe
from hubcheck.model import Verdict
from hubcheck.url import check_url

_DISTRIBUTION = "accountant-hub-help"


class _OutOfAnswersError(Exception):
    """The input ended where an answer was needed."""


@dataclass(slots=True)
class _Walk:
    """One walk through the checklist."""

    catalogue: Catalogue
    source: TextIO
    screen: TextIO
    answers: dict[str, str] = field(default_factory=dict)
    typed: Typed = field(default_factory=Typed)
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def say(self, name: str, /, indent: str = "", **values: str) -> None:
        """Show a message."""
        self.show(plain(self.catalogue.text(name, **values)), indent)

    def show(self, text: str, indent: str = "") -> None:
        """Show a text."""
        print(f"{indent}{text}", file=self.screen)

    def read(self) -> str:
        """One answer as typed."""
        print("> ", end="", file=self.screen, flush=True)
        line = self.source.readline()
        if not line:
            raise _OutOfAnswersError
        return line.strip()


def walk_checklist(
    catalogue: Catalogue, source: TextIO, screen: TextIO, errors: TextIO, *, as_json: bool = False
) -> int:
    """Walk until an outcome helps or the road ends; with `as_json` only the report goes to `screen`.

    Returns 0 when the problem is solved, 1 with an outcome that leaves work to do, 2 when the answers ended before.
    """
    walk = _Walk(catalogue, source, errors if as_json else screen)
    try:
        solved = _walk_to_the_end(walk)
    except _OutOfAnswersError:
        print(f"\n{catalogue.text('checklist.ended')}", file=errors)
        return 2
    except UnicodeDecodeError:
        print(catalogue.text("cli.bad-encoding"), file=errors)
        return 2
    report = make_report(walk.answers, walk.typed, walk.verdicts, _circumstances(catalogue.locale))
    print("\n" + to_text(report, catalogue) if not as_json else to_json(report), end="", file=screen)
    return 0 if solved else 1


def _walk_to_the_end(walk: _Walk) -> bool:
    """Ask until there is nothing left to ask; whether the reader said that it is solved."""
    number = 0
    while True:
        at = next_step(walk.answers)
        if isinstance(at, Step):
            number += 1
            _ask(walk, at, number)
            continue
        _show_outcome(walk, at)
        if not _go_on(walk, at):
            return is_solved(walk.answers)


def _ask(walk: _Walk, step: Step, number: int) -> None:
    """Ask one question and keep its answer."""
    more = walk.catalogue.text("checklist.at-most", count=str(remaining(step.id)))
    walk.show(f"\n{walk.catalogue.text('checklist.question-number', number=str(number))} ({more})")
    walk.say(f"step.{step.id}.question")
    walk.say(f"step.{step.id}.hint", "  ")
    match step.kind:
        case "choice":
            answer = _choose(walk, step, tuple(choice.id for choice in step.choices))
        case "email":
            answer = _ask_address(walk)
        case "url":
            answer = _ask_link(walk)
        case _:
            answer = _ask_message(walk, step)
    walk.answers[step.id] = answer


def _choose(walk: _Walk, step: Step, names: tuple[str, ...]) -> str:
    """Have one of several answers chosen, by number or name."""
    for place, name in enumerate(names, 1):
        walk.say(answer_id(step, name), f"  {place}. ")
    return _pick(walk, names)


def _pick(walk: _Walk, names: tuple[str, ...]) -> str:
    """Read a number or a name until it fits."""
    walk.say("checklist.choose")
    while True:
        answer = walk.read()
        if answer in names:
            return answer
        if answer.isdecimal() and 0 < int(answer[:6]) <= len(names):
            return names[int(answer[:6]) - 1]
        walk.say("checklist.choose-again", last=str(len(names)))


def _ask_address(walk: _Walk) -> str:
    """Have an address typed and judge it; nothing typed skips the question."""
    from hubcheck.email import check_email

    walk.say("checklist.type")
    text = walk.read()
    if not text:
        return UNKNOWN
    verdict = check_email(text)
    walk.typed = replace(walk.typed, address=text)
    _show_verdict(walk, "email", verdict)
    return answer_for_email(verdict)


def _ask_link(walk: _Walk) -> str:
    """Have a link pasted and judge it; nothing pasted means that there is none."""
    walk.say("checklist.type")
    text = walk.read()
    if not text:
        return UNKNOWN
    verdict = check_url(text)
    walk.typed = replace(walk.typed, link=text)
    _show_verdict(walk, "url", verdict)
    return answer_for_url(verdict)


def _ask_message(walk: _Walk, step: Step) -> str:
    """Have a message pasted and explain it; where it has several causes the reader picks one."""
    walk.say("checklist.type")
    text = walk.read()
    if not text:
        return "none" if step.choice("none") else UNKNOWN
    walk.typed = replace(walk.typed, message=text)
    found = explain(text)
    for item in found:
        walk.show(walk.catalogue.text(item.code, **dict(item.params)), "  ")
    names = answers_for_text(step, found)
    return names[0] if len(names) == 1 else _choose(walk, step, names)


def _show_verdict(walk: _Walk, check: str, verdict: Verdict) -> None:
    """Show what a check found."""
    walk.verdicts[check] = verdict
    panel = describe(check, verdict, walk.catalogue)
    for sentence in (panel.title, panel.text, panel.action, verdict.suggestion):
        if sentence:
            walk.show(plain(sentence), "  ")


def _show_outcome(walk: _Walk, outcome: Outcome) -> None:
    """Show cause, actor, things to do and texts to send."""
    walk.show("")
    walk.say(f"outcome.{outcome.id}.title")
    walk.say(f"outcome.{outcome.id}.text")
    walk.say("checklist.who", actor=walk.catalogue.text(f"actor.{outcome.actor}"))
    walk.say("checklist.do-now")
    for place, name in enumerate(outcome.action_ids, 1):
        walk.say(name, f"  {place}. ")
    for mail in outcome.mails:
        walk.show("")
        walk.say("checklist.send-client" if outcome.actor == "client" else "checklist.send")
        walk.say(f"mail.{mail}.subject", "  ")
        values = {name: _filled(walk, name) for name in MAILS[mail]}
        for line in walk.catalogue.text(f"mail.{mail}.body", **values).splitlines():
            walk.show(line, "  ")


def _filled(walk: _Walk, name: str) -> str:
    """What stands in a text to send; a reminder where nothing was typed."""
    known = {"address": walk.typed.address, "link": walk.typed.link}.get(name, "")
    return known or walk.catalogue.text(f"mail.fill.{name}")


def _go_on(walk: _Walk, outcome: Outcome) -> bool:
    """Ask whether it is solved; True where there is another likely cause to look at."""
    if not outcome.otherwise:
        return False
    walk.show("")
    walk.say("checklist.solved")
    for place, name in enumerate((SOLVED, UNSOLVED), 1):
        walk.say(f"checklist.{name}", f"  {place}. ")
    try:
        walk.answers[outcome.id] = _pick(walk, (SOLVED, UNSOLVED))
    except _OutOfAnswersError:
        return False
    unsolved = walk.answers[outcome.id] == UNSOLVED
    walk.say("checklist.next-cause" if unsolved else "checklist.done")
    return unsolved


def _circumstances(locale: str) -> Circumstances:
    """Time, zone and version of this run."""
    now = datetime.datetime.now().astimezone()
    try:
        number = version(_DISTRIBUTION)
    except PackageNotFoundError:
        number = ""
    return Circumstances(now.isoformat(timespec="seconds"), now.tzname() or "", locale, number)
