"""Our own labelled addresses and links: real providers, companies and schools, every published form of a link."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hubcheck.email import check_email
from hubcheck.email.codes import WEIGHTS
from hubcheck.model import Verdict
from hubcheck.url import URL_CLASSES, check_url

DATA = Path(__file__).resolve().parents[1] / "data" / "hubcheck"
ADDRESS_CLASSES = sorted({weight.kind for weight in WEIGHTS.values()})


def rows(name: str, kind: str) -> Iterator[tuple[str, str, str]]:
    """Text, decision and suggestion (empty for any) of every row of a class."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["class"] == kind:
                yield json.loads(row["input_json"]), row["decision"], row["suggestion"]


def mismatches(name: str, kind: str, check: Callable[[str], Verdict]) -> list[tuple[str, str, str, str]]:
    """The rows whose verdict differs from their label, with the verdict."""
    seen = [(text, decision, suggestion, check(text)) for text, decision, suggestion in rows(name, kind)]
    assert seen
    return [
        (text, verdict.decision, verdict.kind, verdict.suggestion)
        for text, decision, suggestion, verdict in seen
        if (verdict.decision, verdict.kind) != (decision, kind) or (suggestion and verdict.suggestion != suggestion)
    ]


@pytest.mark.parametrize("kind", ADDRESS_CLASSES)
def test_verdicts_on_addresses_match_their_labels(kind: str) -> None:
    assert mismatches("addresses", kind, check_email) == []


@pytest.mark.parametrize("kind", URL_CLASSES)
def test_verdicts_on_links_match_their_labels(kind: str) -> None:
    assert mismatches("links", kind, check_url) == []


@pytest.mark.parametrize("kind", URL_CLASSES)
def test_a_corrected_link_is_right_itself(kind: str) -> None:
    suggestions = {check_url(text).suggestion for text, _, _ in rows("links", kind)} - {""}
    assert [link for link in suggestions if check_url(link).kind != "valid"] == []


@pytest.mark.parametrize("kind", ADDRESS_CLASSES)
def test_an_address_to_use_instead_is_not_refused(kind: str) -> None:
    verdicts = [check_email(text) for text, _, _ in rows("addresses", kind)]
    offered = {verdict.suggestion for verdict in verdicts if verdict.kind != "typo"} - {""}
    assert [address for address in offered if check_email(address).decision == "reject"] == []
