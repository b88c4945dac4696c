"""The whole checklist: every path ends, and every outcome is reachable."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.checklist import (
    ACTORS,
    BEGINNING,
    CHECKS,
    MAILS,
    OUTCOMES,
    START,
    STEPS,
    Outcome,
    Position,
    Step,
    answer_for_email,
    answer_for_url,
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
from hubcheck.explain import MEANINGS, explain
from hubcheck.messages import locales, read_catalogue
from hubcheck.model import Verdict
from hubcheck.url import URL_CLASSES, check_url

NAMES = [*STEPS, *OUTCOMES]
ANSWER = st.sampled_from(sorted({choice.id for step in STEPS.values() for choice in step.choices} | {"yes", "no"}))


@st.composite
def paths(draw: st.DrawFn) -> dict[str, str]:
    """Answers along a path of the checklist, as far as it goes or stopped on the way."""
    answers: dict[str, str] = {}
    here: Position | None = BEGINNING
    while here and draw(st.integers(0, 15)):
        answers[here.at.id] = draw(st.sampled_from(here.choices))
        here = here.after(answers[here.at.id])
    return answers


ANSWERS = st.builds(dict[str, str].__or__, st.dictionaries(st.sampled_from(NAMES), ANSWER, max_size=3), paths())


def exits(at: Step | Outcome) -> Iterator[tuple[str, str]]:
    if isinstance(at, Step):
        yield from ((choice.id, choice.goto) for choice in at.choices)
    elif at.otherwise:
        yield "no", at.otherwise


def test_every_path_ends_and_every_outcome_is_reachable() -> None:
    seen: set[str] = set()
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle: {trail}"
        seen.add(name)
        if name not in done:
            for _, goto in exits(node(name)):
                visit(goto, (*trail, name))
            done.add(name)

    visit(START, ())
    assert seen == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_link_leads_to_its_step_or_outcome(name: str) -> None:
    answers = dict(route(name))
    assert next_step(answers).id == name
    assert known_answers(answers) == answers


def test_an_unknown_id_has_no_link() -> None:
    with pytest.raises(KeyError):
        route("nowhere")


@given(ANSWERS)
def test_any_answers_lead_somewhere_by_known_steps(answers: dict[str, str]) -> None:
    at = next_step(answers)
    steps = [item.step.id for item in path(answers)]
    assert at.id in NAMES
    assert len(steps) == len(set(steps))
    assert at.id not in steps
    assert next_step(known_answers(answers)) == at
    assert all(check.step in STEPS for check in checks(answers))
    assert not is_solved(answers) or isinstance(at, Outcome)


@given(ANSWERS)
def test_the_checks_are_the_answered_ones_then_those_that_a_failure_made_pointless(answers: dict[str, str]) -> None:
    """The summary as defined by the whole path, where the checklist makes it answer by answer."""
    results = {item.step.id: item.step.choice(item.answer).result for item in path(answers)}  # type: ignore[union-attr]
    order = CHECKS.get(answers.get(START, ""), ())
    reached = max((order.index(name) for name in results if name in order), default=-1)
    failed = [name for name, result in results.items() if result == "failed"]
    asked = [(name, result or "not-asked", "") for name, result in results.items() if name != START]
    pointless = [(name, "not-asked", failed[-1]) for name in order[reached + 1 :] if failed]
    assert [(check.step, check.state, check.because) for check in checks(answers)] == asked + pointless


@given(ANSWERS, st.text(), st.text())
def test_unknown_answers_are_stripped(answers: dict[str, str], name: str, answer: str) -> None:
    known = known_answers({**answers, name: answer, START: "no such problem"})
    assert START not in known
    assert known_answers(known) == known


def test_an_answer_that_is_off_the_path_comes_back_with_it() -> None:
    answers = {"problem": "connect", "url": "right", "opens": "no", "invited": "no"}
    changed = known_answers({**answers, "opens": "yes"})
    assert next_step(changed).id == "errors"
    assert next_step({**changed, "opens": "no"}).id == "ask-invitation"


def test_remaining_is_the_maximum_of_further_questions() -> None:
    for step in STEPS.values():
        following = [node(choice.goto) for choice in step.choices]
        most = max(1 + remaining(at.id) if isinstance(at, Step) else 0 for at in following)
        assert remaining(step.id) == most
    assert all(remaining(name) == 0 for name in OUTCOMES)


@pytest.mark.parametrize("problem", CHECKS)
def test_each_problem_names_its_checks_in_the_order_of_asking(problem: str) -> None:
    order = list(STEPS)
    places = [order.index(name) for name in CHECKS[problem]]
    assert places == sorted(places)
    assert problem in {choice.id for choice in STEPS[START].choices}


def test_what_comes_after_a_failure_was_not_asked_because_of_it() -> None:
    states = {check.step: (check.state, check.because) for check in checks(dict(route("ask-invitation")))}
    assert states["opens"] == ("failed", "")
    assert states["invited"] == ("failed", "")
    assert states["companies"] == ("not-asked", "invited")


def test_an_unknown_answer_is_not_a_failure() -> None:
    states = [check.state for check in checks({"problem": "companies", "companies": "all"})]
    assert states == ["passed"]
    assert checks({"problem": "refresh", "refreshed": "unknown"})[0].state == "not-asked"
    assert checks({}) == ()


def test_an_outcome_that_did_not_help_leads_to_the_next_likely_cause() -> None:
    answers = dict(route("use-right-link"))
    assert next_step({**answers, "use-right-link": "no"}).id == "opens"
    assert is_solved({**answers, "use-right-link": "yes"})


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=lambda outcome: outcome.id)
def test_an_outcome_says_who_acts_and_what_to_do(outcome: Outcome) -> None:
    assert outcome.actor in ACTORS
    assert 1 <= len(outcome.action_ids) <= 5
    assert set(outcome.mails) <= set(MAILS)
    assert outcome.mails or outcome.actor in ("you", "wait", "client")
    assert outcome.mails or outcome.actor != "client"


def test_every_text_to_send_is_used() -> None:
    assert {mail for outcome in OUTCOMES.values() for mail in outcome.mails} == set(MAILS)


def test_every_verdict_is_an_answer() -> None:
    for decision in ("accept", "unknown", "warn", "reject"):
        assert STEPS["email"].choice(answer_for_email(Verdict(decision, "work")))
    for kind in URL_CLASSES:
        for decision in ("ok", "fix", "reject", "danger"):
            assert STEPS["url"].choice(answer_for_url(Verdict(decision, kind)))


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        pytest.param("https://mybusiness.financials.dynamics.com", "ask-domain", id="an old link"),
        pytest.param("http://server:8080/BC210", "own-server", id="an own server"),
        pytest.param("https://x.bc.dynamics.com/klant.nl", "ask-partner", id="a partner"),
        pytest.param("https://myapps.microsoft.com", "accept-invitation", id="an invitation"),
        pytest.param("https://www.office.com", "ask-link", id="another link"),
        pytest.param("https://businesscentral.dynamics.co/klant.nl", "link-danger", id="a dangerous link"),
        pytest.param("https://businesscentral.dynamics.com/klant.nl", "use-right-link", id="a link to repair"),
    ],
)
def test_a_link_leads_to_its_outcome(link: str, outcome: str) -> None:
    assert next_step({"problem": "connect", "url": answer_for_url(check_url(link))}).id == outcome


@pytest.mark.parametrize("step", [step for step in STEPS.values() if step.kind == "text"], ids=lambda step: step.id)
def test_every_explanation_is_an_answer_to_every_question_for_a_message(step: Step) -> None:
    for meaning in MEANINGS.values():
        assert answers_for_text(step, [meaning]) == (meaning.goto,)


@pytest.mark.parametrize("email", ["usable", "unknown"])
def test_an_address_that_is_called_personal_comes_before_sign_up_that_is_turned_off(email: str) -> None:
    answers = {"problem": "sign-up", "email": email, "sign-up-message": "personal"}
    assert next_step(answers).id == "address-not-usable"
    assert next_step({**answers, "address-not-usable": "no"}).id == "sign-up-off"


@pytest.mark.parametrize("locale", locales())
def test_the_text_to_the_administrator_names_both_causes(locale: str) -> None:
    """The same message has two published causes, so that neither can be asserted."""
    body = read_catalogue(locale).text("mail.sign-up-off.body")
    assert re.search("personal|persoonlijk|personnelle", body)
    assert re.search("turned off|uitgeschakeld|désactivée", body)
    assert re.search("two causes|twee oorzaken|deux causes", body)


def test_where_a_code_does_not_tell_the_readers_own_programs_do() -> None:
    answers = {"problem": "message", "message": answers_for_text(STEPS["message"], explain("AADSTS53003"))[0]}
    assert next_step(answers).id == "own-programs"
    assert next_step({**answers, "own-programs": "yes"}).actor == "client"
    assert next_step({**answers, "own-programs": "no"}).actor == "it"
    assert next_step({**answers, "own-programs": "unknown"}).id == "unresolved"


def test_a_message_with_two_causes_leaves_the_choice_to_the_reader() -> None:
    causes = explain("That looks like a personal email address.")
    assert answers_for_text(STEPS["message"], causes) == ("address-not-usable", "sign-up-off")
    assert answers_for_text(STEPS["message"], ()) == ("unknown",)
