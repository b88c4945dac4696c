"""The JSON API: every request gets a response of version 1 with the verdict of the check."""

import json
import subprocess
import sys
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck import warm_up
from hubcheck.api.handle import CHECKS, handle
from hubcheck.email import check_email
from hubcheck.messages import locales
from hubcheck.url import check_url

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def ask(op: str, **payload: Any) -> Any:
    return json.loads(handle(json.dumps({"v": 1, "op": op, "payload": payload})))


@given(st.text())
def test_any_text_gets_a_response_of_version_1(text: str) -> None:
    answer = json.loads(handle(text))
    assert answer["v"] == 1
    assert set(answer) in ({"v", "error"}, {"v", "data"})


@given(st.sampled_from(sorted(CHECKS)), JSON)
def test_any_input_of_any_kind_gets_an_answer_or_a_code(kind: str, value: Any) -> None:
    answer = ask("check", kind=kind, input=value)
    assert "data" in answer or answer["error"] == "input"


@given(st.text(max_size=60))
def test_an_address_gets_the_verdict_of_the_address_check(text: str) -> None:
    data = ask("check", kind="email", input=text)["data"]
    verdict = check_email(text)
    assert (data["decision"], data["class"], data["suggestion"]) == (
        verdict.decision,
        verdict.kind,
        verdict.suggestion,
    )
    assert [item["code"] for item in data["findings"]] == [item.code for item in verdict.findings]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_several_links_in_one_request_get_the_same_answers_as_alone(links: list[str]) -> None:
    together = ask("check", kind="url", inputs=links)["data"]
    assert together == [ask("check", kind="url", input=link)["data"] for link in links]


@pytest.mark.parametrize(
    ("request_text", "code"),
    [
        pytest.param("{", "json", id="half a request"),
        pytest.param("[" * 100_000, "json", id="a request too deep to read"),
        pytest.param('{"v": 2, "op": "about"}', "version", id="a request of the next version"),
        pytest.param("[]", "version", id="a request that is a list"),
        pytest.param('{"v": 1, "op": "delete"}', "op", id="something that cannot be asked for"),
        pytest.param('{"v": 1, "op": ["check"]}', "op", id="an operation that is a list"),
        pytest.param('{"v": 1, "op": "check", "payload": []}', "input", id="a payload that is a list"),
        pytest.param('{"v": 1, "op": "check", "payload": {"kind": "iban"}}', "kind", id="a check that does not exist"),
        pytest.param('{"v": 1, "op": "check", "payload": {"kind": {}}}', "input", id="a kind that is an object"),
        pytest.param('{"v": 1, "op": "check", "payload": {"kind": "url"}}', "input", id="no link to check"),
        pytest.param(
            '{"v": 1, "op": "check", "payload": {"kind": "url", "inputs": "ab"}}',
            "input",
            id="a text in place of a list",
        ),
        pytest.param(
            '{"v": 1, "op": "check", "payload": {"kind": "checklist", "input": {"goto": "nowhere"}}}',
            "input",
            id="the way to a step that does not exist",
        ),
    ],
)
def test_a_request_that_cannot_be_executed_gets_an_error_code(request_text: str, code: str) -> None:
    assert json.loads(handle(request_text)) == {"v": 1, "error": code}


def test_the_verdict_names_its_parameters() -> None:
    data = ask("check", kind="email", input="jan@gmail.com")["data"]
    assert (data["decision"], data["class"]) == ("reject", "personal")
    assert data["findings"][0]["params"] == {"domain": "gmail.com"}


def test_the_verdict_on_a_link_has_an_answer_for_the_checklist() -> None:
    link = "https://businesscentral.dynamics.com/kantoor.be"
    data = ask("check", kind="url", input=link)["data"]
    assert data["suggestion"] == check_url(link).suggestion
    assert data["answer"] in ask("check", kind="checklist", input={"goto": "url"})["data"]["at"]["choices"]


def test_the_checklist_follows_the_answers_and_drops_unknown_ones() -> None:
    data = ask("check", kind="checklist", input={"answers": {"problem": "connect", "weather": "rain"}})["data"]
    assert data["answers"] == {"problem": "connect"}
    assert data["path"] == [{"step": "problem", "answer": "connect"}]
    assert data["at"]["type"] == "step"


@pytest.mark.parametrize("locale", [*locales(), "xx"])
def test_a_report_masks_the_address_in_every_locale(locale: str) -> None:
    circumstances = {"time": "2026-11-22T08:30:00+01:00", "zone": "Europe/Brussels", "locale": locale, "version": "1"}
    typed = {"address": "jan.peeters@kantoor.be"}
    report = ask("check", kind="report", input={"answers": {}, "typed": typed, "circumstances": circumstances})["data"]
    assert "j***@kantoor.be" in report["text"]
    assert "jan.peeters" not in report["text"] + report["json"]
    assert json.loads(report["json"])["verdicts"]["email"]["decision"] == check_email(typed["address"]).decision


def test_a_report_uses_the_messages_of_the_page() -> None:
    circumstances = {"time": "", "zone": "", "locale": "fr-BE", "version": ""}
    value = {"circumstances": circumstances, "messages": {"report.title": "Rapport sur la connexion"}}
    assert ask("check", kind="report", input=value)["data"]["text"].startswith("Rapport sur la connexion\n")


def test_a_check_imports_nothing_that_only_other_checks_need() -> None:
    script = """
        import json, sys
        from hubcheck.api.handle import handle
        handle(json.dumps({"v": 1, "op": "check", "payload": {"kind": "email", "input": "jan@kantoor.be"}}))
        print(*sorted(name for name in sys.modules if name.count(".") == 1 and name.startswith("hubcheck.")))
    """
    done = subprocess.run([sys.executable, "-c", dedent(script)], capture_output=True, text=True, check=True)
    loaded = {name.removeprefix("hubcheck.") for name in done.stdout.split()}
    assert "email" in loaded
    assert not loaded & {"checklist", "explain", "messages", "online", "report", "table", "url"}


def test_every_kind_has_samples_and_all_are_answered() -> None:
    assert set(warm_up.SAMPLES) == set(CHECKS)
    assert warm_up.run() == warm_up.run()
