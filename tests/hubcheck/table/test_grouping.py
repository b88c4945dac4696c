"""Groups of corrections: every incorrect row is in exactly one group, the worst group first."""

from hypothesis import given
from hypothesis import strategies as st

from hubcheck.email import check_email
from hubcheck.messages import read_catalogue
from hubcheck.model import finding
from hubcheck.table import RowVerdict, summarize
from hubcheck.url import check_url

BASE = "https://businesscentral.dynamics.com"
INPUTS = st.sampled_from(
    [
        ("url", f"{BASE}/kantoor.be?redirectedfromsignup=1"),
        ("url", f"{BASE}/kantoor.be?company=A"),
        ("url", f"{BASE}/maes.be/Sandbox?company=B&page=9"),
        ("url", f"{BASE}.example.org/kantoor.be"),
        ("url", "https://mybusiness.financials.dynamics.com"),
        ("url", "geen link"),
        ("email", "jan@kantoor.be"),
        ("email", "jan@klant.onmicrosoft.com"),
        ("email", "an@gmail.com"),
        ("email", "an@gmial.com"),
        ("email", "jan+bc@kantoor.be"),
        ("email", "info@kantoor.be"),
    ]
)


def row_verdict(kind: str, text: str) -> RowVerdict:
    verdict = check_url(text) if kind == "url" else check_email(text)
    return RowVerdict(kind, verdict.decision, verdict.kind, verdict.suggestion, verdict.findings)


@given(st.lists(INPUTS, max_size=30))
def test_every_row_that_needs_something_is_in_exactly_one_group(inputs: list[tuple[str, str]]) -> None:
    summary = summarize([row_verdict(*pair) for pair in inputs])
    grouped = sorted(place for group in summary.groups for place in group.rows)
    assert grouped == [place for place, status in enumerate(summary.statuses) if status not in ("right", "unknown")]


@given(st.lists(INPUTS, max_size=30))
def test_the_worst_groups_come_first_of_equals_the_largest_and_all_have_messages(inputs: list[tuple[str, str]]) -> None:
    groups = summarize([row_verdict(*pair) for pair in inputs]).groups
    order = ["danger", "reject", "fix"]
    ranks = [(order.index(group.status), -len(group.rows)) for group in groups]
    assert ranks == sorted(ranks)
    for group in groups:
        values = {**dict(group.params), "count": str(len(group.rows)), "title": "T"}
        assert "{" not in read_catalogue("nl-BE").text(group.code, **values)


def test_links_with_the_same_correction_are_in_one_group() -> None:
    links = [f"{BASE}/kantoor{number}.be/Production?company=C{number}&page=22" for number in range(5)]
    (group,) = summarize([row_verdict("url", link) for link in links]).groups
    assert (group.code, dict(group.params)["what"]) == ("bulk.group-left-out", "query")


def test_statuses_follow_the_verdicts() -> None:
    texts = [
        "jan@klant.onmicrosoft.com",
        "jan@kantoor.be",
        "jan+bc@kantoor.be",
        "info@kantoor.be",
        "an@gmail.com",
        "an@gmial.com",
        "jan@proximsu.be",
    ]
    statuses = summarize([row_verdict("email", text) for text in texts]).statuses
    assert statuses[:5] == ("right", "unknown", "fix", "fix", "reject")
    # Who mistyped a personal address has nothing to gain from typing it well.
    assert statuses[5] == "reject"


def test_a_misspelt_address_with_a_good_correction_is_to_be_fixed() -> None:
    row = RowVerdict(
        "email", "reject", "typo", "jan@kantoor.be", (finding("email.typo-tld", suggestion="x", tld="eb"),)
    )
    assert row.status == "fix"
