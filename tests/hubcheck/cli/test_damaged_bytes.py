"""A damaged byte damages its own line: every line that is not blank is answered or named."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.cli.main import main

SOME = st.sampled_from(
    [b"jan@kantoor.be", "andré@maes.be".encode(), b"\xe9", b"\xed\xb3\xbf", b" ", b"\t", b"x", b"\xc3", b"\0"]
)
CONTENT = st.lists(SOME | st.sampled_from([b"\n", b"\r\n", b"\r"]), max_size=25).map(b"".join) | st.binary(max_size=80)


def lines_of(content: bytes) -> list[bytes]:
    """The lines that are not blank, as an editor counts them in any encoding that extends ASCII."""
    pieces = re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf"))
    return [piece for piece in pieces if piece.decode(errors="replace").strip()]


def run(content: bytes, *arguments: str) -> tuple[int, list[str], list[str]]:
    """Exit code, lines on standard output, lines on standard error."""
    output, errors = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        patch.setattr("sys.stdout", output)
        patch.setattr("sys.stderr", errors)
        code = main(list(arguments))
    return code, output.getvalue().splitlines(), errors.getvalue().splitlines()


@given(CONTENT.filter(lambda content: content[:2] not in (b"\xff\xfe", b"\xfe\xff")))
def test_every_line_is_answered_or_named(content: bytes) -> None:
    code, output, errors = run(content, "email", "--json")
    wanted = lines_of(content)
    if not wanted:
        assert (code, output, len(errors)) == (2, [], 1)
        return
    answers = json.loads("\n".join(output))
    assert len(answers) + len(errors) == len(wanted)
    assert (code == 2) == bool(errors)
    damaged = [number for number, line in enumerate(wanted) if not is_text(line)]
    assert sorted({*range(len(wanted))} - {answer["id"] for answer in answers}) == damaged


@given(CONTENT)
def test_any_bytes_as_json_lines_end_in_answers_and_sentences(content: bytes) -> None:
    code, output, errors = run(content, "url", "--jsonl")
    assert output == []
    assert all(re.match(r"Line \d+ ", line) for line in errors)
    assert code == (2 if errors else 0)


def is_text(line: bytes) -> bool:
    try:
        return bool(line.decode())
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("form", ["--jsonl", "text"])
def test_of_many_lines_with_one_latin_1_byte_that_line_is_named_and_all_others_are_answered(form: str) -> None:
    count, bad = 20_000, 10_001
    texts = [f"jan{number}@kantoor.be" for number in range(1, count + 1)]
    texts[bad - 1] = "andr\xe9@kantoor.be"
    jsonl = form == "--jsonl"
    lines = [f'{{"id": {number}, "input": "{text}"}}' if jsonl else text for number, text in enumerate(texts, 1)]
    code, output, errors = run("\n".join(lines).encode("latin-1"), "email", *([form] if jsonl else []))
    assert code == 2
    assert errors == [f"Line {bad} has bytes that are not text: correct it, or save the input as UTF-8."]
    if jsonl:
        assert [json.loads(line)["id"] for line in output] == [n for n in range(1, count + 1) if n != bad]
    else:
        assert [line for line in output if not line.startswith(" ")] == [*texts[: bad - 1], *texts[bad:]]


def test_a_damaged_line_outweighs_findings() -> None:
    assert run(b"jan@gmail.com\n", "email")[0] == 1
    assert run(b"\xff\njan@gmail.com\n", "email")[0] == 2
    assert run(b"jan@gmail.com\n\xff\n", "email")[0] == 2


def test_of_a_damaged_message_the_rest_is_explained() -> None:
    code, output, errors = run(b"caf\xe9\nAADSTS50020\n", "explain")
    assert (code, len(errors), output[0]) == (2, 1, "AADSTS50020")


def test_damage_in_utf_16_is_in_its_own_line() -> None:
    content = b"\xff\xfe" + "jan@kantoor.be\n".encode("utf-16-le") + b"\x00\xdc" + "\nan@maes.be".encode("utf-16-le")
    code, output, errors = run(content, "email")
    assert [line for line in output if not line.startswith(" ")] == ["jan@kantoor.be", "an@maes.be"]
    assert (code, [line.split()[1] for line in errors]) == (2, ["2"])
