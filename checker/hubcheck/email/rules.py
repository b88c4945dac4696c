"""What is to be said about an address that can be read: one generator a rule, each yields every finding it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from hubcheck.email.address import Address, parse
from hubcheck.email.lists import is_reserved, is_role_word, known_tld, listed
from hubcheck.email.spelling import provider_meant, tld_meant
from hubcheck.model import Finding, finding
from hubcheck.paste_cleaning import visible

_ONMICROSOFT = ".onmicrosoft.com"

# https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy (user name policies)
_ACCOUNT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.-_!#^~")
_ACCOUNT_DOMAIN_LIMIT = 48
_ACCOUNT_LIMIT = 113

_GUEST = re.compile(r"(.+?)#ext#(?:@(.*))?", re.I | re.S)

# What follows a role word in the name of a mailbox: info-nl, sales.be, support2.
_PLACE = re.compile(r"\d*|be|nl|lu|fr|de|uk|eu|en|ch|at|us|int|benelux|belgie|belgique|belgium|europe|team|group|dept")

# Accounts for running a tenant, not mailboxes that several people read.
_TENANT_ACCOUNTS = frozenset({"admin", "administrator", "beheer", "beheerder", "administrateur"})


def guest_name(text: str) -> Iterator[Finding]:
    """An accountant who copies their name from a client's user list signs up as nobody."""
    match = _GUEST.fullmatch(text)
    if match is None:
        return
    tenant = match[2] or _ONMICROSOFT.removeprefix(".")
    guess = guest_guess(match[1])
    if guess:
        yield finding("email.guest-name", guess=guess, tenant=tenant)
    else:
        yield finding("email.guest-name-unclear", tenant=tenant)


def guest_guess(name: str) -> str:
    """`luc_kantoor.be` -> `luc@kantoor.be`: Entra puts `_` for the `@`, and no domain has one; else empty."""
    local, _, domain = name.rpartition("_")
    read = parse(f"{local}@{domain}")
    return read.text if isinstance(read, Address) and "." in read.domain else ""


def spelling(address: Address) -> Iterator[Finding]:
    """Mail to a misspelt provider never arrives, and the right one is refused as well."""
    if meant := provider_meant(address.domain, address.shown):
        yield finding("email.typo-domain", domain=address.shown, suggestion=f"{address.local}@{meant}")
    elif len(tld := address.shown.rpartition(".")[2]) == 1 and tld.isascii():
        yield finding("email.short-tld", tld=tld)
    elif _unknown_tld(address) and (meant := tld_meant(address.shown)):
        yield finding("email.typo-tld", tld=tld, suggestion=f"{address.local}@{meant}")
    elif _unknown_tld(address):
        yield finding("email.unknown-tld", tld=tld)


def _unknown_tld(address: Address) -> bool:
    tld = address.domain.rpartition(".")[2]
    return "." in address.domain and not is_reserved(address.domain) and not known_tld(tld)


def nowhere(address: Address) -> Iterator[Finding]:
    """No mail reaches a name that is kept for examples, tests or one's own network."""
    if is_reserved(address.domain):
        yield finding("email.reserved-domain", domain=address.shown)
    elif "." not in address.domain:
        yield finding("email.single-label", domain=address.shown)


def government(address: Address) -> Iterator[Finding]:
    """Sign-up refuses the US top-level domains; gov.uk, gouv.fr and the like are ordinary work addresses."""
    tld = address.domain.rpartition(".")[2]
    if tld in ("gov", "mil"):
        yield finding("email.government-domain", domain=address.shown, tld=tld)


def provider(address: Address) -> Iterator[Finding]:
    """Sign-up takes addresses of work or school, not those of mail services and telecom providers."""
    listing = listed(address.domain)
    if listing is None or listing.kind == "work":
        return
    if listing.kind == "telecom":
        yield finding("email.telecom-domain", domain=listing.domain, operator=listing.operator)
    elif listing.kind == "personal":
        yield finding("email.consumer-domain", domain=listing.domain)
    else:
        yield finding("email.disposable-domain", domain=listing.domain)


def tenant(address: Address) -> Iterator[Finding]:
    """A name below onmicrosoft.com is a sign-in name first; a mailbox may be missing."""
    if address.domain.endswith(_ONMICROSOFT):
        yield finding("email.onmicrosoft", domain=address.shown)


def account_name(address: Address) -> Iterator[Finding]:
    """A work account has fewer characters to choose from than an address; the rest is an alias at best."""
    if address.literal:
        yield finding("email.address-literal", literal=address.domain)
    base, plus, _ = address.local.partition("+")
    tagged = bool(plus and base and not address.structure)
    odd = dict.fromkeys(c for c in (base if tagged else address.local) if c not in _ACCOUNT)
    chars = [*address.structure, *(c for c in odd if c not in address.structure)]
    if chars:
        yield finding("email.account-characters", chars=visible("".join(chars)))
    if tagged:
        yield finding("email.plus-address", suggestion=f"{base}@{address.shown}")
    if len(address.domain) > _ACCOUNT_DOMAIN_LIMIT:
        yield finding("email.account-too-long", limit=str(_ACCOUNT_DOMAIN_LIMIT))
    elif len(address.local) + 1 + len(address.domain) > _ACCOUNT_LIMIT:
        yield finding("email.account-too-long", limit=str(_ACCOUNT_LIMIT))


def role(address: Address) -> Iterator[Finding]:
    """A licence belongs to one person; a mailbox of several has none."""
    name = unicodedata.normalize("NFC", address.local.partition("+")[0].lower())
    if address.domain.endswith(_ONMICROSOFT) and name in _TENANT_ACCOUNTS:
        return
    first, *others = re.split(r"[._-]", name.rstrip("0123456789")) or [""]
    if is_role_word(name) or (is_role_word(first) and all(_PLACE.fullmatch(o) or is_role_word(o) for o in others)):
        yield finding("email.role-mailbox", local=name)


DOMAIN_RULES: tuple[Callable[[Address], Iterator[Finding]], ...] = (
    spelling,
    nowhere,
    government,
    provider,
    tenant,
)
"""Every rule about the domain; where none of them finds anything it is one of work or school."""

NAME_RULES: tuple[Callable[[Address], Iterator[Finding]], ...] = (account_name, role)
"""Every rule about the rest."""
