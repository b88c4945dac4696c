"""The command line as support desks and scripts use it."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from hubcheck.cli.main import main
from hubcheck.explain import UNKNOWN_CODE
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


def test_a_program_gets_an_address_without_what_a_phone_adds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["els@wouters.be", "els@wouters.be. ", " els@kpmg.be", "els@gmail.com ", "els+x@wouters.be "]
    run(monkeypatch, "email", "--jsonl", typed="\n".join(json.dumps({"input": text}) for text in typed))
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["suggestion"] for answer in answers] == ["", "els@wouters.be", "els@kpmg.be", "", "els@wouters.be"]
    assert [len(answer["findings"]) for answer in answers[:2]] == [2, 2]


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


def test_a_byte_order_mark_is_ignored(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "url", "--json", typed="\ufeff" + RIGHT) == 0
    assert json.loads(capsys.readouterr().out)[0]["class"] == "valid"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_lines_of_windows_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert (
        run(monkeypatch, "url", typed=f"{'' if encoding == 'utf-16' else chr(0xFEFF)}{RIGHT}\r\n".encode(encoding)) == 0
    )
    assert capsys.readouterr().out.splitlines()[0] == RIGHT


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        pytest.param("nl", "nl-BE", id="a language alone"),
        pytest.param("fr", "fr-BE", id="French"),
        pytest.param("nl_NL", "nl-BE", id="another country, as systems write it"),
        pytest.param("NL-be", "nl-BE", id="other capitals"),
        pytest.param("en-GB", "en", id="British English"),
    ],
)
def test_a_language_finds_its_nearest_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, served: str
) -> None:
    assert run(monkeypatch, "url", "--locale", asked, LOOKALIKE) == 1
    assert read_catalogue(served).text("url.class.lookalike.title") in capsys.readouterr().out


def test_an_unknown_language_ends_in_a_sentence_that_lists_the_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "url", "--locale", "tlh", RIGHT) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "The language tlh is not available; choose from en, fr-BE, nl-BE.\n"


@pytest.mark.parametrize("command", ["email", "url", "explain"])
@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_json_has_sentences_if_a_language_is_asked_for_and_else_codes_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, form: str
) -> None:
    text = {"email": "jan+bc@gmail.com", "url": LOOKALIKE, "explain": "AADSTS50020 AADSTS53003"}[command]
    typed = json.dumps({"id": 4, "input": text}) if form == "--jsonl" else text

    def answer(*options: str) -> dict[str, Any]:
        run(monkeypatch, command, form, *options, typed=typed)
        document = json.loads(capsys.readouterr().out)
        found: dict[str, Any] = document if form == "--jsonl" else document[0]
        return found

    codes, dutch = answer(), answer("--locale", "nl")
    assert set(codes) == {"id", "decision", "class", "suggestion", "findings"}
    assert set(dutch) - set(codes) == {"title", "text", "action", "details"}
    assert {name: dutch[name] for name in codes} == codes
    run(monkeypatch, command, "--locale", "nl", text)
    shown = capsys.readouterr().out
    assert dutch["text"]
    for sentence in (dutch["title"], dutch["text"], dutch["action"], *dutch["details"]):
        assert sentence in shown


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


@pytest.mark.parametrize("address", ["-x@kantoor.be", "-h@kantoor.be", "--jan@kantoor.be", "-json@kantoor.be"])
def test_an_address_that_looks_like_an_option_gets_a_hint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, "email", address)
    assert stop.value.code == 2
    assert read_catalogue().text("cli.dash", text=address) in capsys.readouterr().err
    assert run(monkeypatch, "email", "--", address) == 0
    assert capsys.readouterr().out.splitlines()[0] == address


def test_options_can_stand_between_texts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "url", RIGHT, "--json", RIGHT) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("email", "--csv", "clients.csv"), id="a file after --csv"),
        pytest.param(("url", "--jsonl", "links.jsonl"), id="a file after --jsonl"),
        pytest.param(("url", "--column", "2", RIGHT), id="a column without --csv"),
        pytest.param(("email", "--keep-order", "jan@kantoor.be"), id="an order without --csv"),
        pytest.param(("explain", "--csv"), id="a table of error texts"),
        pytest.param(("email", "--fast", "jan@kantoor.be"), id="an option that does not exist"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, *arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("hubcheck")


@pytest.mark.parametrize("command", [(), ("email",), ("url",), ("explain",)], ids=str)
def test_help_says_what_it_does_and_how_it_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, *command, "--help")
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert "{" not in shown.replace("{email,url,explain}", "")
    assert "Exit code: 0" in shown
    assert not command or f"hubcheck {command[0]} " in shown.partition("Examples:")[2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "AADSTS53003 AADSTS7654321",
            "A sign-in rule blocks you here, for example one about your device. (Your IT department or your client)",
            id="beside a code that is in no list",
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


def test_a_code_that_is_in_no_list_is_not_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", "AADSTS7654321") == 1
    text, line = capsys.readouterr().out.splitlines()
    assert (text, line) == (
        "AADSTS7654321",
        "  We do not know the code AADSTS7654321. Your IT department or your client can look it up at Microsoft.",
    )
    assert run(monkeypatch, "explain", "--json", "AADSTS7654321") == 1
    (answer,) = json.loads(capsys.readouterr().out)
    assert (answer["decision"], [found["code"] for found in answer["findings"]]) == ("unknown", [UNKNOWN_CODE])


def test_the_page_about_the_command_line_has_every_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "developers" / "command-line.md").read_text(encoding="utf-8")
    options = set()
    for command in ("email", "url", "explain"):
        assert f"`hubcheck {command} " in page
        with pytest.raises(SystemExit):
            run(monkeypatch, command, "--help")
        options |= set(re.findall(r"--[a-z-]+[a-z]", capsys.readouterr().out.partition("Examples:")[0]))
    documented = set(re.findall(r"^\| `(--[a-z-]+)", page, re.MULTILINE))
    assert documented == options - {"--help"}
