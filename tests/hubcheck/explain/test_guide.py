"""The page on error messages and the explanations say the same of every message and code."""

import re
from pathlib import Path

import pytest

from hubcheck.explain import explain
from hubcheck.explain.explainer import codes
from hubcheck.messages import read_catalogue

DOCS = Path(__file__).resolve().parents[3] / "docs"
ACTORS = {
    "sign-up-messages": {"you"},
    "link-messages": {"you"},
    "check-errors-messages": {"you", "client"},
    "browser-messages": {"you"},
    "it-acts": {"it"},
    "client-acts": {"client"},
    "invitation-messages": {"client", "you", "wait"},
    "wait": {"wait"},
}
"""Anchor of a section -> who acts on its messages."""
FIRST_WORDS = {
    "you": "You: ",
    "it": "Your own IT department.",
    "client": "Your client's administrator.",
    "either": "Your own IT department or your client's administrator: ",
    "wait": "Wait, ",
}
"""Who acts -> how the column of the table of codes begins."""


def included(match: re.Match[str]) -> str:
    return (DOCS / match[1]).read_text(encoding="utf-8").strip()


def sections() -> dict[str, str]:
    """Anchor of each section of the page -> its text."""
    page = (DOCS / "error-messages.md").read_text(encoding="utf-8")
    page = re.sub(r"\[!INCLUDE\[\w+\]\(([^)]+)\)\]", included, page)
    parts = re.split(r"^##+ .*\{ #([\w-]+) \}$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """The cells of each row of a section's table."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r" \| ", line.strip("| "))] for line in lines[1:]]


SECTIONS = sections()
MESSAGES = [(anchor, row[0]) for anchor in ACTORS for row in rows(SECTIONS[anchor])]
SIGN_IN = [(re.findall(r"AADSTS\d+", row[0]), row[1], row[2]) for row in rows(SECTIONS["sign-in-codes"])]


@pytest.mark.parametrize(("anchor", "message"), MESSAGES, ids=[message[:50] for _, message in MESSAGES])
def test_a_message_is_below_the_one_who_acts(anchor: str, message: str) -> None:
    found = explain(message)
    assert found
    assert found[0].actor in ACTORS[anchor]


@pytest.mark.parametrize(("tokens", "sentence", "acts"), SIGN_IN, ids=[row[0][0] for row in SIGN_IN])
def test_a_sign_in_code_has_the_sentence_and_the_actor_of_its_explanation(
    tokens: list[str], sentence: str, acts: str
) -> None:
    english = read_catalogue()
    for token in tokens:
        found = explain(token)
        assert sentence == " Or: ".join(english.text(item.code) for item in found)
        assert acts.startswith(FIRST_WORDS[found[0].actor])


def test_every_sign_in_code_is_on_the_page() -> None:
    program = re.findall(r"AADSTS\d+", SECTIONS["program-codes"])
    assert {explain(token)[0].code for token in program} == {"explain.program-fault"}
    listed = [*program, *(token for tokens, _, _ in SIGN_IN for token in tokens)]
    assert sorted(token.lower() for token in listed) == sorted(code for code in codes() if code.startswith("aadsts"))


def test_every_status_code_is_on_the_page() -> None:
    listed = {number for row in rows(SECTIONS["status-codes"]) for number in re.findall(r"\d{3}", row[0])}
    assert listed == {code.removeprefix("http ") for code in codes() if code.startswith("http ")}
