"""The meaning of recorded outcomes: known, unknown or inconclusive, but never a rejection."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.messages import locales, read_catalogue
from hubcheck.online import Outcome, Request, interpret
from hubcheck.online.model import CHECKS, HOW, STATES
from hubcheck.online.planning import OBSTACLES

TENANT = Request("tenant", "https://d.test/x", "d.test", "kantoor.be", "email")
CLIENT = Request("tenant", "https://d.test/x", "d.test", "kantoor.be", "url")
MAIL = Request("mx", "https://n.test/x", "n.test", "kantoor.be", "email")
PROBE = Request("probe", "https://b.test/", "b.test", "b.test", "url")
FOUND = {"issuer": "https://login.microsoftonline.com/1a23b456/v2.0", "tenant_region_scope": "EU"}
UNKNOWN = {"error": "invalid_tenant", "error_description": "AADSTS90002: Tenant 'x' not found.", "error_codes": [90002]}


def mail(status: int, *servers: str) -> dict[str, Any]:
    answers = [{"name": "kantoor.be.", "type": 15, "TTL": 1726, "data": server} for server in servers]
    return {"Status": status, "TC": False, **({"Answer": answers} if servers else {})}


def meaning(request: Request, status: int, body: object) -> tuple[str, str]:
    text = body if isinstance(body, str) else json.dumps(body)
    answer = interpret(request, Outcome("response", status, text))
    return answer.state, answer.finding.code


@pytest.mark.parametrize(
    ("request_", "status", "body", "expected"),
    [
        pytest.param(TENANT, 200, FOUND, ("found", "online.tenant-found"), id="a known domain"),
        pytest.param(TENANT, 400, UNKNOWN, ("not-found", "online.tenant-unknown"), id="an unknown domain"),
        pytest.param(CLIENT, 400, UNKNOWN, ("not-found", "online.client-unknown"), id="an unknown client"),
        pytest.param(TENANT, 400, {"error": "invalid_request"}, ("unknown", "online.unreadable"), id="another error"),
        pytest.param(TENANT, 200, {}, ("unknown", "online.unreadable"), id="an answer without an issuer"),
        pytest.param(TENANT, 429, "", ("unknown", "online.busy"), id="too many questions"),
        pytest.param(TENANT, 503, "<html>", ("unknown", "online.busy"), id="a service that is down"),
        pytest.param(
            TENANT, 200, "<html>sign in to this network", ("unknown", "online.unreadable"), id="a hotel's page"
        ),
        pytest.param(MAIL, 200, mail(0, "10 mail.kantoor.be."), ("yes", "online.mail-found"), id="mail servers"),
        pytest.param(
            MAIL,
            200,
            mail(0, "10 d-be.mail.protection.outlook.com."),
            ("yes", "online.mail-microsoft"),
            id="Microsoft's",
        ),
        pytest.param(MAIL, 200, mail(0, "0 ."), ("null", "online.mail-none"), id="a domain that takes no mail"),
        pytest.param(MAIL, 200, mail(0), ("no", "online.mail-unlisted"), id="a domain without mail servers"),
        pytest.param(MAIL, 200, mail(3), ("no", "online.domain-unknown"), id="no such domain"),
        pytest.param(MAIL, 200, mail(2), ("unknown", "online.unreadable"), id="a failing name server"),
        pytest.param(MAIL, 200, "[]", ("unknown", "online.unreadable"), id="a list"),
        pytest.param(MAIL, 429, mail(0), ("unknown", "online.busy"), id="too many questions about mail"),
    ],
)
def test_responses_of_the_services(request_: Request, status: int, body: object, expected: tuple[str, str]) -> None:
    assert meaning(request_, status, body) == expected


@pytest.mark.parametrize(
    ("request_", "outcome", "expected"),
    [
        pytest.param(PROBE, Outcome("opaque"), ("answered", "online.answered"), id="something answers"),
        pytest.param(PROBE, Outcome("failed"), ("no-answer", "online.link-no-answer"), id="nothing answers"),
        pytest.param(PROBE, Outcome("timeout", seconds=8), ("timeout", "online.timeout"), id="too late"),
        pytest.param(PROBE, Outcome("offline"), ("offline", "online.offline"), id="offline"),
        pytest.param(PROBE, Outcome("blocked"), ("not-testable", "online.not-testable"), id="stopped by the site"),
        pytest.param(
            PROBE,
            Outcome("failed", connected=False),
            ("offline", "online.your-connection"),
            id="the reader's connection",
        ),
        pytest.param(TENANT, Outcome("failed"), ("unknown", "online.no-answer"), id="a service that does not answer"),
        pytest.param(CLIENT, Outcome("failed"), ("unknown", "online.no-answer-link"), id="the same for a link"),
        pytest.param(MAIL, Outcome("timeout", seconds=8), ("unknown", "online.timeout"), id="a slow service"),
        pytest.param(MAIL, Outcome("offline"), ("unknown", "online.offline"), id="offline at a service"),
        pytest.param(MAIL, Outcome("blocked"), ("unknown", "online.blocked"), id="a service that the site forbids"),
        pytest.param(
            MAIL, Outcome("failed", connected=False), ("unknown", "online.your-connection"), id="no connection"
        ),
    ],
)
def test_requests_without_a_response(request_: Request, outcome: Outcome, expected: tuple[str, str]) -> None:
    answer = interpret(request_, outcome)
    assert (answer.state, answer.finding.code) == expected


BODIES = st.text(max_size=80) | st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Status", "Answer", "type", "data", "issuer", "error", "error_codes"]), inner
        )
    ),
    max_leaves=8,
).map(json.dumps)


@given(
    st.sampled_from([TENANT, CLIENT, MAIL, PROBE]),
    st.sampled_from(HOW),
    st.integers(100, 599),
    BODIES,
    st.booleans(),
)
def test_every_outcome_has_a_sentence_in_every_locale(
    request_: Request, how: str, status: int, body: str, connected: bool
) -> None:
    answer = interpret(request_, Outcome(how, status, body, 8, connected))
    assert answer.state in STATES[request_.check]
    for locale in locales():
        assert "{" not in read_catalogue(locale).sentence(answer.finding).replace(body, "")


def test_every_obstacle_has_a_message() -> None:
    assert [why for why in OBSTACLES if f"value.obstacle.{why}" not in read_catalogue().messages] == []


def test_no_state_is_a_rejection() -> None:
    assert set(STATES) == set(CHECKS)
    assert not {"reject", "refused", "danger"} & {state for states in STATES.values() for state in states}
