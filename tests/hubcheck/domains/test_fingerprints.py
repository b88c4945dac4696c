"""A packed set has every name that went in, and next to none that did not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.domains.fingerprints import has_fingerprint, pack_fingerprints
from hubcheck.domains.lists import find_listing

names = st.sets(st.text(min_size=1, max_size=30), max_size=60)


@given(names)
def test_every_name_of_the_set_is_in_it(members: set[str]) -> None:
    packed = pack_fingerprints(members)
    assert all(has_fingerprint(packed, name) for name in members)


@given(names, names)
def test_other_names_are_not(members: set[str], others: set[str]) -> None:
    packed = pack_fingerprints(members)
    assert not any(has_fingerprint(packed, name) for name in others - members)


def test_the_order_of_the_names_does_not_matter() -> None:
    members = [f"{number}.be" for number in range(2000)]
    shuffled = random.Random(7).sample(members, len(members))
    assert pack_fingerprints(shuffled) == pack_fingerprints(members)


def test_none_of_a_hundred_thousand_names_that_nobody_has_is_disposable(disposable: bytes) -> None:
    # With 60,000 names, 0.006 wrong matches are expected; the names are fixed, so the outcome is too.
    assert not any(has_fingerprint(disposable, f"kantoor-{number}.be") for number in range(100_000))


@pytest.mark.parametrize("domain", ["mailinator.com", "x.mailinator.com", "guerrillamail.com", "10minutemail.com"])
def test_a_disposable_service_is_found_with_the_names_below_it(domain: str) -> None:
    listing = find_listing(domain)
    assert listing
    assert listing.kind == "disposable"
    assert domain.endswith(listing.domain)
