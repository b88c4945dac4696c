"""The rules for a valid address: one generator per rule, which yields all its findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from hubcheck.domains.knowledge import ONMICROSOFT, Fact, domain_facts
from hubcheck.domains.lists import find_listing, is_role_word
from hubcheck.email.address import Address, parse
from hubcheck.email.codes import WEIGHTS
from hubcheck.model import Finding, finding
from hubcheck.paste_cleaning import visible

_DOMAIN_CODES = {
    "provider-typo": "email.typo-domain",
    "provider-near": "email.near-provider",
    "onmicrosoft-typo": "email.typo-domain",
    "short-tld": "email.short-tld",
    "tld-typo": "email.typo-tld",
    "unknown-tld": "email.unknown-tld",
    "reserved": "email.reserved-domain",
    "single-label": "email.single-label",
    "onmicrosoft-alone": "email.onmicrosoft-alone",
    "onmicrosoft": "email.onmicrosoft",
    "personal": "email.consumer-domain",
    "telecom": "email.telecom-domain",
    "disposable": "email.disposable-domain",
}
"""Kind of a fact about the domain -> code of its finding."""

# https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy (user name policies)
_ACCOUNT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.-_!#^~")
_ACCOUNT_DOMAIN_LIMIT = 48

_GUEST = re.compile(r"(.+?)#ext#(?:@(.*))?", re.I | re.S)

# Accounts of other identity providers in lists of users.
_PERSONAL = re.compile(r"((?:live\.com|google\.com|facebook\.com)#)([^#@]+@[^#@]+)", re.I)

# Suffixes of a role word in the name of a mailbox: info-nl, sales.be, support2.
_ROLE_SUFFIX = re.compile(
    r"\d*|be|nl|lu|fr|de|uk|eu|en|ch|at|us|int|benelux|belgie|belgique|belgium|europe|team|group|dept"
)

# Administrator accounts of a tenant, which are not shared mailboxes.
_TENANT_ACCOUNTS = frozenset({"admin", "administrator", "beheer", "beheerder", "administrateur"})


def listed_name(text: str) -> Iterator[Finding]:
    """A name from a directory's list of users, of a guest or a personal account, cannot be used to sign up."""
    if guest := _GUEST.fullmatch(text):
        tenant = guest[2] or ONMICROSOFT
        guess = _home_address(guest[1])
        params = {"guess": guess, "tenant": tenant} if guess else {"tenant": tenant}
        yield finding("email.guest-name" if guess else "email.guest-name-unclear", **params)
    elif personal := _PERSONAL.fullmatch(text):
        yield finding("email.personal-account", mark=personal[1], guess=personal[2])


def _home_address(name: str) -> str:
    """`luc_kantoor.be` -> `luc@kantoor.be`: Entra replaces the `@` by `_`, which no domain contains; else empty."""
    local, _, domain = name.rpartition("#")[2].rpartition("_")
    address = parse(f"{local}@{domain}")
    return address.text if isinstance(address, Address) and "." in address.domain else ""


def domain_findings(address: Address) -> Iterator[Finding]:
    """What the lists and the rules of domain names show about the domain, or that no list knows it."""
    facts = domain_facts(address.domain, address.unicode_domain)
    for fact in facts:
        yield _domain_finding(fact, f"{address.local}@{fact.meant}")
    # Sign-up rejects the US top-level domains; gov.uk, gouv.fr and the like are ordinary work addresses.
    tld = address.domain.rpartition(".")[2]
    if tld in ("gov", "mil"):
        yield finding("email.government-domain", domain=address.unicode_domain, tld=tld)
    elif not facts:
        listing = find_listing(address.domain)
        code = "email.work-domain" if listing else "email.unlisted-domain"
        yield finding(code, domain=listing.domain if listing else address.unicode_domain)


def _domain_finding(fact: Fact, suggestion: str) -> Finding:
    code = _DOMAIN_CODES[fact.kind]
    if code == "email.telecom-domain" and not fact.operator:
        code = "email.provider-domain"
    known = {"domain": fact.domain, "operator": fact.operator, "suggestion": suggestion, "tld": fact.ending}
    return finding(code, **{name: known[name] for name in WEIGHTS[code].params})


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


def role_mailbox(address: Address) -> Iterator[Finding]:
    """A licence belongs to one person, not to a shared mailbox."""
    name = unicodedata.normalize("NFC", address.local.partition("+")[0].lower())
    if address.domain.endswith(f".{ONMICROSOFT}") and name in _TENANT_ACCOUNTS:
        return
    first, *others = re.split(r"[._-]", name.rstrip("0123456789")) or [""]
    role_only = is_role_word(first) and all(_ROLE_SUFFIX.fullmatch(word) or is_role_word(word) for word in others)
    if role_only or is_role_word(name):
        yield finding("email.role-mailbox", local=name)


NAME_RULES: tuple[Callable[[Address], Iterator[Finding]], ...] = (account_name, role_mailbox)
"""The rules for the account name."""
