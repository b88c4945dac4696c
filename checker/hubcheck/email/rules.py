"""The rules for a valid address: one generator per rule, which yields all its findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from hubcheck.email.address import Address, parse
from hubcheck.email.lists import find_listing, is_known_tld, is_reserved, is_role_word
from hubcheck.email.spelling import correct_tld, intended_provider
from hubcheck.model import Finding, finding
from hubcheck.paste_cleaning import visible

_ONMICROSOFT = ".onmicrosoft.com"

# https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy (user name policies)
_ACCOUNT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.-_!#^~")
_ACCOUNT_DOMAIN_LIMIT = 48
_ACCOUNT_LIMIT = 113

_GUEST = re.compile(r"(.+?)#ext#(?:@(.*))?", re.I | re.S)

# Suffixes of a role word in the name of a mailbox: info-nl, sales.be, support2.
_ROLE_SUFFIX = re.compile(
    r"\d*|be|nl|lu|fr|de|uk|eu|en|ch|at|us|int|benelux|belgie|belgique|belgium|europe|team|group|dept"
)

# Administrator accounts of a tenant, which are not shared mailboxes.
_TENANT_ACCOUNTS = frozenset({"admin", "administrator", "beheer", "beheerder", "administrateur"})


def guest_name(text: str) -> Iterator[Finding]:
    """The guest account name from a client's user list cannot be used to sign up."""
    match = _GUEST.fullmatch(text)
    if match is None:
        return
    tenant = match[2] or _ONMICROSOFT.removeprefix(".")
    guess = _home_address(match[1])
    if guess:
        yield finding("email.guest-name", guess=guess, tenant=tenant)
    else:
        yield finding("email.guest-name-unclear", tenant=tenant)


def _home_address(name: str) -> str:
    """`luc_kantoor.be` -> `luc@kantoor.be`: Entra replaces the `@` by `_`, which no domain contains; else empty."""
    local, _, domain = name.rpartition("_")
    address = parse(f"{local}@{domain}")
    return address.text if isinstance(address, Address) and "." in address.domain else ""


def spelling(address: Address) -> Iterator[Finding]:
    """Mail to a misspelt provider never arrives; the correctly spelt one is usually rejected as well."""
    if meant := intended_provider(address.domain, address.unicode_domain):
        yield finding("email.typo-domain", domain=address.unicode_domain, suggestion=f"{address.local}@{meant}")
    elif len(tld := address.unicode_domain.rpartition(".")[2]) == 1 and tld.isascii():
        yield finding("email.short-tld", tld=tld)
    elif _unknown_tld(address) and (meant := correct_tld(address.unicode_domain)):
        yield finding("email.typo-tld", tld=tld, suggestion=f"{address.local}@{meant}")
    elif _unknown_tld(address):
        yield finding("email.unknown-tld", tld=tld)


def _unknown_tld(address: Address) -> bool:
    tld = address.domain.rpartition(".")[2]
    return "." in address.domain and not is_reserved(address.domain) and not is_known_tld(tld)


def unreachable(address: Address) -> Iterator[Finding]:
    """No mail reaches a domain that is reserved for examples, tests or private networks."""
    if is_reserved(address.domain):
        yield finding("email.reserved-domain", domain=address.unicode_domain)
    elif "." not in address.domain:
        yield finding("email.single-label", domain=address.unicode_domain)


def government(address: Address) -> Iterator[Finding]:
    """Sign-up rejects the US top-level domains; gov.uk, gouv.fr and the like are ordinary work addresses."""
    tld = address.domain.rpartition(".")[2]
    if tld in ("gov", "mil"):
        yield finding("email.government-domain", domain=address.unicode_domain, tld=tld)


def provider(address: Address) -> Iterator[Finding]:
    """Sign-up accepts work and school addresses, not those of mail services and telecom providers."""
    listing = find_listing(address.domain)
    if listing is None or listing.kind == "work":
        return
    if listing.kind == "telecom":
        yield finding("email.telecom-domain", domain=listing.domain, operator=listing.operator)
    elif listing.kind == "personal":
        yield finding("email.consumer-domain", domain=listing.domain)
    else:
        yield finding("email.disposable-domain", domain=listing.domain)


def onmicrosoft(address: Address) -> Iterator[Finding]:
    """An address below onmicrosoft.com is a sign-in name, perhaps without a mailbox."""
    if address.domain.endswith(_ONMICROSOFT):
        yield finding("email.onmicrosoft", domain=address.unicode_domain)


def account_name(address: Address) -> Iterator[Finding]:
    """A work account allows fewer characters than an address; other addresses are aliases at best."""
    if address.literal:
        yield finding("email.address-literal", literal=address.domain)
    base, plus, _ = address.local.partition("+")
    tagged = bool(plus and base and not address.structure)
    invalid = dict.fromkeys(c for c in (base if tagged else address.local) if c not in _ACCOUNT)
    chars = [*address.structure, *(c for c in invalid if c not in address.structure)]
    if chars:
        yield finding("email.account-characters", chars=visible("".join(chars)))
    if tagged:
        yield finding("email.plus-address", suggestion=f"{base}@{address.unicode_domain}")
    if len(address.domain) > _ACCOUNT_DOMAIN_LIMIT:
        yield finding("email.account-too-long", limit=str(_ACCOUNT_DOMAIN_LIMIT))
    elif len(address.local) + 1 + len(address.domain) > _ACCOUNT_LIMIT:
        yield finding("email.account-too-long", limit=str(_ACCOUNT_LIMIT))


def role_mailbox(address: Address) -> Iterator[Finding]:
    """A licence belongs to one person, not to a shared mailbox."""
    name = unicodedata.normalize("NFC", address.local.partition("+")[0].lower())
    if address.domain.endswith(_ONMICROSOFT) and name in _TENANT_ACCOUNTS:
        return
    first, *others = re.split(r"[._-]", name.rstrip("0123456789")) or [""]
    role_only = is_role_word(first) and all(_ROLE_SUFFIX.fullmatch(word) or is_role_word(word) for word in others)
    if role_only or is_role_word(name):
        yield finding("email.role-mailbox", local=name)


DOMAIN_RULES: tuple[Callable[[Address], Iterator[Finding]], ...] = (
    spelling,
    unreachable,
    government,
    provider,
    onmicrosoft,
)
"""The rules for the domain; without a finding of these it is a work or school domain."""

NAME_RULES: tuple[Callable[[Address], Iterator[Finding]], ...] = (account_name, role_mailbox)
"""The rules for the account name."""
