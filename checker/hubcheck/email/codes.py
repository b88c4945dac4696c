"""Every finding of the address check, by importance: the first one decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hubcheck.evidence import FORM, LISTED, ClassEvidence, Evidence, Sentence, published, rfc
from hubcheck.paste_cleaning import PASTE_SENTENCES


@dataclass(frozen=True, slots=True)
class Weight:
    """What a finding means for the address if there is no more important one."""

    decision: str
    """`accept`, `unknown`, `warn` or `reject`."""
    kind: str
    """The class of the verdict."""
    evidence: Evidence
    """What the sentence of the finding rests on."""
    params: tuple[str, ...] = ()
    """Names of the finding's parameters."""


_WORK_ADDRESS = published("dynamics365/business-central/finance-accounting")
_SIGN_UP = published("dynamics365/business-central/ui-troubleshoot-self-signup")
_USER_NAME = published("entra/identity/authentication/concept-sspr-policy")
_GUEST_NAME = published("entra/external-id/user-properties")
_ONMICROSOFT = published("microsoft-365/admin/setup/domains-faq")
_LICENCE = published("dynamics365/business-central/dev-itpro/deployment/licensing")
_INVITED_ADDRESS = published("entra/external-id/redemption-experience")

EMAIL_CLASSES: Mapping[str, ClassEvidence] = MappingProxyType(
    {
        "work": ClassEvidence(LISTED, _WORK_ADDRESS),
        "unlisted": ClassEvidence(LISTED, _WORK_ADDRESS),
        "onmicrosoft": ClassEvidence(_ONMICROSOFT),
        "personal": ClassEvidence(LISTED, _WORK_ADDRESS),
        "telecom": ClassEvidence(LISTED, _WORK_ADDRESS),
        "disposable": ClassEvidence(LISTED, _WORK_ADDRESS),
        "gov_mil": ClassEvidence(_SIGN_UP, _SIGN_UP),
        "guest_upn": ClassEvidence(FORM, FORM),
        "invalid": ClassEvidence(FORM, FORM),
        "reserved": ClassEvidence(rfc(6761, "6"), _WORK_ADDRESS),
        "typo": ClassEvidence(FORM),
        "upn_chars": ClassEvidence(_USER_NAME, FORM),
        "alias_plus": ClassEvidence(FORM, _INVITED_ADDRESS),
        "fixable": ClassEvidence(FORM),
        "role": ClassEvidence(FORM, _LICENCE),
    }
)
"""Class of an address's verdict -> what its title and its instruction rest on."""

_INVALID = Weight("reject", "invalid", FORM)

