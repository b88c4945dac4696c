"""Agreement with isemail's published tests, as far as a sign-up form can follow RFC 5322."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubcheck.email import check_email
from hubcheck.model import Verdict

pytestmark = pytest.mark.corpus

PASSED = ("accept", "unknown")

# Valid addresses that are rejected here on purpose, with the reason.
LEGAL_BUT = {
    "test@io": "reserved: nobody's work address is at a bare top-level domain",
    "!#$%&`*+/=?^`{|}~@iana.org": "upn_chars: a work account has none of these characters",
    "test@123.com": "personal: a mail service",
    "test@xn--hxajbheg2az3al.xn--jxalpdlp": "typo: a test domain that left the root zone; a warning only",
}


READ_OVER = {"test@iana.org.": "the full stop that a phone types after a word"}
"""Invalid addresses that are accepted on purpose, with what is read over."""


@pytest.fixture(scope="module")
def verdicts(shared: Path) -> list[tuple[str, str, Verdict]]:
    root = ElementTree.parse(shared / "checker" / "suites" / "isemail_tests.xml").getroot()
    return [(category, address, check_email(address)) for category, address in cases(root)]


def cases(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Category and address; the suite writes control characters as the symbols from U+2400."""
    for test in root.iter("test"):
        address = test.findtext("address") or ""
        yield test.findtext("category") or "", "".join(chr(ord(c) - 0x2400) if "␀" <= c <= "␡" else c for c in address)


def test_no_invalid_address_is_accepted(verdicts: list[tuple[str, str, Verdict]]) -> None:
    accepted = [a for category, a, verdict in verdicts if category == "ISEMAIL_ERR" and verdict.decision in PASSED]
    assert accepted == list(READ_OVER)


def test_an_invalid_address_is_rejected_or_cleaned(verdicts: list[tuple[str, str, Verdict]]) -> None:
    errors = [(a, verdict) for category, a, verdict in verdicts if category == "ISEMAIL_ERR"]
    kinds = Counter(verdict.kind for a, verdict in errors if a not in READ_OVER)
    assert set(kinds) <= {"invalid", "fixable", "upn_chars"}
    assert kinds["invalid"] > sum(kinds.values()) / 2


def test_cleaning_removes_only_what_is_around_the_address(verdicts: list[tuple[str, str, Verdict]]) -> None:
    for _, address, verdict in verdicts:
        if verdict.kind == "fixable":
            letters = [c for c in address if c.isalnum() or c == "@"]
            assert "".join(c for c in verdict.suggestion if c.isalnum() or c == "@") in "".join(letters)


def test_every_valid_address_passes_except_those_with_a_reason(verdicts: list[tuple[str, str, Verdict]]) -> None:
    refused = {a for category, a, v in verdicts if category == "ISEMAIL_VALID_CATEGORY" and v.decision not in PASSED}
    assert refused <= set(LEGAL_BUT)
    assert all(verdict.kind == LEGAL_BUT[a].partition(":")[0] for _, a, verdict in verdicts if a in LEGAL_BUT)


def test_verdicts_on_the_labelled_sample_match_its_labels(shared: Path) -> None:
    import csv
    import json

    with (shared / "checker" / "emails.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    verdicts = [(row, check_email(json.loads(row["input_json"]))) for row in rows]
    refused_work = [
        row["input_json"] for row, v in verdicts if row["decision"] == "accept" and v.decision not in PASSED
    ]
    assert refused_work == []
    # The labels know of every company that it is one; the lists know a few.
    decisions = [{"unknown": "accept"}.get(v.decision, v.decision) for _, v in verdicts]
    kinds = [{"unlisted": "work"}.get(v.kind, v.kind) for _, v in verdicts]
    assert sum(decision == row["decision"] for decision, row in zip(decisions, rows, strict=True)) >= 0.97 * len(rows)
    assert sum(kind == row["class"] for kind, row in zip(kinds, rows, strict=True)) >= 0.93 * len(rows)
