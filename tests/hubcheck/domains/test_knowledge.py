"""What is known about a domain, the same for addresses and for links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.domains.knowledge import FACTS, domain_facts, is_valid_idn, to_unicode
from hubcheck.domains.lists import targets

LABEL = st.from_regex(r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True).filter(lambda label: label[2:4] != "--")
DOMAIN = st.lists(LABEL, min_size=1, max_size=4).map(".".join)


@given(DOMAIN)
def test_every_fact_is_declared_and_an_endingless_name_has_one(domain: str) -> None:
    facts = domain_facts(domain)
    assert {fact.kind for fact in facts} <= set(FACTS)
    assert facts or "." in domain
    assert all(fact.meant for fact in facts if fact.kind.endswith(("-typo", "-near")))


@given(st.sampled_from(targets()))
def test_a_provider_is_its_own_spelling(domain: str) -> None:
    kinds = [fact.kind for fact in domain_facts(domain)]
    assert kinds == ["onmicrosoft-alone" if domain == "onmicrosoft.com" else kinds[0]]
    assert kinds[0] in ("personal", "telecom", "onmicrosoft-alone")


@pytest.mark.parametrize(
    ("domain", "kind", "meant"),
    [
        ("gmail.com", "personal", ""),
        ("telenet.be", "telecom", ""),
        ("mailinator.com", "disposable", ""),
        ("gmial.com", "provider-typo", "gmail.com"),
        ("ziggy.nl", "provider-near", "ziggo.nl"),
        ("wouters.cmo", "tld-typo", "wouters.com"),
        ("wouters.zzzz", "unknown-tld", ""),
        ("wouters.b", "short-tld", ""),
        ("wouters.local", "reserved", ""),
        ("wouters", "single-label", ""),
        ("onmicrosoft.com", "onmicrosoft-alone", ""),
        ("wouters.onmicrosoft.com", "onmicrosoft", ""),
        ("wouters.onmicrosoft.be", "onmicrosoft-typo", "wouters.onmicrosoft.com"),
    ],
)
def test_what_is_known_about(domain: str, kind: str, meant: str) -> None:
    fact = domain_facts(domain)[0]
    assert (fact.kind, fact.meant) == (kind, meant)


@pytest.mark.parametrize(
    "domain", ["wouters.be", "sap.com", "ugent.be", "boekhouding-zoe.be", "xn--mller-kva.de", "x.co.uk"]
)
def test_nothing_is_known_about_an_ordinary_domain(domain: str) -> None:
    assert domain_facts(domain) == ()


@given(st.text(alphabet="abcxyz0123456789-", min_size=1, max_size=12).map("xn--{}.be".format))
def test_punycode_is_valid_if_it_decodes_and_encodes_to_itself(domain: str) -> None:
    decoded = to_unicode(domain)
    assert is_valid_idn(domain) == (decoded != domain)
    if decoded != domain:
        assert not decoded.isascii()


@pytest.mark.parametrize(
    ("domain", "valid"),
    [
        ("xn--wouters.be", True),
        ("xn--mller-kva.de", True),
        ("xn--a.be", False),
        ("xn--.be", False),
        ("wouters.be", True),
    ],
)
def test_the_validity_of_punycode(domain: str, valid: bool) -> None:
    assert is_valid_idn(domain) is valid
