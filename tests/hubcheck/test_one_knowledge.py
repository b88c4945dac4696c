"""The address check and the link check agree on what they know about a domain."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.domains.lists import is_example, targets
from hubcheck.email import check_email
from hubcheck.model import Verdict
from hubcheck.url import check_url
from hubcheck.url.tenant import FLAG, HOST

DATA = Path(__file__).resolve().parents[1] / "data" / "hubcheck"
LABEL = st.from_regex(r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True).filter(lambda label: label[2:4] != "--")
ENDING = st.sampled_from(["be", "nl", "com", "cmo", "bee", "zzzz", "local", "lan", "onmicrosoft.com", "onmicrosoft.be"])
REFUSED = ("personal", "telecom", "disposable", "reserved")


def link(domain: str) -> Verdict:
    return check_url(f"https://{HOST}/{domain}?{FLAG}")


def domains(kind: str) -> list[str]:
    """The domains of our own labelled addresses of a class."""
    with (DATA / "addresses.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [json.loads(row["input_json"]).rpartition("@")[2] for row in rows if row["class"] == kind]


@pytest.mark.parametrize("kind", REFUSED)
def test_a_domain_that_no_address_can_have_is_no_clients_either(kind: str) -> None:
    assert [domain for domain in domains(kind) if link(domain).decision != "reject"] == []


@pytest.mark.parametrize("kind", ["work", "unlisted", "onmicrosoft"])
def test_the_domain_of_a_good_address_may_be_a_clients(kind: str) -> None:
    assert [domain for domain in domains(kind) if link(domain).decision not in ("ok", "fix")] == []


@given(st.builds("{}.{}".format, LABEL, ENDING) | st.sampled_from(targets()))
def test_both_checks_refuse_the_same_domains(domain: str) -> None:
    address, client = check_email(f"els@{domain}"), link(domain)
    if is_example(domain):
        assert client.kind == "placeholder"
    elif address.kind in ("work", "unlisted", "onmicrosoft") or address.findings[0].code == "email.near-provider":
        assert client.decision == "ok" or client.kind == "placeholder"
    else:
        assert client.decision == "reject"


@given(
    st.sampled_from(targets()), st.sampled_from(["{}", "  {}. ", "Klant: {}", "[klant]({})", '<a href="{}">klant</a>'])
)
def test_no_form_of_a_link_makes_a_provider_a_client(provider: str, form: str) -> None:
    for written in (
        f"https://{HOST}/{provider}",
        f"{HOST}/{provider}/Production",
        f"https://{HOST}/?tenant={provider}",
    ):
        assert check_url(form.format(written)).kind == "bad_tenant"
    assert check_url(f"https://api.{HOST}/v2.0/{provider}/Production/ODataV4").kind == "bad_tenant"
    assert check_url(f"ms-businesscentral://{HOST}/{provider}/").kind == "bad_tenant"


@given(st.text(alphabet="abcxyz019-", min_size=1, max_size=10).map("xn--{}.be".format))
def test_both_checks_read_punycode_alike(domain: str) -> None:
    syntax = any(found.code == "email.syntax" for found in check_email(f"els@{domain}").findings)
    if not domain.endswith("-.be"):
        assert syntax == (link(domain).findings[0].code == "url.bad-tenant")
