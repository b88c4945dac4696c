"""Every path of the checklist is walked: it ends in an action, and states only what an answer on it carries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest

from hubcheck.checklist import ACTORS, FACTS, MAILS, OUTCOMES, START, STEPS, UNKNOWN, Outcome, Step, node
from hubcheck.explain import MEANINGS, Explanation
from hubcheck.explain.meanings import for_owner
from hubcheck.explain.named_tenant import Owner
from hubcheck.messages import locales, read_catalogue

CARRIED: defaultdict[str, set[str]] = defaultdict(set)
"""Answer -> the facts that it carries."""
for _name, _fact in FACTS.items():
    for _answer in _fact.carriers:
        CARRIED[_answer].add(_name)


@dataclass(frozen=True, slots=True)
class Path:
    """The answers that lead to a step or an outcome."""

    name: str
    """Of the step or outcome."""
    answers: tuple[str, ...] = ()
    """`step:choice`, the code of an explanation, or whose organisation a message names."""
    carried: frozenset[str] = frozenset()
    """The facts that the answers carry."""
    unhelpful: frozenset[str] = frozenset()
    """The outcomes on the path that did not help."""

    @property
    def state(self) -> tuple[str, frozenset[str], frozenset[str]]:
        """What decides how it goes on, and what may be stated."""
        return self.name, self.carried, self.unhelpful

    def answered(self, goto: str, *answers: str) -> "Path":
        """The path after an answer."""
        facts = {fact for answer in answers for fact in CARRIED[answer]}
        return replace(self, name=goto, answers=(*self.answers, *answers), carried=self.carried | facts)

    @property
    def outcome(self) -> Outcome:
        """The outcome to which it leads."""
        return OUTCOMES[self.name]


@cache
def explanations() -> tuple[tuple[tuple[str, ...], Explanation], ...]:
    """What a pasted message can give, with the evidence in it."""
    plain = [((code,), meaning) for code, meaning in MEANINGS.items()]
    named = [((f"owner:{owner.value}",), for_owner(code, owner)) for owner in Owner for code in MEANINGS]
    return (*plain, *((found, meaning) for found, meaning in named if meaning.goto != MEANINGS[meaning.code].goto))


@cache
def ways(step: Step) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each answer to a step as evidence, and where it leads."""
    plain = (choice for choice in step.choices if step.kind != "text" or choice.id in ("none", UNKNOWN))
    chosen = [((f"{step.id}:{choice.id}",), choice.goto) for choice in plain]
    if step.kind != "text":
        return tuple(chosen)
    goto = {choice.id: choice.goto for choice in step.choices}
    explained = (((*found, f"{step.id}:{meaning.goto}"), goto[meaning.goto]) for found, meaning in explanations())
    return (*chosen, *explained)


def walk() -> Iterator[Path]:
    """Every outcome at every path to it, on to the end.

    Of the paths to a place that carry the same facts past the same outcomes, only the first is followed: there are
    three million, and from there on they are equal.
    """
    waiting = [Path(START)]
    seen = set()
    while waiting:
        here = waiting.pop()
        if here.state in seen:
            continue
        seen.add(here.state)
        at = node(here.name)
        if isinstance(at, Step):
            waiting += [here.answered(goto, *found) for found, goto in ways(at)]
            continue
        yield here
        if at.otherwise:
            waiting.append(replace(here, name=at.otherwise, unhelpful=here.unhelpful | {at.id}))


PATHS = tuple(walk())


def test_a_path_leads_to_every_outcome() -> None:
    assert {path.name for path in PATHS} == set(OUTCOMES)


def test_an_outcome_states_only_what_an_answer_on_the_path_carries() -> None:
    above = {
        (path.outcome.id, fact, path.answers) for path in PATHS for fact in set(path.outcome.states) - path.carried
    }
    assert sorted(above) == []


def test_whoever_has_no_client_link_is_not_asked_whether_it_opens() -> None:
    without = {"url:unknown", "url:no-client", "url:other-link"}
    asked = [path.answers for path in PATHS if without & set(path.answers) and "opens:" in " ".join(path.answers)]
    assert asked == []


def test_a_text_to_send_states_only_what_an_answer_on_the_path_carries() -> None:
    above = {
        (mail, fact, path.answers)
        for path in PATHS
        for mail in path.outcome.mails
        for fact in set(MAILS[mail].states) - path.carried
    }
    assert sorted(above) == []


def test_the_one_who_acts_is_one_to_whom_the_answers_point() -> None:
    """`support` gets the report where no answer points to anybody."""
    wrong = {
        (path.outcome.id, path.outcome.actor, path.answers)
        for path in PATHS
        if path.outcome.actor not in {actor for fact in path.carried for actor in FACTS[fact].actors}
        and path.outcome.id != "unresolved"
    }
    assert sorted(wrong) == []


def test_every_fact_can_be_acted_on_and_is_carried_by_an_answer_that_exists() -> None:
    answers = {answer for step in STEPS.values() for found, _ in ways(step) for answer in found}
    for name, fact in FACTS.items():
        assert fact.actors <= set(ACTORS), name
        assert fact.carriers <= answers, name
    stated = {fact for text in (*OUTCOMES.values(), *MAILS.values()) for fact in text.states}
    pointing = {"access-refused", "clients-organisation"}
    """Facts that decide who acts, without being stated."""
    assert stated | pointing == set(FACTS)


def test_an_address_that_is_called_personal_comes_before_sign_up_that_is_turned_off() -> None:
    """The same message has two published causes: the address is looked at first, on every road."""
    roads = [path for path in PATHS if path.name == "sign-up-off" and "called-personal" in path.carried]
    assert roads
    assert all("address-not-usable" in path.unhelpful for path in roads)


@pytest.mark.parametrize("locale", locales())
def test_a_text_states_no_result_that_only_the_recipient_can_know(locale: str) -> None:
    """Where a cause is only possible, the text asks."""
    catalogue = read_catalogue(locale)
    for mail in ("give-access", "client-sign-in", "sign-up-off", "own-account", "network"):
        assert "?" in catalogue.text(f"mail.{mail}.body"), mail
