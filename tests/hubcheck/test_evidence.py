"""Whatever is typed, a verdict speaks only in sentences that declare what they rest on."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.email import check_email
from hubcheck.email.codes import EMAIL_CLASSES, EMAIL_SENTENCES
from hubcheck.evidence import ClassEvidence, Sentence
from hubcheck.messages import locales, placeholders, read_catalogue
from hubcheck.model import DECISIONS, Verdict
from hubcheck.url import check_url
from hubcheck.url.codes import URL_CLASSES, URL_SENTENCES

DATA = Path(__file__).resolve().parents[1] / "data" / "hubcheck"
Check = Callable[[str], Verdict]
Declared = tuple[dict[str, Sentence], dict[str, ClassEvidence]]
DECLARED: dict[Check, Declared] = {
    check_email: (dict(EMAIL_SENTENCES), dict(EMAIL_CLASSES)),
    check_url: (dict(URL_SENTENCES), dict(URL_CLASSES)),
}


def undeclared(check: Check, text: str) -> Iterator[str]:
    verdict = check(text)
    sentences, classes = DECLARED[check]
    yield from {verdict.decision} - set(DECISIONS)
    yield from {verdict.kind} - set(classes)
    for found in verdict.findings:
        if found.code not in sentences or tuple(name for name, _ in found.params) != sentences[found.code].params:
            yield found.code


def rows(name: str) -> list[str]:
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as handle:
        return [json.loads(row["input_json"]) for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("name", "check"), [("addresses", check_email), ("links", check_url)])
def test_a_verdict_on_a_labelled_row_says_nothing_undeclared(name: str, check: Check) -> None:
    assert [found for text in rows(name) for found in undeclared(check, text)] == []


@given(
    st.sampled_from(list(DECLARED)), st.text(max_size=80) | st.emails() | st.from_regex(r"https?://[a-z./@%-]{1,40}")
)
def test_a_verdict_on_any_text_says_nothing_undeclared(check: Check, text: str) -> None:
    assert list(undeclared(check, text)) == []


@pytest.mark.parametrize("locale", locales())
def test_only_a_sentence_on_one_row_of_a_list_names_an_operator(locale: str) -> None:
    messages = read_catalogue(locale).messages
    named = {name for name, message in messages.items() if "operator" in placeholders(message)}
    assert named <= {"email.telecom-domain"}


@pytest.mark.parametrize(("name", "check"), [("addresses", check_email), ("links", check_url)])
def test_an_operator_is_named_or_not_mentioned(name: str, check: Check) -> None:
    operators = [dict(found.params).get("operator") for text in rows(name) for found in check(text).findings]
    assert "" not in operators
