"""The checklist: questions that lead to a cause, to who has to act, and to what to do or send."""

from hubcheck.checklist.facts import FACTS, Fact
from hubcheck.checklist.flow import (
    BEGINNING,
    SOLVED,
    AnsweredStep,
    Answers,
    Check,
    Position,
    answers_for_text,
    checks,
    is_solved,
    known_answers,
    next_step,
    node,
    path,
    remaining,
    route,
)
from hubcheck.checklist.model import Choice, Mail, Outcome, Step
from hubcheck.checklist.outcomes import ACTORS, MAILS, OUTCOMES
from hubcheck.checklist.steps import CHECKS, START, STEPS, UNKNOWN
from hubcheck.checklist_answers import answer_for_email, answer_for_url

__all__ = [
    "ACTORS",
    "BEGINNING",
    "CHECKS",
    "FACTS",
    "MAILS",
    "OUTCOMES",
    "SOLVED",
    "START",
    "STEPS",
    "UNKNOWN",
    "AnsweredStep",
    "Answers",
    "Check",
    "Choice",
    "Fact",
    "Mail",
    "Outcome",
    "Position",
    "Step",
    "answer_for_email",
    "answer_for_url",
    "answers_for_text",
    "checks",
    "is_solved",
    "known_answers",
    "next_step",
    "node",
    "path",
    "remaining",
    "route",
]
