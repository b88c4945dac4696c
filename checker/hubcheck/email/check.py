"""The address check: cleans and parses the text, applies every rule; the most important finding decides."""

from __future__ import annotations

from collections.abc import Iterable

from hubcheck.email.address import Address, parse
from hubcheck.email.codes import ORDER, WEIGHTS
from hubcheck.email.paste import extract_address, without_keyboard_marks
from hubcheck.email.rules import NAME_RULES, domain_findings, listed_name
from hubcheck.model import Finding, Verdict, finding
from hubcheck.paste_cleaning import Cleaned, clean

LIMIT = 320
"""Maximum length of an address in characters after trimming: 64 + `@` + 255 (RFC 3696 erratum 1690)."""
PASTE_LIMIT = 8192
"""Maximum length of a text around an address in characters after trimming; longer texts are not searched."""

PRODUCT = "Company Hub"
"""The product that the address is checked for, besides an invitation and Business Central."""

_WITH_SUGGESTION = {
    "email.typo-domain": "suggestion",
    "email.typo-tld": "suggestion",
    "email.near-provider": "suggestion",
    "email.plus-address": "suggestion",
    "email.guest-name": "guess",
    "email.personal-account": "guess",
    "email.cleaned": "clean",
}
"""Code of a finding that suggests an address -> the parameter with it."""


def check_email(text: str) -> Verdict:
    """What speaks against the address for an invitation, Business Central or Company Hub, and what to use instead.

    `accept` only if a list or a rule of Microsoft shows a work account; `unknown` if nothing speaks against the address
    and no list knows its domain. Never raises; runs in time proportional to the length of the text.
    """
    text = without_keyboard_marks(text)
    is_short = len(text) <= PASTE_LIMIT or len(clean(text).text) <= PASTE_LIMIT
    cleaned = extract_address(text) if is_short else None
    if cleaned is None or len(cleaned.text) > LIMIT:
        return _verdict((finding("email.too-long", limit=str(LIMIT)),))
    if listed := (*listed_name(cleaned.text),):
        return _verdict((*listed, *cleaned.findings))
    address = parse(cleaned.text)
    if isinstance(address, Address):
        return _verdict((*_findings(address, cleaned), finding("email.for-product", product=PRODUCT)))
    return _verdict((*address, *cleaned.findings), _repaired(cleaned.text))


def _findings(address: Address, cleaned: Cleaned) -> Iterable[Finding]:
    if not address.literal:
        yield from domain_findings(address)
    for rule in NAME_RULES:
        yield from rule(address)
    if cleaned.findings:
        yield finding("email.cleaned", clean=address.text, removed=cleaned.removed)
        yield from cleaned.findings


def _verdict(findings: Iterable[Finding], suggestion: str = "") -> Verdict:
    """The findings by importance, with the decision and the suggestion of the first."""
    ordered = sorted(findings, key=lambda item: ORDER[item.code])
    weight = WEIGHTS[ordered[0].code]
    suggestion = suggestion or _suggestion(ordered, weight.decision)
    if weight.kind in ("typo", "guest_upn") and suggestion and (rejection := _rejection(suggestion)):
        ordered = sorted((*ordered, rejection), key=lambda item: ORDER[item.code])
        # The right spelling shows what went wrong; an address from a list of users is offered for use only.
        suggestion = suggestion if weight.kind == "typo" else ""
    return Verdict(weight.decision, weight.kind, suggestion, tuple(ordered))


def _suggestion(findings: Iterable[Finding], decision: str) -> str:
    """The suggestion of the deciding finding; for a warning, of any finding."""
    for index, found in enumerate(findings):
        if found.code in _WITH_SUGGESTION and (index == 0 or decision == "warn"):
            return dict(found.params)[_WITH_SUGGESTION[found.code]]
    return ""


def _rejection(suggestion: str) -> Finding | None:
    """A finding if the suggested address would be rejected as well."""
    verdict = check_email(suggestion)
    domain = suggestion.rpartition("@")[2]
    return finding("email.suggestion-refused", domain=domain) if verdict.decision == "reject" else None


def _repaired(text: str) -> str:
    """The address to use instead of one with commas or repeated dots in its domain, each run of them replaced by a dot.

    Empty if that makes no address, or one without an ending.
    """
    local, _, domain = text.rpartition("@")
    fixed = ".".join(part for part in domain.replace(",", ".").split(".") if part)
    if fixed == domain or isinstance(address := parse(f"{local}@{fixed}"), tuple):
        return ""
    verdict = check_email(address.text)
    return "" if verdict.kind in ("invalid", "reserved") else verdict.suggestion or address.text
