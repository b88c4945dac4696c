"""What the link check says that it left out of a pasted text: each kind of mark that was there, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hubcheck.url.strategies import RIGHT, TARGET

from hubcheck.model import Verdict
from hubcheck.url import check_url
from hubcheck.url.tenant import Target

MARKS = {
    ("<", ">"): "angle-brackets",
    ('"', '"'): "quotes",
    ("«\u00a0", "\u00a0»"): "quotes",
    ("(", ")"): "parentheses",
    ("[", "]"): "square-brackets",
    ("{", "}"): "braces",
    ("**", "**"): "emphasis",
    ("", "."): "full-stop",
    ("", ","): "punctuation",
    ("- ", ""): "list-mark",
    ("> ", ""): "list-mark",
    ("", " \U0001f642"): "symbols",
    ("Link: ", ""): "label",
    ("", " lukt het?"): "tail",
}


def left_out(verdict: Verdict) -> list[str]:
    named = [dict(found.params)["what"].split(",") for found in verdict.findings if found.code == "url.left-out"]
    return named[0] if named else []


@given(TARGET, st.sampled_from(list(MARKS)), st.sampled_from(["", " ", "\n", " \n"]), st.booleans())
def test_what_was_left_out_is_named_and_nothing_else(
    target: Target, marks: tuple[str, str], blank: str, short: bool
) -> None:
    """`short`: the link has no flag yet, which is added and is no reason to name anything else."""
    link = target.link.partition("?")[0] if short else target.link
    verdict = check_url(f"{blank}{marks[0]}{link}{marks[1]}{blank}")
    assert verdict.kind == "placeholder" or left_out(verdict) == [MARKS[marks]]


@given(TARGET, st.sampled_from(list(MARKS)), st.sampled_from(list(MARKS)))
def test_marks_inside_other_marks_are_named_too(target: Target, inner: tuple[str, str], outer: tuple[str, str]) -> None:
    verdict = check_url(f"{outer[0]}{inner[0]}{target.link}{inner[1]}{outer[1]}")
    assert verdict.kind == "placeholder" or set(left_out(verdict)) <= {MARKS[inner], MARKS[outer]}


@pytest.mark.parametrize("blank", [" ", "\n", "\u00a0"])
def test_blanks_are_named_if_nothing_else_was_wrong(blank: str) -> None:
    assert left_out(check_url(RIGHT + blank)) == ["blanks"]
    assert left_out(check_url(blank + RIGHT.partition("?")[0])) == []


def test_a_link_in_angle_brackets_between_blanks() -> None:
    verdict = check_url(f" <{RIGHT.partition('?')[0]}/production> \n")
    assert left_out(verdict) == ["angle-brackets"]
