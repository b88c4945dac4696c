"""The address check: cleans, reads, asks every rule, and lets the weightiest finding decide."""

from __future__ import annotations

from collections.abc import Iterable

from hubcheck.email.address import Address, parse
from hubcheck.email.codes import ORDER, WEIGHTS
from hubcheck.email.paste import unpack
from hubcheck.email.rules import DOMAIN_RULES, NAME_RULES, guest_name
from hubcheck.model import Finding, Verdict, finding
from hubcheck.paste_cleaning import Cleaned, clean

LIMIT = 320
"""Characters of an address after trimming: 64 + `@` + 255 (RFC 3696 erratum 1690 names the sum)."""

PRODUCT = "Company Hub"
"""The product that the verdict is for."""
RETIRED = "Accountant Hub"
"""The one before it, which has taken no new sign-ups since 1 July 2020."""

_SUGGESTING = ("email.typo-domain", "email.typo-tld", "email.plus-address", "email.guest-name", "email.cleaned")
_SUGGESTS = {"email.cleaned": "clean", "email.guest-name": "guess"}


def check_email(text: str) -> Verdict:
    """Whether somebody can sign up for Company Hub / Business Central with the address, why, and what to use instead.

    Never raises; takes time in proportion to the length of the text.
    """
    if len(clean(text).text) > LIMIT:
        return _verdict((finding("email.too-long", limit=str(LIMIT)),))
    cleaned = unpack(text)
    if guest := (*guest_name(cleaned.text),):
        return _verdict((*guest, *cleaned.findings))
    address = parse(cleaned.text)
    if isinstance(address, Address):
        return _verdict((*_judge(address, cleaned), finding("email.for-product", product=PRODUCT, retired=RETIRED)))
    return _verdict((*address, *cleaned.findings), _repaired(cleaned.text))


def _judge(address: Address, cleaned: Cleaned) -> Iterable[Finding]:
    if not address.literal:
        about_domain = [found for rule in DOMAIN_RULES for found in rule(address)]
        yield from about_domain or (finding("email.work-domain", domain=address.shown),)
    for rule in NAME_RULES:
        yield from rule(address)
    if cleaned.findings:
        yield finding("email.cleaned", clean=address.text, removed=cleaned.removed)
        yield from cleaned.findings


def _verdict(findings: Iterable[Finding], suggestion: str = "") -> Verdict:
    """The findings in order of weight, the decision of the first, and the address that it offers."""
    ordered = sorted(findings, key=lambda found: ORDER[found.code])
    weight = WEIGHTS[ordered[0].code]
    offered = suggestion or _offered(ordered, weight.decision)
    if weight.kind == "typo" and offered and (refused := _refused(offered)):
        ordered = sorted((*ordered, refused), key=lambda found: ORDER[found.code])
    return Verdict(weight.decision, weight.kind, offered, tuple(ordered))


def _offered(findings: Iterable[Finding], decision: str) -> str:
    """What the deciding finding offers; under a warning, whatever any finding does."""
    for place, found in enumerate(findings):
        if found.code in _SUGGESTING and (place == 0 or decision == "warn"):
            return dict(found.params)[_SUGGESTS.get(found.code, "suggestion")]
    return ""


def _refused(suggestion: str) -> Finding | None:
    """That the address which was probably meant would be refused as well."""
    verdict = check_email(suggestion)
    domain = suggestion.rpartition("@")[2]
    return finding("email.suggestion-refused", domain=domain) if verdict.decision == "reject" else None


def _repaired(text: str) -> str:
    """The address with dots for commas and one dot for several in its domain, where that makes one; else empty."""
    local, _, domain = text.rpartition("@")
    fixed = ".".join(part for part in domain.replace(",", ".").split(".") if part)
    if fixed == domain or isinstance(read := parse(f"{local}@{fixed}"), tuple):
        return ""
    return read.text
