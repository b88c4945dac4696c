"""The checklist: questions that lead to a cause, who has to act, and what to do or send."""

from ..answers import answer_for_email, answer_for_url
from .automatic import answers_for_text
from .flow import Answered, Answers, Check, checks, clean, is_solved, next_step, node, path, remaining, route
from .model import Choice, Outcome, Step
from .outcomes import ACTORS, MAILS, OUTCOMES
from .steps import CHECKS, START, STEPS, UNKNOWN

__all__ = [
    "ACTORS",
    "CHECKS",
    "MAILS",
    "OUTCOMES",
    "START",
    "STEPS",
    "UNKNOWN",
    "Answered",
    "Answers",
    "Check",
    "Choice",
    "Outcome",
    "Step",
    "answer_for_email",
    "answer_for_url",
    "answers_for_text",
    "checks",
    "clean",
    "is_solved",
    "next_step",
    "node",
    "path",
    "remaining",
    "route",
]