WEIGHTS: Mapping[str, Weight] = MappingProxyType(
    {
        # unreadable
        "email.too-long": Weight("reject", "invalid", rfc(5321, "4.5.3.1"), ("limit",)),
        "email.empty": _INVALID,
        "email.control": Weight("reject", "invalid", FORM, ("character",)),
        # a guest account in a client's directory
        "email.guest-name": Weight("reject", "guest_upn", FORM, ("guess", "tenant")),
        "email.guest-name-unclear": Weight("reject", "guest_upn", FORM, ("tenant",)),
        "email.personal-account": Weight("reject", "guest_upn", _GUEST_NAME, ("guess", "mark")),
        # unreadable: syntax
        "email.several": _INVALID,
        "email.no-at": _INVALID,
        "email.several-at": _INVALID,
        "email.no-local": _INVALID,
        "email.no-domain": _INVALID,
        "email.comma": _INVALID,
        "email.space": _INVALID,
        "email.local-dots": _INVALID,
        "email.domain-dots": _INVALID,
        "email.local-characters": Weight("reject", "invalid", FORM, ("characters",)),
        "email.domain-characters": Weight("reject", "invalid", FORM, ("characters",)),
        "email.hyphen": _INVALID,
        "email.local-too-long": Weight("reject", "invalid", FORM, ("limit",)),
        "email.label-too-long": Weight("reject", "invalid", FORM, ("limit",)),
        "email.domain-too-long": Weight("reject", "invalid", FORM, ("limit",)),
        "email.address-too-long": Weight("reject", "invalid", rfc(5321, "4.5.3.1.3"), ("limit",)),
        "email.numeric-tld": Weight("reject", "invalid", rfc(3696, "2"), ("tld",)),
        "email.syntax": _INVALID,
        # no mailbox, or no work mailbox
        "email.typo-domain": Weight("reject", "typo", LISTED, ("domain", "suggestion")),
        "email.onmicrosoft-alone": Weight("reject", "invalid", _ONMICROSOFT, ("domain",)),
        "email.short-tld": Weight("reject", "invalid", FORM, ("tld",)),
        "email.reserved-domain": Weight("reject", "reserved", rfc(6761, "6"), ("domain",)),
        "email.single-label": Weight("reject", "reserved", FORM, ("domain",)),
        "email.typo-tld": Weight("reject", "typo", LISTED, ("suggestion", "tld")),
        "email.government-domain": Weight("reject", "gov_mil", _SIGN_UP, ("domain", "tld")),
        "email.telecom-domain": Weight("reject", "telecom", LISTED, ("domain", "operator")),
        "email.provider-domain": Weight("reject", "telecom", LISTED, ("domain",)),
        "email.consumer-domain": Weight("reject", "personal", LISTED, ("domain",)),
        "email.disposable-domain": Weight("reject", "disposable", LISTED, ("domain",)),
        # user names of Microsoft Entra
        "email.account-characters": Weight("reject", "upn_chars", _USER_NAME, ("chars",)),
        "email.address-literal": Weight("reject", "upn_chars", _USER_NAME, ("literal",)),
        # usable, with a question or a remark
        "email.near-provider": Weight("warn", "typo", LISTED, ("domain", "suggestion")),
        "email.unknown-tld": Weight("warn", "typo", LISTED, ("tld",)),
        "email.plus-address": Weight("warn", "alias_plus", FORM, ("suggestion",)),
        "email.role-mailbox": Weight("warn", "role", LISTED, ("local",)),
        "email.account-too-long": Weight("warn", "upn_chars", _USER_NAME, ("limit",)),
        "email.cleaned": Weight("warn", "fixable", FORM, ("clean", "removed")),
        "email.onmicrosoft": Weight("accept", "onmicrosoft", _ONMICROSOFT, ("domain",)),
        "email.work-domain": Weight("accept", "work", LISTED, ("domain",)),
        "email.unlisted-domain": Weight("unknown", "unlisted", LISTED, ("domain",)),
        # never deciding: on the suggestion, on the product
        "email.suggestion-refused": Weight("unknown", "unlisted", LISTED, ("domain",)),
        "email.for-product": Weight("unknown", "unlisted", FORM, ("product",)),
    }
)
"""Finding code -> its weight."""

_PASTE: Mapping[str, Sentence] = MappingProxyType(
    dict.fromkeys(
        (
            *("paste.escapes", "paste.hidden", "paste.link", "paste.display-name", "paste.beside"),
            *("paste.punctuation", "paste.wide"),
        ),
        Sentence(FORM, ("removed",)),
    )
)

EMAIL_SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {code: Sentence(weight.evidence, weight.params) for code, weight in WEIGHTS.items()} | {**PASTE_SENTENCES, **_PASTE}
)
"""Code of every possible finding of `check_email` -> its sentence."""

EMAIL_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: sentence.params for code, sentence in EMAIL_SENTENCES.items()}
)
"""Code of every possible finding of `check_email` -> names of its parameters, sorted."""

ORDER: Mapping[str, int] = MappingProxyType({code: index for index, code in enumerate(EMAIL_CODES)})
"""Finding code -> its position; the lowest position decides."""
