"""The command line as support desks and scripts use it."""

import io
import json
import subprocess
import sys

import pytest

from hubcheck.cli.main import main
from hubcheck.messages import locales, read_catalogue

RIGHT = "https://businesscentral.dynamics.com/klant.nl?redirectedfromsignup=1"
LOOKALIKE = "https://businesscentral.dynamics.co/klant.nl"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str | bytes = "") -> int:
    data = typed if isinstance(typed, bytes) else typed.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    return main(list(arguments))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("url", RIGHT), 0, id="a right link"),
        pytest.param(("url", RIGHT, RIGHT + "&x"), 1, id="one of two to fix"),
        pytest.param(("url", LOOKALIKE), 1, id="a dangerous link"),
        pytest.param(("email", "jan@bakkerijmaes.be"), 0, id="a work address"),
        pytest.param(("email", "info@bakkerijmaes.be"), 1, id="a shared mailbox"),
        pytest.param(("email", "jan@gmail.com"), 1, id="a personal address"),
        pytest.param(("explain", "AADSTS50020"), 0, id="a known message"),
        pytest.param(("explain", "hallo"), 1, id="an unknown message"),
        pytest.param(("url", "--locale", "xx", RIGHT), 2, id="an unknown language"),
        pytest.param(("url",), 2, id="nothing to check"),
    ],
)
def test_exit_codes(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int) -> None:
    assert run(monkeypatch, *arguments) == code


@pytest.mark.parametrize("arguments", [(), ("phone",), ("url", "--json", "--jsonl")], ids=str)
def test_wrong_usage_ends_with_2(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, *arguments)
    assert stop.value.code == 2


def test_lines_are_answered_under_their_id(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [{"id": "a", "input": RIGHT}, {"id": 7, "input": LOOKALIKE}, {"input": "\ud800"}]
    assert run(monkeypatch, "url", "--jsonl", typed="\n".join(map(json.dumps, lines)) + "\n\n") == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(answer["id"], answer["decision"]) for answer in answers] == [("a", "ok"), (7, "danger"), (None, "reject")]
    assert set(answers[0]) == {"id", "decision", "class", "suggestion", "findings"}
    assert answers[0]["findings"] == [
        {"code": "url.valid", "params": {"environment": "Production", "tenant": "klant.nl"}}
    ]


def test_an_unreadable_line_is_reported_and_the_others_are_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = (
        f'{{"id": 1, "input": "{RIGHT}"}}\nnonsense\n[1]\n{{"id": 2, "input": 3}}\n{{"id": 5, "input": "{RIGHT}"}}\n'
    )
    assert run(monkeypatch, "url", "--jsonl", typed=typed) == 2
    captured = capsys.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == [1, 5]
    named = [line.split()[1] for line in captured.err.splitlines()]
    assert named == ["2", "3", "4"]


@pytest.mark.parametrize("form", [("url",), ("url", "--jsonl")], ids=" ".join)
def test_input_that_is_not_utf_8_is_rejected_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: tuple[str, ...]
) -> None:
    assert run(monkeypatch, *form, typed=b"\xff\xfeh\x00") == 2
    assert read_catalogue().text("cli.bad-encoding") in capsys.readouterr().err


def test_a_byte_order_mark_is_ignored(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "url", "--json", typed="\ufeff" + RIGHT) == 0
    assert json.loads(capsys.readouterr().out)[0]["class"] == "valid"


def test_the_answer_is_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in locales():
        run(monkeypatch, "url", "--locale", locale, LOOKALIKE)
        assert read_catalogue(locale).text("url.class.lookalike.title") in capsys.readouterr().out


def test_a_message_on_standard_input_may_have_many_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", typed="The server has rejected\nthe client credentials\n") == 0
    assert read_catalogue().text("explain.no-access") in capsys.readouterr().out


def test_it_runs_as_a_module_and_ends_silently_when_its_output_is_closed() -> None:
    command = [sys.executable, "-m", "hubcheck", "url", "--jsonl"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b'{"input": "x"}\n' * 2000)
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "AADSTS7654321", "Signing in failed for another reason (AADSTS7654321).", id="nobody known to act"
        ),
        pytest.param(
            "AADSTS53003",
            "A sign-in rule blocks you here, for example one about your device. (Your IT department or your client)",
            id="either",
        ),
    ],
)
def test_an_explanation_says_who_acts_if_that_is_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, line: str
) -> None:
    assert run(monkeypatch, "explain", text) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"  {line}"
